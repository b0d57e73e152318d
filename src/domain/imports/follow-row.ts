// A line that names a site: what is published there is looked for, as when a user pastes the address.
import { markOrphans } from "../../db/feeds.ts";
import { insertFollows } from "../../db/follows.ts";
import { insertHandles } from "../../db/handles.ts";
import { listOwn } from "../../db/import-matches.ts";
import { findRow, storeOutcomes, type ImportRow } from "../../db/import-rows.ts";
import { findImport } from "../../db/imports.ts";
import type { Made } from "../../db/schema/imports.ts";
import { findPerson, insertPerson, lockPeople, updatePerson, type Person } from "../../db/people.ts";
import type { ClaimedTask, NewTask } from "../../db/tasks.ts";
import type { Tx } from "../../db/transaction.ts";
import { DoorError, PermanentError } from "../../errors.ts";
import type { Context } from "../context.ts";
import { assessPerson } from "../dialogue.ts";
import type { Discovered, FoundHandle } from "../discovery/types.ts";
import { storeFeed } from "../feeds.ts";
import { keyHandles } from "../keyed-handles.ts";
import { discoverAddress } from "../discovery/discover-address.ts";
import { welcome } from "../posts.ts";
import { workOn } from "../tasks.ts";
import { readKnownPeople } from "./known-people.ts";

/** A site that does not answer is asked so often; a list has many that are gone, and nobody waits a day for them. */
const TRIES = 3;

/** The task `follow-row`. */
export async function followRow(context: Context, rowId: string): Promise<void> {
  await workOn(
    context,
    "follow-row",
    rowId,
    async (task) => {
      const row = await findRow(context.db, rowId);
      if (row?.state !== "waiting" || row.wanted.site === undefined) return async () => undefined;
      const found = await lookAt(context, row.wanted.site, task);
      return async (tx) => storeFound(tx, context, row, found);
    },
    { givenUp: async (tx, error) => skip(tx, context, rowId, error) },
  );
}

/** @throws PermanentError where it is not worth another try. */
async function lookAt(context: Context, site: string, task: ClaimedTask): Promise<Discovered> {
  try {
    return await discoverAddress(context, site);
  } catch (error) {
    if (!(error instanceof DoorError) || task.attempts < TRIES) throw error;
    throw new PermanentError(error.kind, error.message, { cause: error });
  }
}

async function storeFound(tx: Tx, context: Context, row: ImportRow, found: Discovered): Promise<NewTask[]> {
  const { userId } = row;
  const now = context.clock.now();
  await lockPeople(tx, userId);
  if (!(await isWanted(tx, row))) return [];
  const isGone = row.personId !== null && !(await findPerson(tx, userId, row.personId));
  if (isGone) return leave(tx, row, "You took them off your watchlist meanwhile.", now);
  const feeds = [];
  for (const feed of found.feeds) feeds.push(await storeFeed(tx, context, feed));
  const feedIds = feeds.map(({ id }) => id);
  const person = await findOrMake(tx, row, found, feedIds, now);
  const { personId } = person;
  const own = await listOwn(tx, userId, [personId]);
  const handles = keyHandles(
    { url: row.wanted.site, handles: row.wanted.handles as FoundHandle[] },
    { handles: found.handles, feeds: found.feeds },
    now,
  ).filter(({ key }) => !own.handles.some((handle) => handle.key === key));
  const missing = feedIds.filter((id) => !own.feeds.some(({ feedId }) => feedId === id));
  await insertHandles(
    tx,
    userId,
    handles.map((handle) => ({ ...handle, personId })),
  );
  await insertFollows(
    tx,
    userId,
    missing.map((feedId) => ({ personId, feedId, at: now })),
  );
  await markOrphans(tx, feedIds, now);
  const tasks: NewTask[] = [];
  for (const id of missing) tasks.push(...(await welcome(tx, id, userId, now)));
  await assessPerson(tx, userId, personId, now);
  const made: Made = {
    ...row.made,
    ...person.made,
    ...(missing.length > 0 && { feedIds: missing }),
    handleKeys: [...(row.made.handleKeys ?? []), ...handles.map(({ key }) => key)],
  };
  const isChanged = missing.length > 0 || made.tags !== undefined || made.why !== undefined;
  const state = made.person ? "added" : isChanged ? "updated" : "standing";
  await storeOutcomes(tx, userId, [{ id: row.id, state, personId, made }], now);
  return tasks;
}

/** The person whom the line made or met; else whoever follows what was found; else somebody new, under the line's own id. */
async function findOrMake(
  tx: Tx,
  row: ImportRow,
  found: Discovered,
  feedIds: string[],
  now: Date,
): Promise<{ personId: string; made: Made }> {
  const { userId, wanted } = row;
  const standing = row.personId === null ? undefined : await findPerson(tx, userId, row.personId);
  if (standing) {
    await fillIn(tx, standing, found);
    return { personId: standing.id, made: {} };
  }
  const line = { wish: wanted, feedIds };
  const known = (await readKnownPeople(tx, userId, row.importId, [line])).find(line);
  if (known) {
    const tags = wanted.tags.filter((tag) => !known.tags.includes(tag));
    if (tags.length > 0) await updatePerson(tx, userId, known.personId, { tags: [...known.tags, ...tags] });
    return { personId: known.personId, made: tags.length > 0 ? { tags } : {} };
  }
  await insertPerson(tx, userId, {
    id: row.id,
    name: wanted.name === "" ? found.name : wanted.name,
    picture: found.picture ?? null,
    about: found.about ?? "",
    why: wanted.why,
    tags: wanted.tags,
    createdAt: now,
    updatedAt: now,
  });
  return { personId: row.id, made: { person: true } };
}

/** What their own pages say, where nothing is known yet. */
async function fillIn(tx: Tx, person: Person, found: Discovered): Promise<void> {
  const picture = person.picture ?? found.picture ?? null;
  const about = person.about === "" ? (found.about ?? "") : person.about;
  await updatePerson(tx, person.userId, person.id, { picture, about });
}

async function skip(tx: Tx, context: Context, rowId: string, error: unknown): Promise<undefined> {
  const row = await findRow(tx, rowId);
  if (!row || !(await isWanted(tx, row))) return undefined;
  const why = error instanceof DoorError ? error.message : "The site could not be looked at.";
  const { personId, made } = row;
  const reason = personId === null ? why : `${why} They are on your watchlist without a feed.`;
  const outcome = { id: row.id, state: "skipped" as const, reason, made, ...(personId !== null && { personId }) };
  await storeOutcomes(tx, row.userId, [outcome], context.clock.now());
  return undefined;
}

async function leave(tx: Tx, row: ImportRow, reason: string, now: Date): Promise<NewTask[]> {
  await storeOutcomes(tx, row.userId, [{ id: row.id, state: "skipped", reason, made: {} }], now);
  return [];
}

/** False once the import was undone, or its line has an outcome. */
async function isWanted(tx: Tx, row: ImportRow): Promise<boolean> {
  const one = await findImport(tx, row.userId, row.importId);
  return one?.undoneAt === null && (await findRow(tx, row.id))?.state === "waiting";
}
