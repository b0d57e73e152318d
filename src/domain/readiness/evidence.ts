// Which touches speak for which signal.
import { isAgreedIntroduction, isComposedComment, isDirected, isGift, isOneClick, isSaid } from "./acts.ts";
import { findTurns, splitByAnswer, type Turn } from "./exchanges.ts";
import type { Act } from "./history.ts";

/** Comments that nobody answered count as evidence only up to here; the rest weigh against. */
export const UNANSWERED_ALLOWED = 2;

export type Evidence = {
  replied: Act[];
  initiated: Act[];
  met: Act[];
  introduced: Act[];
  gaveFirst: Act[];
  myComments: Act[];
  oneClick: Act[];
  exchanges: Turn[][];
};

export function sortEvidence(acts: readonly Act[]): Evidence {
  const theirs = acts.filter((act) => act.touch.direction === "inbound");
  const replied = theirs.filter((act) => isReply(act, acts));
  const followedBack = theirs.filter((act) => isFollowBack(act, acts));
  const spontaneous = theirs.filter(
    (act) => !replied.includes(act) && act.touch.kind !== "meeting" && !isAgreedIntroduction(act.touch),
  );
  return {
    replied,
    initiated: spontaneous.filter(
      (act) => isDirected(act.touch) || (act.touch.kind === "follow" && !followedBack.includes(act)),
    ),
    met: acts.filter((act) => act.touch.kind === "meeting"),
    introduced: theirs.filter((act) => isAgreedIntroduction(act.touch)),
    gaveFirst: acts.filter((act) => isGift(act.touch)),
    myComments: countableComments(acts),
    oneClick: acts.filter(
      (act) =>
        isOneClick(act.touch) &&
        !isGift(act.touch) &&
        (act.touch.kind !== "follow" || act.touch.direction === "outbound" || followedBack.includes(act)),
    ),
    exchanges: findTurns(acts),
  };
}

/** A comment of theirs on a post where the user had spoken, or a mail after the user's mail, is a reply by another name. */
function isReply(act: Act, acts: readonly Act[]): boolean {
  const { kind } = act.touch;
  if (kind === "reply") return true;
  if (kind !== "comment" && kind !== "email") return false;
  return acts
    .slice(0, acts.indexOf(act))
    .some(({ touch, post }) =>
      kind === "email"
        ? touch.direction === "outbound" && (touch.kind === "email" || touch.kind === "ask")
        : isSaid(touch) && post !== undefined && post === act.post,
    );
}

function isFollowBack(act: Act, acts: readonly Act[]): boolean {
  return (
    act.touch.kind === "follow" &&
    acts
      .slice(0, acts.indexOf(act))
      .some(
        ({ touch }) => touch.kind === "follow" && touch.direction === "outbound" && touch.channel === act.touch.channel,
      )
  );
}

/** Answered comments, and the first two that were not: so that commenting on into silence never looks like closeness. */
function countableComments(acts: readonly Act[]): Act[] {
  const counts = (act: Act): boolean => isComposedComment(act.touch) && act.touch.passedCoach !== false;
  const { answered, unanswered } = splitByAnswer(acts);
  return [...answered, ...unanswered.slice(0, UNANSWERED_ALLOWED)].filter(counts);
}
