// Hits of all sources made into people: the same person once, the likeliest first, each with the reason why.
import { DAY } from "../../../clock.ts";
import { canonicalUrl } from "../../../html/canonical-url.ts";
import { toHandle } from "../handles.ts";
import { likenessOf, plainName, type Likeness } from "./likeness.ts";
import type { Candidate, Hit, NameQuery } from "./types.ts";

export type SourcedHit = Hit & { source: string; title: string };

const MOST = 12;
const ABOUT_LENGTH = 300;
/** Somebody who published since is likelier to be meant. */
const LATELY = 90 * DAY;
/** Which address stands for a person who is found at several: where most is published comes first. */
const PREFERENCE = ["domain", "web-finger", "mastodon", "bluesky", "apple-podcasts", "github"];

export function rankHits(query: NameQuery, hits: readonly SourcedHit[], now: Date): Candidate[] {
  const liked = hits
    .map((hit) => ({ hit, likeness: likenessOf(query, hit) }))
    .filter(({ likeness }) => likeness.score > 0);
  const people = groupPeople(liked);
  return people
    .map((person) => ({ candidate: toCandidate(person), score: scoreOf(person, now) }))
    .toSorted(
      (a, b) => b.score - a.score || latest(b.candidate) - latest(a.candidate) || order(a.candidate, b.candidate),
    )
    .slice(0, MOST)
    .map(({ candidate }) => candidate);
}

function latest({ latestAt }: Candidate): number {
  return latestAt?.getTime() ?? 0;
}

function order(one: Candidate, other: Candidate): number {
  return one.name.localeCompare(other.name) || one.url.localeCompare(other.url);
}

type Liked = { hit: SourcedHit; likeness: Likeness };

function groupPeople(all: readonly Liked[]): Liked[][] {
  const people: Liked[][] = [];
  for (const one of all) {
    const same = people.filter((person) => person.some((other) => isSamePerson(one.hit, other.hit)));
    const rest = people.filter((person) => !same.includes(person));
    people.splice(0, people.length, ...rest, [...same.flat(), one]);
  }
  return people;
}

/** One links the other, or both the same place, under names that share a word; or name and handle are the same. */
function isSamePerson(one: SourcedHit, other: SourcedHit): boolean {
  if (keyOf(one.url) === keyOf(other.url)) return true;
  const words = new Set(plainName(one.name).split(" "));
  if (
    !plainName(other.name)
      .split(" ")
      .some((word) => words.has(word))
  )
    return false;
  const [mine, theirs] = [linkKeys(one), linkKeys(other)];
  if (theirs.has(keyOf(one.url)) || mine.has(keyOf(other.url))) return true;
  if ([...mine].some((key) => theirs.has(key))) return true;
  const handle = plainName(one.handle ?? "");
  const isTelling = handle.length >= 5 && handle === plainName(other.handle ?? "");
  return isTelling && plainName(one.name) === plainName(other.name);
}

function linkKeys({ links }: SourcedHit): Set<string> {
  return new Set(links.map(keyOf));
}

/** The profile or site that an address belongs to. */
function keyOf(address: string): string {
  return canonicalUrl(toHandle(address)?.url ?? address)
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/\/$/, "")
    .toLowerCase();
}

function scoreOf(person: readonly Liked[], now: Date): number {
  const best = Math.max(...person.map(({ likeness }) => likeness.score));
  const sources = new Set(person.map(({ hit }) => hit.source)).size;
  const lately = person.some(
    ({ hit }) => hit.latestAt !== undefined && now.getTime() - hit.latestAt.getTime() < LATELY,
  );
  return best + 0.1 * Math.min(sources - 1, 3) + (lately ? 0.05 : 0);
}

function toCandidate(person: readonly Liked[]): Candidate {
  const sorted = person.toSorted((a, b) => PREFERENCE.indexOf(a.hit.source) - PREFERENCE.indexOf(b.hit.source));
  const lead = sorted[0]!.hit;
  const others = sorted.slice(1).map(({ hit }) => hit);
  const surest = sorted.toSorted((a, b) => b.likeness.score - a.likeness.score)[0]!;
  const elsewhere = [...new Set(others.map(({ title }) => title))].filter((title) => title !== lead.title);
  const dates = sorted.flatMap(({ hit }) => hit.latestAt?.getTime() ?? []);
  const joined = elsewhere.length === 0 ? "" : ` Also found on ${listed(elsewhere)}.`;
  return {
    name: surest.hit.name,
    url: lead.url,
    picture: sorted.flatMap(({ hit }) => hit.picture ?? [])[0],
    about: shorten(lead.about),
    latestAt: dates.length === 0 ? undefined : new Date(Math.max(...dates)),
    source: lead.source,
    why: `${surest.likeness.why}${joined}`,
    also: others.map(({ source, url }) => ({ source, url })),
  };
}

function listed(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= ABOUT_LENGTH ? line : `${line.slice(0, ABOUT_LENGTH - 1).trimEnd()}…`;
}
