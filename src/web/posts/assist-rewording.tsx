// The user's own text with each change in its place, to be taken or left.
import type { Rewording } from "../../domain/assists/results.ts";
import { applyChanges } from "../../domain/assists/word-changes.ts";
import { capitalise, countOf } from "../words.ts";

type Props = {
  kind: "sharpen" | "shorten";
  rewording: Rewording;
  draft: { id: string; text: string; limit: number | null };
};

export function RewordingView({ kind, rewording, draft }: Props) {
  const { before, changes, inventions } = rewording;
  if (changes.length === 0) return <p>Nothing to change: it says what it says.</p>;
  if (before !== draft.text)
    return <p>You changed your text since. It is as you left it; ask again to see what could go.</p>;
  const { places } = applyChanges(before, changes);
  const touching = (id: number) => {
    const place = places.get(id)!;
    return inventions.filter(({ start, end }) => start < place.end && end > place.start);
  };
  return (
    <form
      method="post"
      action={`/comments/${draft.id}/changes/${kind}`}
      data-changes
      data-limit={draft.limit ?? undefined}
    >
      <p class="said reworded">
        {changes.map((change, at) => {
          const last = changes[at - 1];
          const isNew = touching(change.id).length > 0;
          return (
            <>
              <span data-kept>{before.slice(last ? last.at + last.removed.length : 0, change.at)}</span>
              <label class={isNew ? "change new" : "change"}>
                <input type="checkbox" name="take" value={String(change.id)} checked={!isNew} />
                {change.removed === "" ? null : <del>{change.removed}</del>}
                {change.added === "" ? null : <ins>{change.added}</ins>}
              </label>
            </>
          );
        })}
        <span data-kept>{before.slice(changes.at(-1)!.at + changes.at(-1)!.removed.length)}</span>
      </p>
      {inventions.length === 0 ? null : (
        <ul class="invented">
          {inventions.map(({ start, words, reason }) => (
            <li key={start}>
              <mark>{words}</mark> <span class="hint">{reason} If you take it, you are asked whether it is true.</span>
            </li>
          ))}
        </ul>
      )}
      <p class="hint" data-then aria-live="polite">
        {capitalise(countOf(changes.length, "change", "changes"))}; untick what you would leave as it was.
      </p>
      <p class="acts">
        <button class="btn go">Take what is ticked</button>
        <button class="btn quiet" name="none" value="yes">
          Leave my text as it is
        </button>
      </p>
    </form>
  );
}
