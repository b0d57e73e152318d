import type { Hit, NameQuery } from "./types.ts";

/** `score` is 0 where nothing is alike; above 1 where it is proven. */
export type Likeness = { score: number; why: string };

/** How much a hit is the one who was meant, and why we think so. */
export function likenessOf({ name }: NameQuery, hit: Hit): Likeness {
  if (hit.proof !== undefined) return { score: 2, why: hit.proof };
  const wanted = plainName(name).split(" ");
  const theirs = plainName(hit.name).split(" ");
  const has = (words: readonly string[]) => wanted.filter((word) => words.includes(word)).length;
  if (wanted.join(" ") === theirs.join(" ")) return { score: 1, why: "The name is the same." };
  if (wanted.toSorted().join(" ") === theirs.toSorted().join(" "))
    return { score: 0.95, why: "The name is the same, in another order." };
  if (has(theirs) === wanted.length) return { score: 0.8, why: "The name is a part of theirs." };
  if (plainName(hit.handle ?? "").replaceAll(" ", "") === wanted.join(""))
    return { score: 0.75, why: "Their handle is the name." };
  if (has(plainName(hit.about).split(" ")) === wanted.length)
    return { score: 0.5, why: "The name stands in what is said about them." };
  const part = has(theirs) / wanted.length;
  return part >= 0.5 ? { score: 0.3, why: "A part of the name is the same." } : { score: 0, why: "" };
}

/** Lower case, without accents and punctuation, words parted by one blank. */
export function plainName(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
