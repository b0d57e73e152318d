// The user's own opinion, the coach beside it, and the way out to the page where it will stand.
import { CoachList, type CoachProps } from "../components/coach-list.tsx";
import { FormTrouble } from "../components/form-trouble.tsx";
import { OutLink } from "../components/touch.tsx";
import { errorOf, valueOf, type FormState } from "../form-state.ts";
import { capitalise, channelWord, hostOf, isWebAddress } from "../words.ts";

export type Draft = { id: string; take: string; text: string; channel: string };

/** @property limit in characters, as the channel counts them; `null` where there is none. */
export type ChannelChoice = { id: string; limit: number | null };

export type TakeFormProps = {
  /** `url`: where one comments on it. */
  post: { id: string; url: string };
  /** Where they want to be answered, or that they want no answer there. */
  discussion: { url: string | null; disabled: boolean } | null;
  /** What is saved and not posted yet. */
  draft: Draft | undefined;
  channels: readonly ChannelChoice[];
  coach: CoachProps | undefined;
  form?: FormState | undefined;
  /** Something in it is to be confirmed before it is copied. */
  isHeld?: boolean | undefined;
};

export function TakeForm({ post, discussion, draft, channels, coach, form, isHeld }: TakeFormProps) {
  // Saved without other words, the text is the take: nothing to show twice.
  const text = valueOf(form, "text", draft === undefined || draft.text === draft.take ? "" : draft.text);
  const chosen = valueOf(form, "channel", draft?.channel ?? channels[0]?.id ?? "");
  const coached = {
    "hx-post": `/posts/${post.id}/coach`,
    "hx-target": "#coach",
    "hx-swap": "outerHTML",
    "hx-include": "closest form",
    "hx-sync": "closest form:replace",
  };
  const typed = { ...coached, "hx-trigger": "input changed delay:500ms" };
  const wrong = errorOf(form, "take");
  const isUnwanted = discussion?.disabled === true;
  return (
    <form
      id="take-form"
      class="sheet take"
      method="post"
      action={`/posts/${post.id}/take`}
      data-keep={`take:${post.id}`}
      data-open={isWebAddress(post.url) && !isUnwanted ? post.url : undefined}
    >
      <FormTrouble form={form} />
      <h2>
        <label for="take">Your take</label>
      </h2>
      <WhereTheyTalk discussion={discussion} />
      <textarea
        id="take"
        name="take"
        rows={9}
        placeholder="What do you think of it? Rough is fine."
        aria-describedby={wrong === undefined ? "take-hint" : "take-error take-hint"}
        aria-invalid={wrong === undefined ? undefined : "true"}
        {...typed}
      >
        {valueOf(form, "take", draft?.take ?? "")}
      </textarea>
      {wrong === undefined ? null : (
        <p class="wrong" id="take-error">
          {wrong}
        </p>
      )}
      <p class="hint kept" data-kept hidden>
        This is what you typed last time and had not saved.{" "}
        <button class="btn quiet" type="button" data-drop>
          Let it go
        </button>
      </p>
      <details class="words" open={text !== ""}>
        <summary>Other words for the page</summary>
        <label for="text">What you will post</label>
        <textarea id="text" name="text" rows={6} aria-describedby="text-hint" {...typed}>
          {text}
        </textarea>
        <p class="hint" id="text-hint">
          Leave it empty to post your take as it is.
        </p>
      </details>
      <p class="where">
        <label for="channel">Where</label>
        <select id="channel" name="channel" {...coached} hx-trigger="change">
          {channels.map((channel) => (
            <option
              key={channel.id}
              value={channel.id}
              selected={channel.id === chosen}
              data-limit={channel.limit ?? undefined}
            >
              {capitalise(channelWord(channel.id))}
            </option>
          ))}
        </select>
        <output class="count" for="take text channel" data-count></output>
      </p>
      <CoachList coach={coach} />
      <p class="acts">
        {isUnwanted || isHeld === true ? null : (
          <button class="btn go" name="then" value="open">
            Copy and open
          </button>
        )}
        <button class={isUnwanted ? "btn go" : "btn"} name="then" value="save">
          Save
        </button>
      </p>
      <p class="hint" id="take-hint">
        {isHeld === true
          ? "Before you copy it: say below whether what you did not write is true."
          : isUnwanted
            ? "Nothing is sent."
            : "Nothing is sent. You paste it on their page and post it yourself."}
      </p>
    </form>
  );
}

function WhereTheyTalk({ discussion }: Pick<TakeFormProps, "discussion">) {
  if (discussion === null) return null;
  if (discussion.disabled) {
    return (
      <p class="hint">
        They want no comments on this episode. What you think is kept here for you; it may find its place in a letter,
        or when you meet.
      </p>
    );
  }
  if (discussion.url === null) return null;
  return (
    <p class="hint">
      Comments live at <OutLink url={discussion.url} text={hostOf(discussion.url)} />.
    </p>
  );
}
