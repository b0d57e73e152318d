import { Icon } from "./icon.tsx";

export type CoachProps = Readonly<{
  ready: boolean;
  /** `na` criteria are not shown. */
  criteria: readonly {
    id: string;
    verdict: "pass" | "fix" | "na";
    text: string;
    by?: string | undefined;
    /** Where in the words, as UTF-16 offsets. */
    spans?: readonly { start: number; end: number }[] | undefined;
  }[];
  length: { count: number; limit: number | null };
}>;

/** What is said by somebody else than the coach's rules stands under their name. What would make the take worth reading. The whole element is the fragment that `POST /posts/:id/coach` answers. */
export function CoachList({ coach }: { coach: CoachProps | undefined }) {
  const shown = coach?.criteria.filter((criterion) => criterion.verdict !== "na") ?? [];
  return (
    <div id="coach" class="coach" aria-live="polite">
      <p class="verdict">{verdictOf(coach, shown.length)}</p>
      {shown.length === 0 ? null : (
        <ul>
          {shown.map((criterion) => (
            <li key={`${criterion.id} ${criterion.text}`} class={criterion.verdict}>
              <Icon name={criterion.verdict === "pass" ? "pass" : "fix"} />
              <span>
                <span class="unseen">{criterion.verdict === "pass" ? "Good: " : "To do: "}</span>
                {criterion.text}
                {criterion.by === undefined ? null : <span class="hint"> Second opinion, by {criterion.by}.</span>}
                {criterion.spans === undefined || criterion.spans.length === 0 ? null : (
                  <button
                    class="show"
                    type="button"
                    data-spans={criterion.spans.map(({ start, end }) => `${start}-${end}`).join(" ")}
                    hidden
                  >
                    Show<span class="unseen"> where: {criterion.text}</span>
                  </button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function verdictOf(coach: CoachProps | undefined, findings: number): string {
  if (coach === undefined) return "The coach reads along once you write: what is good, and what would make it better.";
  const { count, limit } = coach.length;
  if (limit !== null && count > limit) {
    const over = count - limit === 1 ? "one character" : `${count - limit} characters`;
    return `It is ${over} longer than this channel takes. You may still save it.`;
  }
  if (coach.ready) return "Worth reading. You can post it.";
  return findings === 0 ? "Nothing to say yet." : "Not quite there. You may post it anyway; it is yours.";
}
