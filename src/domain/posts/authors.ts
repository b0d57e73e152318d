// By whom a post is: the names that an author filter knows.
import type { ParsedPost } from "../../feeds/types.ts";

/** Guests are in a post, not behind it. */
const MAKERS = /^(?:co-?host|host|guest host|author|writer|co-?writer|reporter|editorial writer|narrator)$/i;
const MOST = 20;
const LENGTH = 200;

/** In lower case, each once, the first named first. */
export function authorKeys(post: Pick<ParsedPost, "author" | "authors" | "persons">): string[] {
  const named = [...(post.author === undefined ? [] : [post.author]), ...(post.authors ?? [])];
  const makers = post.persons.filter(({ role }) => MAKERS.test(role)).map(({ name }) => name);
  const keys = [...named.flatMap(splitNames), ...makers].map(authorKey).filter((name) => name !== "");
  return [...new Set(keys)].slice(0, MOST);
}

/** How a name is compared. */
export function authorKey(name: string): string {
  return name.replace(/\s+/g, " ").trim().slice(0, LENGTH).toLowerCase();
}

/** "Jane Doe and Kim Lee" are two people, "Doe, Jane" is one. */
export function splitNames(line: string): string[] {
  const parts = line
    .split(/\s*[;&]\s*|\s+(?:and|und|et|y|e|och|og|en)\s+/i)
    .flatMap((part) => {
      const names = part.split(/\s*,\s*/).filter((name) => name !== "");
      return names.every((name) => /\s/.test(name)) ? names : [part];
    })
    .map((name) => name.replace(/^[\s,]+|[\s,]+$/g, ""))
    .filter((name) => name !== "");
  // A firm or a band with an "and" in its name is split only where all parts look like names of people.
  return parts.every((name) => /\s/.test(name)) ? parts : [line];
}

/** Whether a post belongs to who follows its feed: by these names alone, or by anybody. */
export function isBy(post: { authors: readonly string[] }, { authors }: { authors: readonly string[] }): boolean {
  return authors.length === 0 || authors.some((name) => post.authors.includes(name));
}
