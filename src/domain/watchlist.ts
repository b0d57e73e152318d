// People as they are shown, to programs and in pages alike.
import { listFollowedFeeds, type FollowedFeed } from "../db/follows.ts";
import { listHandles } from "../db/handles.ts";
import { findLastPostAt, findPeople, findPerson, listPeople, type Person } from "../db/people.ts";
import { toPage, type Cursor, type Page } from "../db/cursor.ts";
import type { Handle } from "../db/transaction.ts";

export type PersonView = Person & {
  handles: { channel: string; url: string }[];
  feeds: FollowedFeed[];
  lastPostAt: Date | null;
};

export type PeopleFilter = { stage?: string | undefined; tag?: string | undefined; q?: string | undefined };

/** Newest first. */
export async function listWatchlist(
  db: Handle,
  userId: string,
  filter: PeopleFilter & { cursor?: Cursor | undefined; limit: number },
): Promise<Page<PersonView>> {
  const page = toPage(await listPeople(db, userId, filter), filter.limit, (person) => ({
    at: person.createdAt,
    id: person.id,
  }));
  return { items: await view(db, userId, page.items), next: page.next };
}

export async function viewPerson(db: Handle, userId: string, personId: string): Promise<PersonView | undefined> {
  const person = await findPerson(db, userId, personId);
  return person && (await view(db, userId, [person]))[0];
}

export async function listPeopleById(
  db: Handle,
  userId: string,
  personIds: readonly string[],
): Promise<Map<string, PersonView>> {
  const views = await view(db, userId, await findPeople(db, userId, personIds));
  return new Map(views.map((person) => [person.id, person]));
}

async function view(db: Handle, userId: string, people: readonly Person[]): Promise<PersonView[]> {
  const ids = people.map((person) => person.id);
  const handles = await listHandles(db, userId, ids);
  const feeds = await listFollowedFeeds(db, userId, { personIds: ids });
  const lastPostAt = await findLastPostAt(db, userId, ids);
  return people.map((person) => ({
    ...person,
    handles: handles.filter((handle) => handle.personId === person.id).map(({ channel, url }) => ({ channel, url })),
    feeds: feeds.filter((feed) => feed.personId === person.id),
    lastPostAt: lastPostAt.get(person.id) ?? null,
  }));
}
