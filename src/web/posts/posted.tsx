// What came of a take: saved and on its way, posted, seen, answered.
import { Icon } from "../components/icon.tsx";
import { TextField } from "../components/field.tsx";
import { FormTrouble } from "../components/form-trouble.tsx";
import { OutLink } from "../components/touch.tsx";
import { When } from "../components/when.tsx";
import type { FormState } from "../form-state.ts";
import type { View } from "../view.ts";
import { channelPlace, channelWord } from "../words.ts";
import { openAddress } from "./open-address.ts";
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

/** What is known of it, and from whom: the user's word is not our having seen it. */
const outcomes: Record<PostedComment["status"], string> = {
  posted: "That is your word; we have not looked for it there ourselves.",
  live: "Seen on the page.",
  answered: "Answered.",
  gone: "No longer on the page.",
};

/** For a take that is saved: take it along, and tell when it is out. Folded unless the user comes from saving it. */
export function PostedForm({ draft, url, form }: { draft: Draft; url: string; form?: FormState | undefined }) {
  const words = draft.text === "" ? draft.take : draft.text;
  const opened = openAddress(draft.channel, url, words);
  return (
    <details class="sheet pad posted" id="posted" open={form !== undefined}>
      <summary>
        <h2>Did you post it?</h2>
      </summary>
      <div id="posted-form">
        <p class="soft">Then its place on the timeline is kept, and an answer can be noticed.</p>
        <details class="words">
          <summary>Your words, to copy by hand</summary>
          <p class="said" id="posted-words">
            {words}
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
            {opened === undefined ? null : (
              <a class="btn quiet" href={opened} target="_blank" rel="noopener noreferrer">
                <Icon name="open" /> Open the page
              </a>
            )}
          </p>
        </form>
        <OwnPost commentId={draft.id} />
        <form method="post" action={`/comments/${draft.id}/drop`}>
          <button class="btn quiet">Throw this draft away</button>
        </form>
      </div>
    </details>
  );
}

/** Said at home instead: a post that quotes and links theirs. */
function OwnPost({ commentId }: { commentId: string }) {
  return (
    <div class="own">
      <h3>Write it as a post of your own</h3>
      <p class="hint">
        Your words under a link to theirs and the passage they speak to, as Markdown for your own site.
      </p>
      <p class="acts">
        <button class="btn" type="button" data-copy-from={`/comments/${commentId}/post.md`} hidden>
          Copy as Markdown
        </button>
        <a class="btn quiet" href={`/comments/${commentId}/post.md`} download="in-answer.md">
          Download
        </a>
      </p>
    </div>
  );
}

type PostedCommentsProps = {
  comments: readonly PostedComment[];
  view: View;
  form?: (FormState & { commentId: string }) | undefined;
};

export function PostedComments({ comments, view, form }: PostedCommentsProps) {
  if (comments.length === 0) return null;
  return (
    <section aria-labelledby="earlier-title">
      <h2 id="earlier-title">What you said before</h2>
      <ul class="sheet">
        {comments.map((comment) => (
          <li class="earlier" key={comment.id} id={`comment-${comment.id}`}>
            <p class="said">{comment.text}</p>
            <p class="hint">
              Posted <When at={comment.postedAt} view={view} />,{" "}
              {comment.url === null ? (
                channelPlace(comment.channel)
              ) : (
                <OutLink url={comment.url} text={channelWord(comment.channel)} />
              )}
              . {outcomes[comment.status]}
            </p>
            <PostedActs comment={comment} form={form?.commentId === comment.id ? form : undefined} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PostedActs({ comment, form }: { comment: PostedComment; form: FormState | undefined }) {
  return (
    <details class="words" open={form !== undefined}>
      <summary>Change what is noted</summary>
      <form method="post" action={`/comments/${comment.id}/address`}>
        <FormTrouble form={form} />
        <TextField
          name="url"
          prefix={`at-${comment.id}`}
          label="Address of your comment"
          value={comment.url ?? ""}
          inputmode="url"
          form={form}
        />
        <p class="acts">
          <button class="btn">Keep this address</button>
        </p>
      </form>
      <OwnPost commentId={comment.id} />
      {comment.status === "posted" ? (
        <form method="post" action={`/comments/${comment.id}/back`}>
          <button class="btn quiet">I did not post it after all</button>
        </form>
      ) : null}
    </details>
  );
}
