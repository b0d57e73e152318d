// What came of a take: saved and on its way, posted, seen, answered.
import { Icon } from "../components/icon.tsx";
import { TextField } from "../components/field.tsx";
import { FormTrouble } from "../components/form-trouble.tsx";
import { OutLink } from "../components/touch.tsx";
import { When } from "../components/when.tsx";
import type { FormState } from "../form-state.ts";
import type { View } from "../view.ts";
import { channelPlace, channelWord, isWebAddress } from "../words.ts";
import type { Draft } from "./take-form.tsx";

/** `status` as in the comments table; a draft is not listed here. */
export type PostedComment = {
  id: string;
  text: string;
  channel: string;
  status: "posted" | "live" | "answered" | "gone";
  postedAt: Date;
  url: string | null;
};

const outcomes: Record<PostedComment["status"], string> = {
  posted: "posted",
  live: "seen on the page",
  answered: "answered",
  gone: "no longer on the page",
};

/** For a take that is saved: take it along, and tell when it is out. */
export function PostedForm({ draft, url, form }: { draft: Draft; url: string; form?: FormState | undefined }) {
  return (
    <section class="sheet pad" id="posted" aria-labelledby="posted-title">
      <h2 id="posted-title">Did you post it?</h2>
      <p class="soft">Then its place on the timeline is kept, and an answer can be noticed.</p>
      <details class="words">
        <summary>Your words, to copy by hand</summary>
        <p class="said" id="posted-words">
          {draft.text === "" ? draft.take : draft.text}
        </p>
      </details>
      <form method="post" action={`/comments/${draft.id}/posted`}>
        <FormTrouble form={form} />
        <TextField
          name="url"
          prefix="posted"
          label="Address of your comment"
          hint="Optional. With it we find the answer sooner."
          inputmode="url"
          form={form}
        />
        <p class="acts">
          <button class="btn">I posted it</button>
          {isWebAddress(url) ? (
            <a class="btn quiet" href={url} target="_blank" rel="noopener noreferrer">
              <Icon name="open" /> Open the page
            </a>
          ) : null}
        </p>
      </form>
    </section>
  );
}

export function PostedComments({ comments, view }: { comments: readonly PostedComment[]; view: View }) {
  if (comments.length === 0) return null;
  return (
    <section aria-labelledby="earlier-title">
      <h2 id="earlier-title">What you said before</h2>
      <ul class="sheet">
        {comments.map((comment) => (
          <li class="earlier" key={comment.id}>
            <p class="said">{comment.text}</p>
            <p class="hint">
              {outcomes[comment.status]}, <When at={comment.postedAt} view={view} />,{" "}
              {comment.url === null ? (
                channelPlace(comment.channel)
              ) : (
                <OutLink url={comment.url} text={channelWord(comment.channel)} />
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
