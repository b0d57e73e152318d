import type { View } from "../view.ts";
import { Icon } from "./icon.tsx";
import { touchAnchor } from "./touch.tsx";
import { When } from "./when.tsx";

export type ReadinessProps = {
  /** 0 to 1. Told as a percentage only where `learnt`; otherwise as a band. */
  probability: number;
  interval: readonly [number, number];
  learnt: boolean;
  /** Where the judgement comes from, as a sentence: "Our starting guess, …". */
  basis: string;
  /** What each gate's `text` says is so; `clears` says what would clear it. */
  gates: readonly { id: string; passed: boolean; text: string; clears: string | null }[];
  /** `contribution` in log-odds: above zero speaks for an invite. */
  signals: readonly { id: string; text: string; contribution: number; touchIds: readonly string[] }[];
};

/** @param momentOf when a touch on this page happened; undefined for one that is not shown here. */
type ReadinessViewProps = { readiness: ReadinessProps; view: View; momentOf: (touchId: string) => Date | undefined };

export function bandOf(probability: number): "low" | "fair" | "good" {
  if (probability >= 0.65) return "good";
  return probability >= 0.35 ? "fair" : "low";
}

/** Log-odds below which a signal is no bar: it would read as evidence where there is next to none. */
const TOLD_FROM = 0.05;

/** How warranted an invite is, each line linked to the touches it came from. */
export function Readiness({ readiness, view, momentOf }: ReadinessViewProps) {
  const { gates, signals, probability, interval, learnt, basis } = readiness;
  const missing = gates.filter((gate) => !gate.passed);
  const met = gates.filter((gate) => gate.passed);
  const weighty = signals.filter((signal) => Math.abs(signal.contribution) >= TOLD_FROM);
  const slight = signals.filter((signal) => !weighty.includes(signal));
  const most = Math.max(0.5, ...signals.map((signal) => Math.abs(signal.contribution)));
  const [low, high] = interval.map((bound) => Math.round(bound * 100));
  return (
    <div class="sheet pad readiness">
      {learnt ? <p>{`About ${Math.round(probability * 100)} in 100, somewhere between ${low} and ${high}.`}</p> : null}
      {signals.length === 0 ? <p class="soft">No evidence yet: nothing was said so far.</p> : null}
      <ul class="bars">
        {weighty.map((signal) => (
          <li key={signal.id}>
            <span>
              {signal.text} <Evidence ids={signal.touchIds} view={view} momentOf={momentOf} />
              <span class="unseen">{signal.contribution < 0 ? " Speaks against." : " Speaks for it."}</span>
            </span>
            <Bar share={Math.abs(signal.contribution) / most} less={signal.contribution < 0} />
          </li>
        ))}
      </ul>
      {slight.length === 0 ? null : (
        <details>
          <summary>What weighs little so far</summary>
          <ul class="points">
            {slight.map((signal) => (
              <li key={signal.id}>
                {signal.text} <Evidence ids={signal.touchIds} view={view} momentOf={momentOf} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {missing.length === 0 ? null : (
        <>
          <h3 class="minor">Before an invite</h3>
          <ul class="gates">
            {missing.map((gate) => (
              <li key={gate.id} class="fix">
                <Icon name="fix" />
                <span>
                  {gate.text} {gate.clears === null ? null : <b>{gate.clears}</b>}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {met.length === 0 ? null : (
        <details>
          <summary>{missing.length === 0 ? "All conditions are met" : "What is met already"}</summary>
          <ul class="gates">
            {met.map((gate) => (
              <li key={gate.id} class="pass">
                <Icon name="pass" />
                <span>{gate.text}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="hint">{basis}</p>
    </div>
  );
}

function Evidence({ ids, view, momentOf }: { ids: readonly string[] } & Pick<ReadinessViewProps, "view" | "momentOf">) {
  const shown = ids.flatMap((id) => {
    const at = momentOf(id);
    return at === undefined ? [] : [{ id, at }];
  });
  return (
    <>
      {shown.slice(0, 4).map(({ id, at }) => (
        <>
          <a class="source" key={id} href={`#${touchAnchor(id)}`}>
            <When at={at} view={view} />
          </a>{" "}
        </>
      ))}
    </>
  );
}

/** Its length is an attribute of a drawing: the page's policy allows no inline styles. */
function Bar({ share, less }: { share: number; less: boolean }) {
  return (
    <svg
      class={less ? "bar less" : "bar"}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="track" width="100" height="8" rx="4" />
      <rect width={Math.max(4, Math.round(share * 100))} height="8" rx="4" />
    </svg>
  );
}
