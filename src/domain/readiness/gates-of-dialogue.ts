// Gates that ask whether there is a dialogue to continue.
import { isComposedComment, isDirected, isSaid, isTwoWay } from "./acts.ts";
import { daysBetween, formatDay } from "./dates.ts";
import type { Act } from "./history.ts";
import type { Gate, GateId } from "./readiness.ts";
import { halfLifeOf } from "./signal-table.ts";

const APART_DAYS = 14;
const WHY_NOW_DAYS = 365;

export function gate(id: GateId, passed: boolean, text: string, clears: string): Gate {
  return { id, passed, text, clears: passed ? null : clears };
}

/** At least one directed act by them. */
export function gateAnswered(acts: readonly Act[]): Gate {
  const last = acts.findLast((act) => isDirected(act.touch));
  return gate(
    "answered",
    last !== undefined,
    last === undefined ? "They have not answered you yet." : `${describe(last)}.`,
    "Say something specific about their newest post. Their answer, a mention or a meeting clears this.",
  );
}

/** Two composed comments on two posts at least 14 days apart; a meeting or an agreed introduction waives it. */
export function gateSubstance(acts: readonly Act[]): Gate {
  const waiver = acts.findLast((act) => isTwoWay(act.touch));
  const clears = `Comment on another post of theirs, at least ${APART_DAYS} days after your first comment.`;
  if (waiver !== undefined) return gate("substance", true, `${describe(waiver)}; that says enough.`, clears);
  const comments = acts.filter((act) => isComposedComment(act.touch));
  const isPair = (a: Act, b: Act): boolean =>
    (a.post === undefined || a.post !== b.post) && daysBetween(a.touch.at, b.touch.at) >= APART_DAYS;
  const later = comments.find((b) => comments.some((a) => isPair(a, b)));
  if (later !== undefined) {
    return gate("substance", true, "You commented on two of their posts, at least two weeks apart.", clears);
  }
  const [first] = comments;
  if (first === undefined) return gate("substance", false, "You have not commented on their posts yet.", clears);
  const text = `You commented first on ${formatDay(first.touch.at)}, but not yet on two posts two weeks apart.`;
  return gate("substance", false, text, clears);
}

/** Contact both ways within one half-life of the kind of contact it was. */
export function gateCurrent(acts: readonly Act[], pace: number): Gate {
  const twoWay = acts.filter((act) => isDirected(act.touch) && isBothWays(act, acts, pace));
  const fresh = twoWay.findLast((act) => act.days <= contactHalfLife(act, pace));
  const last = fresh ?? twoWay.at(-1);
  return gate(
    "current",
    fresh !== undefined,
    last === undefined
      ? "There has been no contact both ways yet."
      : `You were last in touch both ways on ${formatDay(last.touch.at)}.`,
    "Take the thread up again: comment on something they published since, or answer them, and wait for their answer.",
  );
}

/** A sentence that cites a dated exchange can be written, and it is no more than a year old. */
export function gateWhyNow(acts: readonly Act[]): Gate {
  const last = acts.findLast((act) => isDirected(act.touch) && act.days <= WHY_NOW_DAYS);
  return gate(
    "why-now",
    last !== undefined,
    last === undefined
      ? "There is no recent exchange that an invite could mention."
      : `You can refer to something that happened: ${describe(last, "lower")}.`,
    "Comment on a post of theirs, so that there is an exchange to refer to once they answer.",
  );
}

function isBothWays(theirs: Act, acts: readonly Act[], pace: number): boolean {
  if (isTwoWay(theirs.touch)) return true;
  return acts.some((mine) => isSaid(mine.touch) && mine.days - theirs.days <= contactHalfLife(theirs, pace));
}

function contactHalfLife({ touch }: Act, pace: number): number {
  if (touch.kind === "meeting") return halfLifeOf("met", pace);
  if (touch.kind === "introduction") return halfLifeOf("introduced", pace);
  return halfLifeOf(touch.kind === "mention" || touch.kind === "webmention" ? "initiated" : "replied", pace);
}

function describe({ touch }: Act, start: "upper" | "lower" = "upper"): string {
  const on = formatDay(touch.at);
  const did: Partial<Record<typeof touch.kind, string>> = {
    meeting: `you met or spoke on ${on}`,
    introduction: `you were introduced on ${on}`,
    reply: `they replied to you on ${on}`,
    comment: `they commented to you on ${on}`,
    mention: `they mentioned you on ${on}`,
    webmention: `they linked to you on ${on}`,
    email: `they wrote to you on ${on}`,
    ask: `they asked you something on ${on}`,
    gift: `they helped you on ${on}`,
  };
  const text = did[touch.kind] ?? `they turned to you on ${on}`;
  return start === "lower" ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
