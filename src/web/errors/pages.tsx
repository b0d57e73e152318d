// What happened, what was kept, what to do.
import type { Child } from "hono/jsx";
import { BareLayout } from "../components/layout.tsx";

type Way = { href: string; text: string };

export function NotFoundPage() {
  return (
    <ErrorPage title="Nothing here" way={{ href: "/", text: "To Today" }}>
      <p>This page does not exist, or it belongs to somebody else.</p>
    </ErrorPage>
  );
}

export function ForbiddenPage() {
  return (
    <ErrorPage title="Not from here" way={{ href: "/", text: "To Today" }}>
      <p>This form did not come from a page of ours, or your visit has ended meanwhile. Nothing was changed.</p>
      <p class="soft">Go back, load the page again, and try once more.</p>
    </ErrorPage>
  );
}

/** @property reference what stands in the log beside the error. */
export function ServerErrorPage({ reference }: { reference: string }) {
  return (
    <ErrorPage title="That went wrong on our side" way={{ href: "/", text: "To Today" }}>
      <p>What was saved before is safe. Go back and try again; what you typed is often still there.</p>
      <p class="hint">
        If it happens again, this finds it in the log: <code>{reference}</code>
      </p>
    </ErrorPage>
  );
}

/** For a form whose own page cannot be shown again. */
export type FormErrorProps = { errors: readonly { path: string; message: string }[]; back: Way };

export function FormErrorPage({ errors, back }: FormErrorProps) {
  return (
    <ErrorPage title="One more look, please" way={back}>
      <ul class="points">
        {errors.map((error) => (
          <li key={error.path}>{error.message}</li>
        ))}
      </ul>
      <p class="soft">Nothing was changed. Go back, and what you typed is still there.</p>
    </ErrorPage>
  );
}

function ErrorPage({ title, way, children }: { title: string; way: Way; children: Child }) {
  return (
    <BareLayout title={title}>
      <h1>{title}</h1>
      {children}
      <p class="acts">
        <a class="btn go" href={way.href}>
          {way.text}
        </a>
      </p>
    </BareLayout>
  );
}
