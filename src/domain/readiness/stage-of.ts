// Stages follow from events. The probability only moves a dialogue between in-dialogue, ready and dormant.
import { isOneClick } from "./acts.ts";
import type { Facts } from "./facts.ts";
import type { Act } from "./history.ts";
import type { Gate } from "./readiness.ts";
import { findRefusal, pastInvites } from "./refusals.ts";
import { DORMANT_BELOW, READY_FROM, READY_UNTIL } from "./signal-table.ts";
import type { Stage } from "./stages.ts";

export function stageOf(acts: readonly Act[], facts: Facts, gates: readonly Gate[], probability: number): Stage {
  const invites = pastInvites(facts);
  if (invites.some((invite) => invite.status === "accepted")) return "connected";
  if (findRefusal(acts, facts) !== undefined) return "declined";
  if (invites.some((invite) => invite.status === "sent")) return "invited";

  const passed = (id: Gate["id"]): boolean => gates.some((gate) => gate.id === id && gate.passed);
  if (passed("answered")) {
    const threshold = facts.previousStage === "ready" ? READY_UNTIL : READY_FROM;
    if (gates.every((gate) => gate.passed) && probability >= threshold) return "ready";
    return !passed("current") && probability < DORMANT_BELOW && isOld(acts) ? "dormant" : "in-dialogue";
  }
  if (acts.some(({ touch }) => touch.direction === "inbound" && isOneClick(touch))) return "noticed";
  return facts.person.following || acts.some(({ touch }) => touch.direction === "outbound") ? "listening" : "stranger";
}

/** A dialogue that has only just begun is not asleep, however little it weighs yet. */
function isOld(acts: readonly Act[]): boolean {
  const last = acts.at(-1);
  return last !== undefined && last.days > 30;
}
