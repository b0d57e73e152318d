import { TextField } from "../components/field.tsx";
import { FormTrouble } from "../components/form-trouble.tsx";
import { BareLayout } from "../components/layout.tsx";
import type { FormState } from "../form-state.ts";

/** @property mail whether links can be sent by e-mail; where not, only the command helps. */
export type SignInProps = { mail: boolean; form?: FormState | undefined };

export function SignInPage({ mail, form }: SignInProps) {
  return (
    <BareLayout title="Sign in">
      <h1>Come in</h1>
      <p>There is no password. Open the link that was printed where Door Opener was started.</p>
      <AskForLink mail={mail} form={form} />
    </BareLayout>
  );
}

/** Says the same whether or not there is such an account: nobody learns who has one. */
export function LinkSentPage({ email }: { email: string }) {
  return (
    <BareLayout title="Look into your mail">
      <h1>Look into your mail</h1>
      <p>If {email} has an account here, a link is on its way. It works once, for 15 minutes.</p>
      <p class="soft">
        Nothing there? Have a look among the unwanted, or <a href="/sign-in">ask again</a>.
      </p>
    </BareLayout>
  );
}

export function LinkExpiredPage({ mail }: { mail: boolean }) {
  return (
    <BareLayout title="This link is spent">
      <h1>This link is spent</h1>
      <p>Links work once, for 15 minutes. Nothing is lost; here is how to get a new one.</p>
      <AskForLink mail={mail} form={undefined} />
    </BareLayout>
  );
}

export function SignedOutPage() {
  return (
    <BareLayout title="Signed out">
      <h1>See you soon</h1>
      <p>You are signed out. We keep reading for you.</p>
      <p class="acts">
        <a class="btn go" href="/sign-in">
          Sign in again
        </a>
      </p>
    </BareLayout>
  );
}

function AskForLink({ mail, form }: SignInProps) {
  return (
    <>
      {mail ? (
        <form method="post" action="/sign-in">
          <FormTrouble form={form} />
          <TextField name="email" type="email" label="Your e-mail address" autocomplete="email" form={form} required />
          <button class="btn go">Send me a link</button>
        </form>
      ) : null}
      <p class="hint">
        {mail ? "Or, on" : "A new link, on"} the machine it runs on: <code>npm run cli -- sign-in you@example.org</code>
      </p>
    </>
  );
}
