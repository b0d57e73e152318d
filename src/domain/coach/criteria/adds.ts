// 2. Adds an experience, evidence, a counterpoint, a question the post does not answer, or a solution.
import { findMoves, type Move } from "../moves.ts";
import { spanOf, type Reading } from "../reading.ts";
import type { Finding } from "../verdict.ts";

const CALLED: Readonly<Record<Move["kind"], string>> = {
  experience: "an experience of yours",
  evidence: "evidence or an example",
  counterpoint: "a counterpoint",
  question: "a question",
  solution: "a proposal",
  reason: "a reason",
};

export function adds(reading: Reading): Finding {
  const moves = findMoves(reading);
  const strength = 1 - Math.exp(-moves.reduce((sum, move) => sum + move.weight, 0) / 3);
  if (moves.length > 0) {
    const kinds = [...new Set(moves.map((move) => CALLED[move.kind]))];
    return { verdict: "pass", text: `You add ${listed(kinds)}.`, spans: moves.map(spanOf), strength };
  }
  if (!reading.english && reading.words.length >= 8) {
    return { verdict: "na", text: "The coach reads English best and cannot tell what this adds.", spans: [] };
  }
  const text =
    reading.words.length === 0
      ? "Write down the one thing you know about this that the post does not say."
      : "Add one thing the post does not say: what happened when you tried it, a source, a case where it fails, or a real question.";
  return { verdict: "fix", text, spans: reading.sentences.slice(-1).map(spanOf), strength: 0 };
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}
