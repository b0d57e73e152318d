// Gates that protect the person: no pushing, no second ask, give before you ask.
import { isDirected, isGive } from "./acts.ts";
import { DAY_MS, formatDay } from "./dates.ts";
import { findUnansweredInARow } from "./exchanges.ts";
import type { Facts } from "./facts.ts";
import { gate } from "./gates-of-dialogue.ts";
import type { Act } from "./history.ts";
import type { Gate } from "./readiness.ts";
import { findRefusal, pastInvites, turnedAt } from "./refusals.ts";

const IN_A_ROW = 3;
const REST_DAYS = 21;

/** At most three unanswered comments in a row. */
export function gateNotPushing(acts: readonly Act[]): Gate {
  const row = findUnansweredInARow(acts);
  const text =
    row.length === 0
      ? "Nothing you said waits without an answer."
      : row.length === 1
        ? "One comment of yours has no answer yet."
        : `${row.length} comments of yours in a row have no answer yet.`;
  return gate(
    "not-pushing",
    row.length <= IN_A_ROW,
    text,
    "Say nothing more for now and keep reading. An answer from them, or meeting them, clears this.",
  );
}

/** No decline or opt-out that stands, and 21 days of rest after a withdrawn invite. */
export function gateNoRefusal(acts: readonly Act[], facts: Facts): Gate {
  const refusal = findRefusal(acts, facts);
  if (refusal !== undefined) {
    const did = refusal.kind === "opt-out" ? "asked not to be contacted" : "declined your invite";
    const clears = "Leave it with them. Only if they write to you of their own accord is there something to continue.";
    return gate("no-refusal", false, `They ${did} on ${formatDay(refusal.at)}.`, clears);
  }
  const withdrawn = pastInvites(facts).findLast((invite) => invite.status === "withdrawn");
  const until = withdrawn === undefined ? undefined : new Date(turnedAt(withdrawn).getTime() + REST_DAYS * DAY_MS);
  if (withdrawn === undefined || until === undefined || until <= facts.now) {
    return gate("no-refusal", true, "They have refused nothing.", "");
  }
  const text = `You withdrew an invite on ${formatDay(turnedAt(withdrawn))}.`;
  return gate(
    "no-refusal",
    false,
    text,
    `Wait until ${formatDay(until)}; a good comment in the meantime does no harm.`,
  );
}

/** At least as many gives as asks, no ask pending, and after an invite they ignored a new give first. */
export function gateGaveFirst(acts: readonly Act[], facts: Facts): Gate {
  const gives = acts.filter((act) => isGive(act.touch));
  const asks = acts.filter((act) => act.touch.kind === "ask" && act.touch.direction === "outbound");
  const invites = pastInvites(facts).filter((invite) => invite.status !== "withdrawn");
  const pending = asks.findLast((ask) => !acts.slice(acts.indexOf(ask) + 1).some((act) => isDirected(act.touch)));
  const balance = `You gave ${count(gives.length)} and asked ${count(asks.length + invites.length)}.`;
  if (pending !== undefined) {
    const text = `You asked them something on ${formatDay(pending.touch.at)} and they have not answered yet.`;
    return gate("gave-first", false, text, "Wait for their answer to what you asked; any answer clears this.");
  }
  const ignored = invites.findLast((invite) => invite.status === "ignored");
  if (ignored !== undefined && !gives.some((give) => give.touch.at > turnedAt(ignored))) {
    const text = `Your invite of ${formatDay(ignored.at)} had no answer, and you have given nothing since.`;
    return gate("gave-first", false, text, "Give something new first: a comment, a share, an introduction.");
  }
  const clears = "Give before you ask again: share a post of theirs, answer a question, introduce somebody.";
  return gate("gave-first", gives.length >= asks.length + invites.length, balance, clears);
}

/** The user's own limit on invites. */
export function gateBudget(facts: Facts): Gate {
  const { budget } = facts;
  if (budget === undefined) return gate("budget", true, "You have set no limit on invites.", "");
  const text = `You have sent ${budget.used} of the ${budget.limit} invites you allow yourself.`;
  return gate(
    "budget",
    budget.used < budget.limit,
    text,
    "Wait until your next period begins, withdraw an open invite, or raise the limit under Settings.",
  );
}

function count(n: number): string {
  return n === 1 ? "once" : `${n} times`;
}
