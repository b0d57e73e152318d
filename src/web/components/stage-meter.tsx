import { capitalise, stageWord } from "../words.ts";

const STEPS = ["listening", "noticed", "in-dialogue", "ready"];
const reached: Record<string, number> = {
  listening: 1,
  noticed: 2,
  "in-dialogue": 3,
  ready: 4,
  invited: 4,
  connected: 4,
};

/** Four steps to a warranted invite; the word is shown, or kept for screen readers and the pointer where `quiet`. */
export function StageMeter({ stage, quiet = false }: { stage: string; quiet?: boolean | undefined }) {
  const word = capitalise(stageWord(stage));
  return (
    <span class="stage" title={quiet ? word : undefined}>
      <span class="steps" aria-hidden="true">
        {STEPS.map((step, index) => (
          <i key={step} class={index < (reached[stage] ?? 0) ? "on" : undefined} />
        ))}
      </span>
      <span class={quiet ? "unseen" : undefined}>{quiet ? `, stage: ${word}` : word}</span>
    </span>
  );
}
