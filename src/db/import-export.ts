// Everybody on a watchlist with their feeds, for a file: the oldest first, so that whoever reads it adds them in turn.
import type { Handle } from "./transaction.ts";

export type PersonWithFeeds = {
  name: string;
  tags: string[];
  feeds: { url: string; title: string; siteUrl: string | null }[];
};

export async function listPeopleWithFeeds(db: Handle, userId: string): Promise<PersonWithFeeds[]> {
  const people = await db
    .selectFrom("people")
    .select(["id", "name", "tags"])
    .where("userId", "=", userId)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
  const feeds = await db
    .selectFrom("follows as f")
    .innerJoin("feeds", "feeds.id", "f.feedId")
    .select(["f.personId", "feeds.url", "feeds.title", "feeds.siteUrl"])
    .where("f.userId", "=", userId)
    .orderBy("f.createdAt")
    .orderBy("feeds.url")
    .execute();
  const byPerson = new Map<string, PersonWithFeeds>(
    people.map(({ id, name, tags }) => [id, { name, tags, feeds: [] }]),
  );
  for (const { personId, ...feed } of feeds) byPerson.get(personId)?.feeds.push(feed);
  return [...byPerson.values()];
}
