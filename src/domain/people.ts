// The watchlist: following people by any address, and what is shown of them.
import type { Channel } from "../channels/channel-ids.ts";
import { findPersonByFeedUrls, insertFollows, listFollowedFeeds } from "../db/follows.ts";
import { forgetAssists } from "../db/assists.ts";
import { markOrphans } from "../db/feeds.ts";
import { findPersonByHandle, insertHandles, replaceHandles } from "../db/handles.ts";
import { deletePerson, findPerson, insertPerson, lockPeople, updatePerson } from "../db/people.ts";
import { forgetTextsOf } from "../db/sent-texts.ts";
import type { NewTask } from "../db/tasks.ts";
import { inTransaction, type Tx } from "../db/transaction.ts";
import { PermanentError } from "../errors.ts";
import { canonicalUrl } from "../html/canonical-url.ts";
import { newId } from "../id.ts";
import type { Context } from "./context.ts";
import { assessPerson } from "./dialogue.ts";
import { discoveryDeps } from "./discovery/deps.ts";
import { hostOf } from "./discovery/discover-address.ts";
import { discover } from "./discovery/discover.ts";
import { recallFound } from "./discovery/look-at.ts";
import { readAddress } from "./discovery/read-address.ts";
import { inTurn } from "./discovery/turns.ts";
import { checkChoice, chosenFor, type AuthorChoice } from "./follow-authors.ts";
import type { FoundFeed, FoundHandle } from "./discovery/types.ts";
import { storeFeed } from "./feeds.ts";
import { welcome } from "./posts.ts";
import { distinct, keyHandles, withKeys } from "./keyed-handles.ts";
import { hint } from "./tasks.ts";

export type NewPerson = {
  /** Where the caller can name the row: the same id is the same person. */
  id?: string | undefined;
  url?: string | undefined;
  name?: string | undefined;
  /** Addresses of the feeds to follow; without them, all that are discovered at `url`. */
  feeds?: readonly string[] | undefined;
  /** Whose posts of a feed are theirs, by its address; without, everybody's. */
  authors?: AuthorChoice | undefined;
  handles?: readonly { channel: Channel; url: string }[] | undefined;
  why?: string | undefined;
  tags?: readonly string[] | undefined;
};

/**
 * Makes a person of an address, a name, or both. Answers as soon as the feeds are stored; briefs follow.
 * @returns the person's id, and whether there was such a person already.
 * @throws DoorError with a sentence for the user, as discovery does; then nothing is stored.
 */
export async function followPerson(
  context: Context,
  userId: string,
  input: NewPerson,
): Promise<{ personId: string; isNew: boolean }> {
  const named = [...(input.url === undefined ? [] : [input.url]), ...(input.feeds ?? [])];
  const sites = named.flatMap((address) => readAddress(address).urls).map(hostOf);
  return inTurn(sites, () => followNow(context, userId, input));
}

async function followNow(
  context: Context,
  userId: string,
  input: NewPerson,
): Promise<{ personId: string; isNew: boolean }> {
  const standing = await findStanding(context, userId, input);
  if (standing !== undefined) return { personId: standing, isNew: false };
  const found = await findAll(context, userId, input);
  checkChoice(
    input.authors,
    found.feeds.flatMap((feed) => [feed.url, feed.answer.url]),
  );
  const outcome = await inTransaction(context.db, async (tx) => {
    await lockPeople(tx, userId);
    const urls = found.feeds.flatMap((feed) => [feed.url, feed.answer.url]);
    const again = await findPersonByFeedUrls(tx, userId, urls, meantName(input));
    if (again !== undefined) return { personId: again, isNew: false, tasks: [] };
    if (input.id !== undefined && (await findPerson(tx, userId, input.id)))
      return { personId: input.id, isNew: false, tasks: [] };
    return { ...(await storePerson(tx, context, userId, input, found)), isNew: true };
  });
  await hint(context, outcome.tasks);
  return { personId: outcome.personId, isNew: outcome.isNew };
}

/** Following the same address again is no second person. */
async function findStanding(context: Context, userId: string, input: NewPerson): Promise<string | undefined> {
  if (input.url === undefined) return undefined;
  const { urls } = readAddress(input.url);
  const name = meantName(input);
  return (
    (await findPersonByFeedUrls(context.db, userId, urls, name)) ??
    (await findPersonByHandle(context.db, userId, urls.map(canonicalUrl), name))
  );
}

/** A feed may belong to several persons, as a group blog does: who chooses feeds and gives a name means that person. */
function meantName({ feeds, name }: NewPerson): string | undefined {
  return feeds === undefined ? undefined : name;
}

type FoundPerson = {
  name: string;
  picture: string | undefined;
  about: string | undefined;
  handles: readonly FoundHandle[];
  feeds: FoundFeed[];
};

async function findAll(context: Context, userId: string, input: NewPerson): Promise<FoundPerson> {
  const { url } = input;
  const at =
    url === undefined
      ? undefined
      : ((await recallFound(context, userId, url)) ?? (await discover(url, discoveryDeps(context))));
  const feeds = at && input.feeds ? at.feeds.filter((feed) => input.feeds?.includes(feed.url)) : (at?.feeds ?? []);
  for (const address of input.feeds ?? []) {
    if (feeds.some((feed) => feed.url === address)) continue;
    const [feed] = (await discover(address, discoveryDeps(context))).feeds;
    if (!feed) throw new PermanentError("feed-not-found", `There is no feed at ${address}.`);
    feeds.push(feed);
  }
  const name = input.name ?? at?.name ?? feeds[0]?.title;
  if (name === undefined) throw new PermanentError("invalid-input", "A person needs an address or a name.");
  return {
    name,
    picture: at?.picture,
    about: at?.about,
    handles: at?.handles ?? [],
    feeds,
  };
}

async function storePerson(
  tx: Tx,
  context: Context,
  userId: string,
  input: NewPerson,
  found: FoundPerson,
): Promise<{ personId: string; tasks: NewTask[] }> {
  const now = context.clock.now();
  const personId = input.id ?? newId();
  await insertPerson(tx, userId, {
    id: personId,
    name: found.name,
    picture: found.picture ?? null,
    about: found.about ?? "",
    why: input.why ?? "",
    tags: [...new Set(input.tags ?? [])],
    createdAt: now,
    updatedAt: now,
  });
  const handles = keyHandles(input, found, now);
  await insertHandles(
    tx,
    userId,
    handles.map((handle) => ({ ...handle, personId })),
  );
  const tasks: NewTask[] = [];
  for (const one of found.feeds) {
    const feed = await storeFeed(tx, context, one);
    const authors = chosenFor(input.authors, [one.url, one.answer.url, feed.url]);
    await insertFollows(tx, userId, [{ personId, feedId: feed.id, authors, at: now }]);
    await markOrphans(tx, [feed.id], now);
    tasks.push(...(await welcome(tx, feed.id, userId, now, authors)));
  }
  await assessPerson(tx, userId, personId, now);
  return { personId, tasks };
}

export type PersonEdit = {
  name?: string | undefined;
  why?: string | undefined;
  tags?: readonly string[] | undefined;
  handles?: readonly { channel: Channel; url: string }[] | undefined;
};

/** False where the user has no such person. */
export async function editPerson(
  context: Context,
  userId: string,
  personId: string,
  edit: PersonEdit,
): Promise<boolean> {
  const now = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    const done = await updatePerson(tx, userId, personId, {
      ...(edit.name !== undefined && { name: edit.name }),
      ...(edit.why !== undefined && { why: edit.why }),
      ...(edit.tags !== undefined && { tags: [...new Set(edit.tags)] }),
      updatedAt: now,
    });
    if (done && edit.handles !== undefined)
      await replaceHandles(tx, userId, personId, distinct(withKeys(edit.handles, "user", now)));
    return done;
  });
}

/** The person and all of the user's rows about them go, and what a model was sent of them; feeds that nobody follows now rest. */
export async function removePerson(context: Context, userId: string, personId: string): Promise<boolean> {
  return inTransaction(context.db, async (tx) => {
    if (!(await findPerson(tx, userId, personId))) return false;
    const feeds = await listFollowedFeeds(tx, userId, { personId });
    const feedIds = feeds.map((feed) => feed.id);
    await deletePerson(tx, userId, personId);
    await forgetTextsOf(tx, userId, feedIds);
    await forgetAssists(tx, userId, feedIds);
    await markOrphans(tx, feedIds, context.clock.now());
    return true;
  });
}
