// Names and tags as a file has them, made what a person would write.
import { oneLine } from "../../feeds/text.ts";
import { toStorable } from "../../storable.ts";
import { LIMITS } from "./plan.ts";

/** What readers and platforms put around a person's or a blog's own name. */
const AROUND: readonly RegExp[] = [
  /^stories by (.+) on medium$/i,
  /^(?:latest )?(?:posts|articles|writing) (?:by|from) (.+)$/i,
  /^(?:rss|atom|feed)\s*[:|–—-]\s+(.+)$/i,
  /^(.+?)\s+[|·:»–—-]\s+(?:rss|atom|rss feed|atom feed|feed|medium|youtube|substack|all posts|all articles)$/i,
  /^(.+?)\s+(?:rss|atom|rss feed|atom feed|on medium)$/i,
  /^(.+?)\s*\((?:rss|atom|feed|rss feed)\)$/i,
];

/** The name without markup and without what a platform added; empty where nothing is left. */
export function cleanTitle(title: string): string {
  let name = cleanName(title.replace(/<\/?[a-z][^<>]{0,200}>/gi, ""));
  for (const pattern of AROUND) name = pattern.exec(name)?.[1]?.trim() ?? name;
  return name;
}

/** A name that the user wrote stays as it is: one line, what can be seen of it. */
export function cleanName(name: string): string {
  return shorten(toStorable(oneLine(name) ?? ""), LIMITS.name);
}

/** Folders that say nothing about who is in them. */
const NO_TAG = /^(?:uncategori[sz]ed|unsorted|all|all feeds|feeds|my feeds|subscriptions|root|blogroll|default|none)$/i;

/** Tags are parted by commas where they are edited, so none has one. */
export function cleanTags(tags: readonly string[]): string[] {
  const cleaned = tags
    .map((tag) => shorten(toStorable(oneLine(tag.replaceAll(",", " ")) ?? ""), LIMITS.tag))
    .filter((tag) => tag !== "" && !NO_TAG.test(tag));
  return [...new Set(cleaned)].slice(0, LIMITS.tags);
}

export function cleanWhy(text: string): string {
  return shorten(toStorable(text.replaceAll("\r\n", "\n").trim()), LIMITS.why);
}

/** Half a character is none. */
function shorten(text: string, characters: number): string {
  const cut = text.slice(0, characters);
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trim();
}
