// Whose posts of a shared feed belong to a person: a group blog, a podcast with two hosts.
import { listFeedAuthors, type FeedAuthor } from "../db/feed-authors.ts";
import { findFeedByUrls } from "../db/feeds.ts";
import { listFollowedFeeds, updateFollowAuthors } from "../db/follows.ts";
import { deleteOpeningsByOthers } from "../db/openings.ts";
import { findPerson } from "../db/people.ts";
import type { NewTask } from "../db/tasks.ts";
import { inTransaction, type Tx } from "../db/transaction.ts";
import { PermanentError } from "../errors.ts";
import type { Context } from "./context.ts";
import { assessPerson } from "./dialogue.ts";
import { authorKey } from "./posts/authors.ts";
import { welcome } from "./posts.ts";
import { hint } from "./tasks.ts";

/** Names by the address of the feed; an empty list is everything. */
export type AuthorChoice = Readonly<Record<string, readonly string[]>>;

/** As an author filter is stored. */
export function authorFilter(names: readonly string[]): string[] {
  return [...new Set(names.map(authorKey))].filter((name) => name !== "");
}

/** The filter chosen for a feed that goes by these addresses. */
export function chosenFor(choice: AuthorChoice | undefined, urls: readonly string[]): string[] {
  const url = urls.find((one) => choice?.[one] !== undefined);
  return url === undefined ? [] : authorFilter(choice?.[url] ?? []);
}

/** @throws PermanentError `invalid-input` where a filter is for none of these addresses. */
export function checkChoice(choice: AuthorChoice | undefined, urls: readonly string[]): void {
  for (const url of Object.keys(choice ?? {})) {
    if (!urls.includes(url))
      throw new PermanentError("invalid-input", `Authors were chosen for ${url}, which is none of the feeds.`);
  }
}

/** Who writes in each of these feeds, by address, where they are several; the most frequent first. */
export async function listAuthorsByUrl(
  { db }: Pick<Context, "db">,
  urls: readonly string[],
): Promise<Map<string, FeedAuthor[]>> {
  const ids = new Map<string, string>();
  for (const url of urls) {
    const feed = await findFeedByUrls(db, [url]);
    if (feed) ids.set(url, feed.id);
  }
  const authors = await listFeedAuthors(db, [...ids.values()]);
  return new Map([...ids].flatMap(([url, id]) => (authors.has(id) ? [[url, authors.get(id)!] as const] : [])));
}

/**
 * From now on these are the authors. False where the user has no such person.
 * @throws PermanentError `invalid-input` where one of the feeds is not followed.
 */
export async function chooseAuthors(
  context: Context,
  userId: string,
  personId: string,
  choice: AuthorChoice,
): Promise<boolean> {
  const now = context.clock.now();
  const tasks = await inTransaction(context.db, async (tx) => {
    if (!(await findPerson(tx, userId, personId))) return undefined;
    const feeds = await listFollowedFeeds(tx, userId, { personId });
    checkChoice(
      choice,
      feeds.map((feed) => feed.url),
    );
    const made: NewTask[] = [];
    for (const feed of feeds.filter(({ url }) => choice[url] !== undefined)) {
      made.push(
        ...(await setAuthors(tx, userId, personId, { id: feed.id, authors: chosenFor(choice, [feed.url]), now })),
      );
    }
    await assessPerson(tx, userId, personId, now);
    return made;
  });
  if (tasks === undefined) return false;
  await hint(context, tasks);
  return true;
}

async function setAuthors(
  tx: Tx,
  userId: string,
  personId: string,
  { id, authors, now }: { id: string; authors: readonly string[]; now: Date },
): Promise<NewTask[]> {
  await updateFollowAuthors(tx, userId, { personId, feedId: id, authors });
  await deleteOpeningsByOthers(tx, userId, { personId, feedId: id, authors });
  return welcome(tx, id, userId, now, authors);
}
