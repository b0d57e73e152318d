export type ReasonShape = { id: string; text: string; weight: number };

/** Why a post is an opening: one line, and all the parts of its score for who wants to see them. */
export function Reasons({ reasons }: { reasons: readonly ReasonShape[] }) {
  const [first] = reasons;
  if (first === undefined) return null;
  const score = reasons.reduce((sum, reason) => sum + reason.weight, 0);
  return (
    <>
      <p class="hook">{first.text}</p>
      <details class="parts">
        <summary>Why this one</summary>
        <ul>
          {reasons.map((reason) => (
            <li key={reason.id}>
              <span>{reason.text}</span> <b>{signed(reason.weight)}</b>
            </li>
          ))}
          <li class="sum">
            <span>Together</span> <b>{signed(score)}</b>
          </li>
        </ul>
      </details>
    </>
  );
}

/** In hundredths, with a true minus: what is small is shown as what it is. */
function signed(weight: number): string {
  const hundredths = Math.round(weight * 100);
  return `${hundredths < 0 ? "\u2212" : "+"}${Math.abs(hundredths)}`;
}
