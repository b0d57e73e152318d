// A feed with more posts than are read: the newest of them, found without building anything of the rest.
import { parseFeedDate } from "./dates.ts";

const START = /<(?:[\w-]+:)?(?:item|entry)(?=[\s>/])/gi;
const END = /<\/(?:channel|feed|rdf:rdf|rss)\s*>/gi;
const DATE =
  /<(?:[\w-]+:)?(?:pubdate|published|issued|updated|date|modified|created)(?:\s[^<>]{0,200})?>\s*(?:<!\[CDATA\[)?([^<\]]{4,100})/i;
/** How far into a post its date is looked for. */
const LOOK = 20_000;
/** With more than so many, the first and the last hundred say whether the newest stand first. */
const ALL_DATED = 20_000;
const SAMPLE = 100;

/** @returns the text with the newest `most` posts in it, in their order; `dated` is false where no date told which. */
export function keepNewest(text: string, most: number): { text: string; posts: number; dated: boolean } {
  const starts = Array.from(text.matchAll(START), ({ index }) => index);
  if (starts.length <= most) return { text, posts: starts.length, dated: false };
  const tail = endOfPosts(text, starts.at(-1) ?? 0);
  const slice = (at: number): string => text.slice(starts[at], starts[at + 1] ?? tail);
  const { kept, dated } = choose(starts.length, most, (at) => dateIn(slice(at).slice(0, LOOK)));
  const posts = kept.map(slice).join("");
  return { text: `${text.slice(0, starts[0])}${posts}${text.slice(tail)}`, posts: starts.length, dated };
}

/** Which of `count` things are the newest `most`, by position. */
export function choose(
  count: number,
  most: number,
  dateAt: (at: number) => number | undefined,
): { kept: number[]; dated: boolean } {
  const all = Array.from({ length: count }, (_, at) => at);
  if (count > ALL_DATED) {
    const first = latest(all.slice(0, SAMPLE), dateAt);
    const last = latest(all.slice(-SAMPLE), dateAt);
    const atTheEnd = first !== undefined && last !== undefined && last > first;
    return { kept: atTheEnd ? all.slice(-most) : all.slice(0, most), dated: (first ?? last) !== undefined };
  }
  const dates = all.map((at) => dateAt(at) ?? -Infinity);
  const newest = all.toSorted((a, b) => (dates[b] === dates[a] ? a - b : (dates[b] ?? 0) - (dates[a] ?? 0)));
  return { kept: newest.slice(0, most).toSorted((a, b) => a - b), dated: dates.some((date) => date > -Infinity) };
}

function latest(positions: number[], dateAt: (at: number) => number | undefined): number | undefined {
  const dates = positions.flatMap((at) => dateAt(at) ?? []);
  return dates.length === 0 ? undefined : Math.max(...dates);
}

function dateIn(post: string): number | undefined {
  return parseFeedDate(DATE.exec(post)?.[1] ?? "")?.getTime();
}

function endOfPosts(text: string, from: number): number {
  END.lastIndex = from;
  return END.exec(text)?.index ?? text.length;
}

/** What is said of such a feed. */
export function tooManyPosts(posts: number, most: number, dated: boolean): string {
  return `The feed has ${posts} posts, more than the ${most} that are read; the ${dated ? "newest" : "first"} ${most} were.`;
}
