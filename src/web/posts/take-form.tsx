// The user's own opinion, the coach beside it, and the way out to the page where it will stand.
import type { Channel } from "../../channels/channel-ids.ts";
import { CoachList, type CoachProps } from "../components/coach-list.tsx";
import { FormTrouble } from "../components/form-trouble.tsx";
import { OutLink } from "../components/touch.tsx";
import { errorOf, valueOf, type FormState } from "../form-state.ts";
import { capitalise, channelWord, hostOf, isWebAddress } from "../words.ts";
import { Lengths } from "./lengths.tsx";
import { intentOf } from "./open-address.ts";

/** @property version counts what was saved of it. */
export type Draft = { id: string; take: string; text: string; channel: string; version: number };

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
  /** Under which name a browser keeps what is not saved yet: of this user and this post. */
  keep: string;
  /** Another window saved other words since: they are shown beside what stands in the form. */
  isElsewhere?: boolean | undefined;
};

export function TakeForm(props: TakeFormProps) {
  const { post, discussion, draft, channels, coach, form, isHeld, keep, isElsewhere } = props;
  // Saved without other words, the text is the take: nothing to show twice.
  const text = valueOf(form, "text", draft === undefined || draft.text === draft.take ? "" : draft.text);
  const take = valueOf(form, "take", draft?.take ?? "");
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
      data-draft={`/posts/${post.id}/draft`}
      data-keep={keep}
      data-open={isWebAddress(post.url) && !isUnwanted ? post.url : undefined}
    >
      <FormTrouble form={form} />
      <input type="hidden" name="seen" value={String(draft?.version ?? 0)} autocomplete="off" />
      <h2>
        <label for="take">Your take</label>
      </h2>
      <WhereTheyTalk discussion={discussion} />
      <Other draft={isElsewhere === true ? draft : undefined} postId={post.id} />
      <div class="box">
        <div class="mirror" aria-hidden="true" data-mirror="take"></div>
        <textarea
          id="take"
          name="take"
          rows={9}
          maxlength={20_000}
          placeholder="What do you think of it? Rough is fine."
          aria-describedby={wrong === undefined ? "take-hint" : "take-error take-hint"}
          aria-invalid={wrong === undefined ? undefined : "true"}
          {...typed}
        >
          {take}
        </textarea>
      </div>
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
        <div class="box">
          <div class="mirror" aria-hidden="true" data-mirror="text"></div>
          <textarea id="text" name="text" rows={6} maxlength={20_000} aria-describedby="text-hint" {...typed}>
            {text}
          </textarea>
        </div>
        <p class="hint" id="text-hint">
          Leave it empty to post your take as it is.
        </p>
      </details>
      <p class="where">
        <label for="channel">Where</label>
        <select id="channel" name="channel" autocomplete="off" {...coached} hx-trigger="change">
          {channels.map((channel) => (
            <option
              key={channel.id}
              value={channel.id}
              selected={channel.id === chosen}
              data-intent={isUnwanted ? undefined : intentOf(channel.id, post.url)}
            >
              {capitalise(channelWord(channel.id))}
              {channel.limit === null ? "" : `, up to ${channel.limit.toLocaleString("en-GB")}`}
            </option>
          ))}
        </select>
        <output class="count" for="take text" aria-live="off" data-count></output>
      </p>
      <Lengths words={text === "" ? take : text} channel={chosen as Channel} />
      <p class="acts">
        {isUnwanted || isHeld === true ? null : (
          <button class="btn go" name="then" value="open" aria-keyshortcuts="Control+Enter Meta+Enter">
            Copy and open
          </button>
        )}
        <button class={isUnwanted ? "btn go" : "btn"} name="then" value="save" aria-keyshortcuts="Control+S Meta+S">
          Save
        </button>
        <span class="saved hint" role="status" data-saved></span>
      </p>
      <p class="hint" id="take-hint">
        {isHeld === true
          ? "Before you copy it: say below whether what you did not write is true."
          : isUnwanted
            ? "Nothing is sent."
            : "Nothing is sent. You paste it on their page and post it yourself."}
      </p>
      <p class="hint keys" data-keys hidden>
        {isUnwanted ? null : (
          <>
            <kbd>Ctrl</kbd> + <kbd>Enter</kbd> copies and opens,{" "}
          </>
        )}
        <kbd>Ctrl</kbd> + <kbd>S</kbd> saves.
      </p>
      <CoachList coach={coach} />
    </form>
  );
}

/** What another window saved, beside what stands in the box: neither goes over the other by itself. */
function Other({ draft, postId }: { draft: Draft | undefined; postId: string }) {
  return (
    <div class="other" role="group" aria-label="Other words of yours" data-other hidden={draft === undefined}>
      <p data-other-why role="status">
        {draft === undefined ? "" : "In another window you saved this:"}
      </p>
      <p class="said" data-other-words>
        {draft === undefined ? "" : draft.text}
      </p>
      <p class="acts">
        <button class="btn" type="button" data-mine hidden>
          Keep what stands in the box
        </button>
        <button class="btn quiet" type="button" data-theirs hidden>
          Take these words instead
        </button>
        {draft === undefined ? null : (
          <a class="btn quiet" href={`/posts/${postId}`} data-drop-mine>
            Take these words instead
          </a>
        )}
      </p>
    </div>
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
