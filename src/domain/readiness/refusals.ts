// Invites as events: which count by now, and whether a refusal still stands.
import { isDirected } from "./acts.ts";
import type { Facts, Invite } from "./facts.ts";
import type { Act } from "./history.ts";

export type Refusal = { kind: "decline" | "opt-out"; at: Date };

/** When the invite became what it is now. */
export function turnedAt(invite: Invite): Date {
  return invite.changedAt ?? invite.at;
}

/** Invites that went out by now, in the order in which they came to stand as they do. Drafts do not count. */
export function pastInvites(facts: Facts): Invite[] {
  return (facts.invites ?? [])
    .filter((invite) => invite.status !== "draft" && turnedAt(invite) <= facts.now)
    .sort((a, b) => turnedAt(a).getTime() - turnedAt(b).getTime() || (a.id < b.id ? -1 : Number(a.id > b.id)));
}

/** A decline or an opt-out stands until they turn to the user of their own accord. */
export function findRefusal(acts: readonly Act[], facts: Facts): Refusal | undefined {
  const refusals: Refusal[] = pastInvites(facts)
    .filter((invite) => invite.status === "declined")
    .map((invite) => ({ kind: "decline", at: turnedAt(invite) }));
  const { optedOutAt } = facts.person;
  if (optedOutAt && optedOutAt <= facts.now) refusals.push({ kind: "opt-out", at: optedOutAt });
  const standing = refusals.filter(({ at }) => !acts.some(({ touch }) => isDirected(touch) && touch.at > at));
  return standing.sort((a, b) => a.at.getTime() - b.at.getTime()).at(-1);
}
