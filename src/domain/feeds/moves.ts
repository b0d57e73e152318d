// Permanent redirects: believed slowly, and by another site only where it publishes the same (feeds.md, rule 10).
import type { Feed } from "../../db/feeds.ts";
import type { FetchAnswer } from "../../net/fetcher.ts";
import { isUsableAddress } from "./address.ts";

/** On so many distinct polls a permanent redirect must lead to a feed before it is believed. */
const MOVES_TO_BELIEVE = 3;

export type Move = Pick<Feed, "movedTo" | "movedSeen">;

/**
 * What is known of a move after this answer. One whose first sight brought another site's posts is never counted: whoever
 * sends a follower on to somebody else's feed must not leave posts of their own under that address.
 * @param before what was known; null at the first follow, where nothing was published under the old address.
 * @param isSameFeed whether what the answer carries is mostly what we had.
 */
export function moveAfter(
  answer: Pick<FetchAnswer, "permanentUrl">,
  url: string,
  before: Move | null,
  isSameFeed: boolean,
): Move {
  const target = answer.permanentUrl;
  if (target === undefined || target === url || !isUsableAddress(target) || isLessSafe(target, url))
    return { movedTo: null, movedSeen: 0 };
  if (before?.movedTo === target)
    return { movedTo: target, movedSeen: before.movedSeen === 0 ? 0 : before.movedSeen + 1 };
  return { movedTo: target, movedSeen: before === null || isSameFeed || isSameSite(target, url) ? 1 : 0 };
}

/** The address to ask from now on; null while the old one stands. */
export function believedAddress({ movedTo, movedSeen }: Move): string | null {
  return movedSeen >= MOVES_TO_BELIEVE ? movedTo : null;
}

/** On the way to being believed: it is then asked as often as before, for no longer than that takes. */
export function isBeingBelieved({ movedSeen }: Move): boolean {
  return movedSeen > 0 && movedSeen <= MOVES_TO_BELIEVE;
}

/** Anybody on the way can send a follower from http elsewhere; nobody is to lead one from https to http. */
function isLessSafe(target: string, url: string): boolean {
  return url.startsWith("https:") && !target.startsWith("https:");
}

function isSameSite(one: string, other: string): boolean {
  const site = (url: string): string => new URL(url).hostname.replace(/^www\./, "");
  return site(one) === site(other);
}
