// What visits found, written: those of many feeds in one transaction. One feed's trouble stays its own.
import { addFeedAliases, findFeedByUrls, updateFeed } from "../../db/feeds.ts";
import { listFirstFollowers } from "../../db/follows.ts";
import { countPauses, silenceHost } from "../../db/hosts.ts";
import {
  lockClaimed,
  returnClaims,
  writePolls,
  type ClaimedFeed,
  type PolledState,
  type Pushed,
} from "../../db/polls.ts";
import type { NewTask } from "../../db/tasks.ts";
import { inTransaction, type Tx } from "../../db/transaction.ts";
import { describeError } from "../../errors.ts";
import { hostOf } from "../../host.ts";
import type { Context } from "../context.ts";
import { aboutOf, type About } from "../feeds/about.ts";
import { unexpectedTrouble, type Trouble } from "../feeds/health.ts";
import { believedAddress } from "../feeds/moves.ts";
import { silenceUnsaid } from "../feeds/schedule.ts";
import { addBriefings, toBriefAgain } from "../posts.ts";
import { storeNews, type Stored } from "../posts/store.ts";
import { hint } from "../tasks.ts";
import { joinFeeds } from "./join-feeds.ts";
import { isLost } from "./lost.ts";
import { stateAfterPause, stateAfterTrouble, stateAfterVisit, stateBesidePush } from "./state.ts";
import { doubtStrangers } from "./strangers.ts";
import type { Answered, Outcome } from "./visit.ts";

export type Written = { outcome: "new" | "unchanged" | "trouble" | "too-soon"; added: number };

type WriteContext = Pick<Context, "db" | "clock" | "chance" | "poll" | "queue" | "logger" | "fetcher">;

/**
 * Writes outcomes and ends their claims; those whose claim is somebody else's by now are dropped. Where they cannot be
 * written together, each is written alone.
 * @returns by the feed's id what became of it.
 * @throws where the database cannot be reached: then nothing is lost, and the same may be written later.
 */
export async function writeOutcomes(
  context: WriteContext,
  outcomes: readonly Outcome[],
): Promise<Map<string, Written>> {
  try {
    return await writeTogether(context, outcomes);
  } catch (error) {
    if (isLost(error)) throw error;
    if (outcomes.length === 1) return writeFault(context, outcomes[0]!, error);
    const written = new Map<string, Written>();
    for (const outcome of outcomes)
      for (const [id, one] of await writeOutcomes(context, [outcome])) written.set(id, one);
    return written;
  }
}

async function writeTogether(context: WriteContext, outcomes: readonly Outcome[]): Promise<Map<string, Written>> {
  const { db } = context;
  await returnClaims(
    db,
    outcomes.flatMap((outcome) => returned(outcome) ?? []),
  );
  const answered = outcomes.filter(({ kind }) => kind !== "unasked" && kind !== "broken-off");
  const written = new Map<string, Written>();
  if (answered.every(isPlain)) {
    const rows = answered.map((outcome) => toRow(context, outcome, stateOf(context, outcome)));
    for (const id of rows.length > 0 ? await writePolls(db, rows, context.clock.now()) : [])
      written.set(id, { outcome: "unchanged", added: 0 });
    return written;
  }
  const tasks = await inTransaction(db, async (tx) => {
    const held = await lockClaimed(
      tx,
      answered.map(({ feed }) => feed),
    );
    const ours = await doubtStrangers(
      tx,
      answered.filter(({ feed }) => held.has(feed.id)),
    );
    return writeHeld(tx, context, { outcomes: ours, pushed: held }, written);
  });
  await hint(context, tasks, "behind");
  return written;
}

/** Where the answer brought nothing at all, and no hub can have, the row is all there is to write. */
function isPlain(outcome: Outcome): boolean {
  const { kind, feed } = outcome;
  return kind === "unchanged" && outcome.answer.permanentUrl === undefined && feed.pushedUntil === null;
}

/** A claim that is given back: as if it had never been, where nothing went out; else the next request stays put off. */
function returned({ feed, at, ...outcome }: Outcome) {
  if (outcome.kind === "broken-off") return { ...feed, dueAt: feed.nextPollAt };
  if (outcome.kind !== "unasked") return undefined;
  const dueAt = outcome.dueAt && outcome.dueAt > at ? outcome.dueAt : feed.wasDue;
  return { ...feed, dueAt, allowedAt: feed.wasAllowed };
}

async function writeHeld(
  tx: Tx,
  context: WriteContext,
  { outcomes, pushed }: { outcomes: readonly Outcome[]; pushed: ReadonlyMap<string, Pushed | undefined> },
  written: Map<string, Written>,
): Promise<NewTask[]> {
  const now = context.clock.now();
  const read = outcomes.flatMap((outcome) => {
    if (outcome.kind !== "read") return [];
    const { feed, parsed, answer } = outcome;
    const about = feed.lastOkAt === null ? aboutOf(parsed, answer.url) : undefined;
    const pushedSince = pushed.get(feed.id) && feed.claimedAt;
    return [{ feed: { ...feed, ...about }, parsed, about, pushedSince }];
  });
  const abouts = new Map(read.map(({ feed, about }) => [feed.id, about]));
  const stored = await storeNews(tx, read, now);
  const rows: ReturnType<typeof toRow>[] = [];
  for (const outcome of outcomes) {
    const { feed } = outcome;
    const state =
      outcome.kind === "trouble" && outcome.trouble.pause
        ? await keepSilence(tx, context, feed, outcome.trouble, outcome.answer)
        : stateOf(context, outcome, { stored: stored.get(feed.id), about: abouts.get(feed.id) });
    const news = pushed.get(feed.id);
    rows.push(toRow(context, outcome, news ? stateBesidePush(state, news, stored.get(feed.id)) : state));
    const added = stored.get(feed.id)?.added ?? 0;
    written.set(feed.id, { outcome: outcome.kind === "trouble" ? "trouble" : added > 0 ? "new" : "unchanged", added });
  }
  await writePolls(tx, rows, now);
  const tasks = await addTasks(
    tx,
    read.map(({ feed }) => feed),
    stored,
    now,
  );
  for (const { claim, state } of rows) {
    const believed = state.status === "ok" ? believedAddress(state) : null;
    if (believed !== null) tasks.push(...(await adoptAddress(tx, claim, believed, now)));
  }
  return tasks;
}

function stateOf(
  context: WriteContext,
  outcome: Outcome,
  { stored, about }: { stored?: Stored | undefined; about?: About | undefined } = {},
): PolledState {
  const at = { now: outcome.at, bounds: context.poll, chance: context.chance };
  if (outcome.kind === "trouble") return stateAfterTrouble(outcome.feed, outcome.trouble, outcome.answer, at);
  if (outcome.kind === "read")
    return stateAfterVisit(
      outcome.feed,
      outcome.answer,
      stored && { parsed: outcome.parsed, stored, offer: outcome.offer, about },
      at,
    );
  if (outcome.kind === "unchanged") return stateAfterVisit(outcome.feed, outcome.answer, undefined, at);
  throw new Error(`there is nothing to write of a visit that was ${outcome.kind}`);
}

/** The host is left alone for a moment, whoever asks next. */
function toRow({ fetcher, clock }: WriteContext, { feed, at, kind }: Outcome, state: PolledState) {
  const restMs = fetcher.spacingMs;
  const restUntil = restMs > 0 ? new Date(at.getTime() + clock.toDomain(restMs)) : null;
  return { claim: feed, state, restUntil, isWell: kind === "read" || kind === "unchanged" };
}

/** Of new posts the newest are briefed; a feed's first ones on the account of who followed it first. */
async function addTasks(
  tx: Tx,
  feeds: readonly ClaimedFeed[],
  stored: ReadonlyMap<string, Stored>,
  now: Date,
): Promise<NewTask[]> {
  const first = feeds.filter(({ lastOkAt }) => lastOkAt === null).map(({ id }) => id);
  const userIds = await listFirstFollowers(tx, first);
  const newest = [...stored].flatMap(([id, one]) => (first.includes(id) ? [] : one.newest));
  for (const { edited } of stored.values()) newest.push(...(await toBriefAgain(tx, edited)));
  const tasks = await addBriefings(tx, newest, { now });
  for (const id of first) {
    const userId = userIds.get(id);
    tasks.push(...(await addBriefings(tx, stored.get(id)?.newest ?? [], { now, userId })));
  }
  return tasks;
}

/** A pause is for all feeds of the host that asked for it, is kept over restarts, and is no failure of the feed. */
async function keepSilence(
  tx: Tx,
  context: WriteContext,
  feed: ClaimedFeed,
  trouble: Trouble,
  answer: Answered | undefined,
): Promise<PolledState> {
  const at = { now: context.clock.now(), bounds: context.poll, chance: context.chance };
  const host = answer ? hostOf(answer.url) : feed.host;
  const isUnsaid = trouble.silence === undefined;
  const until = trouble.silence ?? silenceUnsaid({ ...at, pauses: await countPauses(tx, host) });
  // Without an answer it is another host's wish, and was kept before.
  if (answer) await silenceHost(tx, { host, until, reason: trouble.text }, { isUnsaid });
  return stateAfterPause(feed, trouble, until, at);
}

/** The old address becomes an alias, be it of this feed under its new one or of the one that is there already. */
async function adoptAddress(tx: Tx, feed: ClaimedFeed, url: string, now: Date): Promise<NewTask[]> {
  const taken = await findFeedByUrls(tx, [url]);
  if (taken && taken.id !== feed.id) return joinFeeds(tx, feed, taken, now);
  await updateFeed(tx, feed.id, { url, movedTo: null, movedSeen: 0, movedFrom: feed.url, movedAt: now });
  await addFeedAliases(tx, feed.id, [feed.url]);
  return [];
}

/** A fault of ours with this one feed: it waits as any other trouble would, and the user sees that it does. */
async function writeFault(context: WriteContext, { feed, at }: Outcome, error: unknown): Promise<Map<string, Written>> {
  context.logger.error({ feed: feed.id, error: describeError(error) }, "a feed could not be stored");
  const fault: Outcome = { feed, at, kind: "trouble", trouble: unexpectedTrouble() };
  const rows = [toRow(context, fault, stateOf(context, fault))];
  try {
    const held = await writePolls(context.db, rows, context.clock.now());
    return new Map([...held].map((id) => [id, { outcome: "trouble", added: 0 }]));
  } catch (again) {
    if (isLost(again)) throw again;
    // Its claim runs out by itself, and the claim has put its next request off.
    context.logger.error({ feed: feed.id, error: describeError(again) }, "nor could its trouble");
    return new Map();
  }
}
