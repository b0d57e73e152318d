import type { View } from "../view.ts";
import { Face } from "./face.tsx";
import { Reasons, type ReasonShape } from "./reasons.tsx";
import { StageMeter } from "./stage-meter.tsx";
import { When } from "./when.tsx";

export type OpeningProps = {
  post: { id: string; title: string; kind: string; publishedAt: Date | null };
  person: { id: string; name: string; picture: string | null; stage: string };
  /** `null` while the brief is being made. */
  gist: string | null;
  /** Why now, the most particular first: sentences, and what each adds to the score. */
  reasons: readonly ReasonShape[];
};

/** A post on which something is worth saying now. The first of a page is the strong one. */
export function Opening({ opening, view, strong }: { opening: OpeningProps; view: View; strong: boolean }) {
  const { post, person, gist, reasons } = opening;
  const href = `/posts/${post.id}`;
  return (
    <article class="opening" aria-labelledby={`opening-${post.id}`}>
      <p class="by">
        <Face name={person.name} picture={person.picture} size="small" />
        <span>
          <Whose opening={opening} view={view} /> <StageMeter stage={person.stage} quiet />
        </span>
      </p>
      <h3 id={`opening-${post.id}`}>
        <a href={href}>{post.title}</a>
      </h3>
      <p class={gist === null ? "gist soft" : "gist"}>{gist ?? "The brief is being made."}</p>
      <Reasons reasons={reasons} />
      <form
        class="acts"
        method="post"
        action={`${href}/dismiss`}
        hx-post={`${href}/dismiss`}
        hx-select="#now"
        hx-target="#now"
        hx-swap="outerHTML"
        hx-select-oob="#flash"
      >
        <a class={strong ? "btn go" : "btn"} href={`${href}#take-form`}>
          Form an opinion
        </a>
        <button class="btn quiet">
          Not interested<span class="unseen">: {post.title}</span>
        </button>
      </form>
    </article>
  );
}

function Whose({ opening: { post, person }, view }: { opening: OpeningProps; view: View }) {
  return (
    <>
      <a href={`/people/${person.id}`}>{person.name}</a>
      {` · ${post.kind}`}
      {post.publishedAt === null ? null : (
        <>
          {" · "}
          <When at={post.publishedAt} view={view} />
        </>
      )}
    </>
  );
}

/** What else there would be to say, for who has the time: nothing to be done about it. */
export function MoreOpenings({ openings, view }: { openings: readonly OpeningProps[]; view: View }) {
  if (openings.length === 0) return null;
  return (
    <details class="fold more">
      <summary>If you have more time</summary>
      <ul class="sheet">
        {openings.map((opening) => (
          <li key={opening.post.id}>
            <p>
              <a href={`/posts/${opening.post.id}`}>{opening.post.title}</a>
            </p>
            <p class="by">
              <span>
                <Whose opening={opening} view={view} />
              </span>
            </p>
            <p class="why soft">{opening.reasons[0]?.text}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
