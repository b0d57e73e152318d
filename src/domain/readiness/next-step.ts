import type { Readiness } from "./readiness.ts";
import type { Stage } from "./stages.ts";

export type Situation = {
  stage: Stage;
  readiness: Pick<Readiness, "gates">;
  /** The best post to say something about, where there is one. */
  opening?: { title: string } | undefined;
  /** They wrote last, and the user has not answered. */
  replyWaiting?: boolean | undefined;
  /** False while nothing of theirs is followed. Without it, true for everybody but strangers. */
  following?: boolean | undefined;
};

/** One short sentence: the next thing worth doing. */
export function nextStep({ stage, readiness, opening, replyWaiting, following }: Situation): string {
  if (replyWaiting === true && stage !== "declined") return "Answer what they wrote to you.";
  const say = opening === undefined ? undefined : `Say what you think about “${shorten(opening.title)}”.`;
  const pushing = readiness.gates.some(({ id, passed }) => id === "not-pushing" && !passed);
  const speak = pushing ? "Keep reading and let them come to you." : say;
  const find = "Find what they publish and follow it.";
  const steps: Record<Stage, string> = {
    stranger: find,
    listening: following === false ? find : (speak ?? "Read their newest post and form an opinion."),
    noticed: speak ?? "They noticed you: read their newest post and form an opinion.",
    "in-dialogue": speak ?? clearsOf(readiness) ?? "Keep the dialogue going when they publish again.",
    ready: "Write the invite while the exchange is fresh.",
    invited: "Wait for their answer; give, don't ask.",
    connected: say ?? "Stay in touch: read what they publish.",
    declined: "Leave it with them.",
    dormant: speak ?? "Take the thread up again with something of theirs you read.",
  };
  return steps[stage];
}

function clearsOf(readiness: Pick<Readiness, "gates">): string | undefined {
  return readiness.gates.find(({ passed }) => !passed)?.clears ?? undefined;
}

function shorten(title: string): string {
  return title.length <= 70 ? title : `${title.slice(0, 69).trimEnd()}…`;
}
