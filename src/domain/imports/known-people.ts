// Whom a line means among the people who are there: by feed, by address, by name.
import { listMatches, listOwn, type Match } from "../../db/import-matches.ts";
import type { Wish } from "../../db/schema/imports.ts";
import type { Tx } from "../../db/transaction.ts";
import { canonicalUrl } from "../../html/canonical-url.ts";
import { readAddress } from "../discovery/read-address.ts";

export type Known = Omit<Match, "by"> & { feedIds: Set<string>; keys: Set<string> };

/** A line with the ids of its feeds, as they stand in the database. */
export type Line = { wish: Wish; feedIds: string[] };

export type KnownPeople = {
  find: (line: Line) => Known | undefined;
  /** Lines further down may mean them too. */
  add: (person: Known, line: Line) => void;
};

export async function readKnownPeople(
  tx: Tx,
  userId: string,
  importId: string,
  lines: readonly Line[],
): Promise<KnownPeople> {
  const matches = await listMatches(tx, userId, {
    importId,
    feedIds: [...new Set(lines.flatMap((line) => line.feedIds))],
    keys: [...new Set(lines.flatMap((line) => siteKeys(line.wish)))],
    names: [...new Set(lines.map((line) => line.wish.name.toLowerCase()))],
  });
  const ids = [...new Set(matches.map((match) => match.personId))];
  const own = await listOwn(tx, userId, ids);
  const people = new Map<string, Known>();
  for (const { by: _by, ...match } of matches)
    people.set(match.personId, people.get(match.personId) ?? { ...match, feedIds: new Set(), keys: new Set() });
  for (const { personId, feedId } of own.feeds) people.get(personId)?.feedIds.add(feedId);
  for (const { personId, key } of own.handles) people.get(personId)?.keys.add(key);
  const index = new Map<string, Set<Known>>();
  const put = (by: string, person: Known): void => {
    index.set(by, (index.get(by) ?? new Set()).add(person));
  };
  for (const { by, personId } of matches) put(by, people.get(personId)!);
  const at = (by: string): Known[] => [...(index.get(by) ?? [])];
  return {
    find: (line) => choose(line, at),
    add: (person, line) => {
      for (const by of [...line.feedIds, ...siteKeys(line.wish), person.name.toLowerCase()]) put(by, person);
    },
  };
}

function choose({ wish, feedIds }: Line, at: (by: string) => Known[]): Known | undefined {
  const name = wish.name.toLowerCase();
  const byFeed = feedIds.flatMap(at);
  const bySite = siteKeys(wish).flatMap(at);
  const isSame = (person: Known): boolean => person.name.toLowerCase() === name;
  const sameName = [...byFeed, ...bySite].find(isSame);
  if (sameName || !wish.isNamed) return sameName ?? byFeed[0] ?? bySite[0];
  // A feed or a site may be of several people; whoever names somebody else in the same file means somebody else.
  const atSite = bySite.find((person) => !person.isOwn);
  if (atSite) return atSite;
  const namesakes = at(name);
  const hasAddress = feedIds.length > 0 || wish.site !== undefined;
  // Somebody whom the user knew by name only gets their address; two of one name with addresses are two.
  return hasAddress ? namesakes.find((person) => !person.follows && person.keys.size === 0) : namesakes[0];
}

/** By what an address of theirs is found again. */
export function siteKeys(wish: Wish): string[] {
  return wish.site === undefined ? [] : readAddress(wish.site).urls.map(canonicalUrl);
}
