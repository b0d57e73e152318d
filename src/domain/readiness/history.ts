// The touches up to now, in one order whatever order they came in, each knowing which post it is about.
import { daysBetween } from "./dates.ts";
import type { Touch } from "./facts.ts";

export type Act = {
  touch: Touch;
  /** Age in days, never negative. */
  days: number;
  /** Equal for touches on the same post; undefined where the touch names none. */
  post: string | undefined;
};

/** @returns the acts, oldest first; of two at the same instant the user's comes first, so that the other answers it. */
export function readHistory(touches: readonly Touch[], now: Date): Act[] {
  const past = touches.filter((touch) => touch.at.getTime() <= now.getTime()).sort(inOrder);
  const postOf = joinPosts(past);
  return past.map((touch) => ({ touch, days: daysBetween(touch.at, now), post: postOf(touch) }));
}

function inOrder(a: Touch, b: Touch): number {
  return (
    a.at.getTime() - b.at.getTime() ||
    Number(a.direction === "inbound") - Number(b.direction === "inbound") ||
    compare(a.id, b.id) ||
    compare(a.kind, b.kind)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Touches that share a post id or an address are about one post; a touch with both ties the two together. */
function joinPosts(touches: readonly Touch[]): (touch: Touch) => string | undefined {
  const parent = new Map<string, string>();
  const root = (name: string): string => {
    let at = name;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    return at;
  };
  for (const touch of touches) {
    const [first, ...others] = namesOf(touch);
    if (first === undefined) continue;
    for (const other of others) {
      const [a, b] = [root(first), root(other)];
      if (a !== b) parent.set(b, a);
    }
  }
  return (touch) => {
    const [name] = namesOf(touch);
    return name === undefined ? undefined : root(name);
  };
}

function namesOf(touch: Touch): string[] {
  const names: string[] = [];
  if (touch.postId) names.push(`post ${touch.postId}`);
  if (touch.about) names.push(`url ${pageOf(touch.about)}`);
  if (touch.url) names.push(`url ${pageOf(touch.url)}`);
  return names;
}

/** A comment's own anchor is a place on the post's page, not another post. */
function pageOf(url: string): string {
  return url.replace(/#(?![!/]).*$/u, "").replace(/\/$/u, "");
}
