// Lines become people, some hundred in one transaction. Whatever was killed in between goes on with what is still planned.
import { markOrphans, type Feed } from "../../db/feeds.ts";
import { insertFollows } from "../../db/follows.ts";
import { insertHandles } from "../../db/handles.ts";
import { listPlanned, storeOutcomes, type ImportRow, type RowOutcome } from "../../db/import-rows.ts";
import { findImport } from "../../db/imports.ts";
import { insertPeople, lockPeople, updatePerson, type NewPerson } from "../../db/people.ts";
import { getProfile } from "../../db/profiles.ts";
import { addTasks, type NewTask } from "../../db/tasks.ts";
import { inTransaction, type Tx } from "../../db/transaction.ts";
import { PermanentError } from "../../errors.ts";
import { newId } from "../../id.ts";
import type { Context } from "../context.ts";
import { assessPerson } from "../dialogue.ts";
import type { FoundHandle } from "../discovery/types.ts";
import { addUnreadFeeds } from "../feeds/unread.ts";
import { keyHandles, type KeyedHandle } from "../keyed-handles.ts";
import { welcome } from "../posts.ts";
import { judgeNewcomer } from "./first-judgement.ts";
import { readKnownPeople, type Known, type Line } from "./known-people.ts";

const ROWS_AT_ONCE = 250;

type Batch = {
  people: NewPerson[];
  follows: { personId: string; feedId: string; at: Date }[];
  handles: (KeyedHandle & { personId: string })[];
  outcomes: RowOutcome[];
  tasks: NewTask[];
  /** Whose next step must be judged by what is there. */
  assess: Set<string>;
};

type Read = { row: ImportRow; line: Line; feeds: Feed[]; trouble: string | undefined };

/** Stores the next lines of an import; answers how many, and what follows from them. */
export async function applyRows(
  context: Context,
  userId: string,
  importId: string,
): Promise<{ count: number; tasks: NewTask[] }> {
  const now = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    await lockPeople(tx, userId);
    const one = await findImport(tx, userId, importId);
    if (!one?.startedAt || one.undoneAt) return { count: 0, tasks: [] };
    const rows = await listPlanned(tx, userId, importId, ROWS_AT_ONCE);
    const read = await readFeeds(tx, context, rows);
    const lines = read.map(({ line }) => line);
    const known = await readKnownPeople(tx, userId, importId, lines);
    const { inviteBudget } = await getProfile(tx, userId);
    const batch: Batch = { people: [], follows: [], handles: [], outcomes: [], tasks: [], assess: new Set() };
    for (const each of read) {
      const person = known.find(each.line);
      if (person) await meet(tx, userId, batch, person, each, now);
      else {
        const newcomer = welcomeNew(batch, each, { now, inviteBudget });
        if (newcomer) known.add(newcomer, each.line);
      }
    }
    await store(tx, userId, batch, read, now);
    return { count: rows.length, tasks: batch.tasks };
  });
}

async function readFeeds(tx: Tx, context: Context, rows: readonly ImportRow[]): Promise<Read[]> {
  const found = await addUnreadFeeds(
    tx,
    context,
    rows.flatMap((row) => row.wanted.feeds),
  );
  return rows.map((row) => {
    const answers = row.wanted.feeds.map(({ url }) => found.get(url)!);
    const feeds = answers.filter((answer) => !(answer instanceof PermanentError));
    const trouble = answers.find((answer) => answer instanceof PermanentError)?.message;
    const feedIds = [...new Set(feeds.map(({ id }) => id))];
    return { row, line: { wish: row.wanted, feedIds }, feeds, trouble };
  });
}

/** Somebody who is there already gets what is missing. */
async function meet(tx: Tx, userId: string, batch: Batch, person: Known, read: Read, now: Date): Promise<void> {
  const { row, line } = read;
  const { wish } = line;
  const tags = wish.tags.filter((tag) => !person.tags.includes(tag));
  const feedIds = line.feedIds.filter((id) => !person.feedIds.has(id));
  const handles = handlesOf(line, now).filter((handle) => !person.keys.has(handle.key));
  const why = person.why === "" ? wish.why : "";
  const { personId } = person;
  // Our own columns only: what the user sees as edited is what the user edited.
  if (tags.length > 0 || why !== "") {
    person.tags = [...person.tags, ...tags];
    if (why !== "") person.why = why;
    // Where the person is still to be stored, the batch holds them.
    const fresh = batch.people.find(({ id }) => id === personId);
    if (fresh) Object.assign(fresh, { tags: person.tags, why: person.why });
    else await updatePerson(tx, userId, personId, { tags: person.tags, why: person.why });
  }
  const isChanged = tags.length + feedIds.length + handles.length > 0 || why !== "";
  const mustLook = line.feedIds.length === 0 && wish.site !== undefined && !person.follows;
  batch.follows.push(...feedIds.map((feedId) => ({ personId, feedId, at: now })));
  batch.handles.push(...handles.map((handle) => ({ ...handle, personId })));
  for (const id of feedIds) person.feedIds.add(id);
  for (const { key } of handles) person.keys.add(key);
  person.follows ||= feedIds.length > 0;
  if (feedIds.length > 0) batch.assess.add(personId);
  batch.outcomes.push({
    id: row.id,
    state: mustLook ? "waiting" : isChanged ? "updated" : "standing",
    personId,
    made: {
      ...(tags.length > 0 && { tags }),
      ...(feedIds.length > 0 && { feedIds }),
      ...(handles.length > 0 && { handleKeys: handles.map(({ key }) => key) }),
      ...(why !== "" && { why }),
    },
  });
  if (mustLook) batch.tasks.push({ kind: "follow-row", subjectId: row.id, userId, at: now });
}

/** Who has a name or a feed is there at once; an address alone becomes a person when it was looked at. */
function welcomeNew(
  batch: Batch,
  { row, line, feeds, trouble }: Read,
  at: { now: Date; inviteBudget: number },
): Known | undefined {
  const { wish } = line;
  const { now } = at;
  const personId = newId();
  const mustLook = feeds.length === 0 && wish.site !== undefined;
  const person: Known = {
    personId,
    name: wish.name,
    why: wish.why,
    tags: wish.tags,
    follows: feeds.length > 0,
    isOwn: true,
    feedIds: new Set(line.feedIds),
    keys: new Set(),
  };
  if (mustLook) batch.tasks.push({ kind: "follow-row", subjectId: row.id, userId: row.userId, at: now });
  if (feeds.length === 0 && !wish.isNamed) {
    const lost = { state: "skipped" as const, reason: trouble ?? "Nothing can be followed there." };
    batch.outcomes.push({ id: row.id, made: {}, ...(mustLook ? { state: "waiting" } : lost) });
    return undefined;
  }
  const { name, why, tags } = wish;
  const judged = judgeNewcomer({ following: person.follows, ...at });
  batch.people.push({ id: personId, name, why, tags, ...judged, createdAt: now, updatedAt: now });
  const handles = handlesOf(line, now);
  batch.handles.push(...handles.map((handle) => ({ ...handle, personId })));
  for (const { key } of handles) person.keys.add(key);
  batch.follows.push(...line.feedIds.map((feedId) => ({ personId, feedId, at: now })));
  if (feeds.some((feed) => feed.lastPolledAt !== null)) batch.assess.add(personId);
  const made = { person: true as const, ...(feeds.length > 0 && { feedIds: line.feedIds }) };
  // By name only, because their address is none: that is worth telling.
  const state = mustLook ? "waiting" : trouble !== undefined && feeds.length === 0 ? "skipped" : "added";
  batch.outcomes.push({ id: row.id, state, reason: trouble, personId, made });
  return person;
}

function handlesOf({ wish }: Line, now: Date): KeyedHandle[] {
  return keyHandles({ url: wish.site, handles: wish.handles as FoundHandle[] }, { handles: [], feeds: [] }, now);
}

async function store(tx: Tx, userId: string, batch: Batch, read: readonly Read[], now: Date): Promise<void> {
  await insertPeople(tx, userId, batch.people);
  await insertHandles(tx, userId, batch.handles);
  await insertFollows(tx, userId, batch.follows);
  const followed = [...new Set(batch.follows.map(({ feedId }) => feedId))];
  await markOrphans(tx, followed, now);
  const feeds = new Map(read.flatMap((one) => one.feeds.map((feed) => [feed.id, feed] as const)));
  // What was read for others is there already; the poller makes the first visit to all others.
  for (const id of followed) {
    if (feeds.get(id)?.lastPolledAt) batch.tasks.push(...(await welcome(tx, id, userId, now)));
  }
  for (const personId of batch.assess) await assessPerson(tx, userId, personId, now);
  await addTasks(
    tx,
    batch.tasks.filter((task) => task.kind === "follow-row"),
    now,
  );
  await storeOutcomes(tx, userId, batch.outcomes, now);
}
