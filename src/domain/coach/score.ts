// One number for a draft, so that two drafts can be compared. Not a verdict: `ready` is.
import type { CriterionId, Finding } from "./verdict.ts";

/**
 * What must not be in a comment weighs most, what is only advice least. `adds` and `respectful` weigh less than their rank,
 * because substance counts the same signs already.
 */
const WEIGHTS: Readonly<Record<CriterionId, number>> = {
  adds: 2,
  anchored: 3,
  "own-opinion": 3,
  true: 4,
  "no-praise-alone": 4,
  respectful: 2,
  "already-said": 3,
  "no-self-promotion": 3,
  "one-question": 0.5,
  tells: 2,
  readable: 0.5,
  length: 0.5,
};

/** Two thirds of the whole: what a comment says outweighs what it avoids. */
const SUBSTANCE_WEIGHT = 60;

/**
 * The weighted mean of substance (see substance.ts) and the criteria: a fix counts 0 to 0.3, what cannot be judged 0.4, a pass 0.5 to 1 by its
 * strength. So turning a fix into a pass, or making a pass stronger, never lowers the score.
 */
export function scoreOf(findings: readonly { id: CriterionId; finding: Finding }[], substance: number): number {
  let sum = SUBSTANCE_WEIGHT * substance;
  let total = SUBSTANCE_WEIGHT;
  for (const { id, finding } of findings) {
    sum += WEIGHTS[id] * worth(finding);
    total += WEIGHTS[id];
  }
  return sum / total;
}

function worth({ verdict, strength }: Finding): number {
  if (verdict === "na") return 0.4;
  if (verdict === "fix") return 0.3 * (strength ?? 0);
  return 0.5 + 0.5 * (strength ?? 1);
}
