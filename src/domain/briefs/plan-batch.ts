// Which posts go into a batch: of one payer, older than a day, and in one call each. Reserved and written down before
// anything is uploaded.
import { toBriefTask } from "../../ai/brief-post.ts";
import { DAY } from "../../clock.ts";
import { tokensUsed } from "../../db/ai-usage.ts";
import {
  findBatch,
  findBatchOfWords,
  insertBatch,
  insertLine,
  joinBatch,
  keepAlone,
  listBatchable,
  setBatch,
  type ModelBatch,
} from "../../db/model-batches.ts";
import { insertModelCall, lockSwitch } from "../../db/model-calls.ts";
import { inTransaction, type Tx } from "../../db/transaction.ts";
import { newId } from "../../id.ts";
import type { Context } from "../context.ts";
import { findModelName } from "../model-calls.ts";
import { knowsBatches, LOOK_EVERY_MS, withModel } from "../model-calls/batches.ts";
import { dayOf } from "../model-calls/ledger.ts";
import { askable } from "../model-calls/silence.ts";
import { planReading } from "./ask-for-brief.ts";
import { wantedGists } from "./gists.ts";
import { readSource, type Source } from "./source.ts";
import { findStanding } from "./standing.ts";

/** Where no more wait, each is asked for by itself. */
const FEW = 40;
const LOOKED_AT = 2_000;
const LINES_MAX = 500;
/** What a line takes at least: a day with less left has no room for a batch. */
const LINE_TOKENS = 5_000;

type Draft = {
  postId: string;
  source: Source;
  gistsIn: string[];
  line: { text: string; tokensIn: number; tokensOut: number };
};

/** Of each payer for whom many wait: their posts that are older than a day, the oldest first. */
export async function findCrowds({ db, clock }: Context): Promise<Map<string, string[]>> {
  const now = clock.now();
  const waiting = await listBatchable(db, { now, day: dayOf(now), limit: LOOKED_AT });
  const crowds = Map.groupBy(waiting, ({ userId }) => userId);
  const old = [...crowds]
    .filter(([, posts]) => posts.length > FEW)
    .map(([userId, posts]): [string, string[]] => [
      userId,
      posts.flatMap(({ postId, publishedAt }) => (now.getTime() - publishedAt.getTime() > DAY ? [postId] : [])),
    ]);
  return new Map(old.filter(([, posts]) => posts.length > 0));
}

/** Writes a batch down; undefined where the server takes none, or none of the posts can go into one. Throws as `askModel`. */
export async function planBatch(
  context: Context,
  userId: string,
  posts: readonly string[],
): Promise<ModelBatch | undefined> {
  const { db, clock, dailyTokens } = context;
  await askable(context);
  if (!(await knowsBatches(context, userId))) return undefined;
  if ((await tokensUsed(db, userId, dayOf(clock.now()))) + LINE_TOKENS > dailyTokens) return undefined;
  const model = await findModelName(context, { userId, purpose: "brief" });
  const drafts: Draft[] = [];
  const again: { postId: string; textHash: string }[] = [];
  let promptHash: string | undefined;
  for (const postId of posts) {
    if (drafts.length >= LINES_MAX) break;
    const source = await readSource(db, postId);
    const reading = source && planReading(source);
    if (source && reading?.parts.length === 1) promptHash = reading.promptHash;
    // What is read in parts, or need not be asked at all, goes the ordinary way.
    if (!source || reading?.parts.length !== 1 || (await findStanding(context, source, { ...reading, model }))) {
      await keepAlone(db, postId);
      continue;
    }
    const { textHash } = source;
    const isTwin = drafts.some((one) => one.source.textHash === textHash);
    if (isTwin || (await findBatchOfWords(db, textHash))) {
      again.push({ postId, textHash });
      continue;
    }
    const gistsIn = await wantedGists(db, postId, source.language);
    const task = toBriefTask({ ...source, gistsIn });
    const line = await withModel(context, (one) => one.toLine(model, task));
    drafts.push({ postId, source, gistsIn, line });
  }
  if (promptHash === undefined) return undefined;
  const making = { model, promptHash };
  return inTransaction(db, (tx) => writeBatch(context, tx, { userId, making, drafts, again }));
}

type Plan = {
  userId: string;
  making: { model: string; promptHash: string };
  drafts: Draft[];
  again: { postId: string; textHash: string }[];
};

/** As many lines as the day has room for; each is a request like any other, and its most is set aside. */
async function writeBatch(
  { clock, dailyTokens, model: access }: Context,
  tx: Tx,
  { userId, making, drafts, again }: Plan,
): Promise<ModelBatch | undefined> {
  const at = clock.now();
  const day = dayOf(at);
  const host = access?.host ?? "";
  if (!(await lockSwitch(tx, userId))) return undefined;
  let room = dailyTokens - (await tokensUsed(tx, userId, day));
  const id = newId();
  const nextLookAt = new Date(at.getTime() + LOOK_EVERY_MS);
  await insertBatch(tx, { id, userId, state: "sending", host, ...making, size: 0, createdAt: at, nextLookAt });
  let size = 0;
  for (const { postId, source, gistsIn, line } of drafts) {
    const { text, tokensIn, tokensOut } = line;
    if (tokensIn + tokensOut > room || !(await joinBatch(tx, postId, id, at))) continue;
    room -= tokensIn + tokensOut;
    const call = { id: newId(), userId, at, day, purpose: "brief" as const, postId, host, path: "chat/completions" };
    const sending = { model: making.model, state: "sending" as const, sent: text, tokensIn, tokensOut, batchId: id };
    await insertModelCall(tx, { ...call, ...sending });
    const { textHash, language } = source;
    await insertLine(tx, { callId: call.id, batchId: id, postId, textHash, language, gistsIn });
    size += 1;
  }
  // The same words in another feed wait for the same answer.
  for (const { postId, textHash } of again) {
    const batchId = await findBatchOfWords(tx, textHash);
    if (batchId !== undefined) await joinBatch(tx, postId, batchId, at);
  }
  await setBatch(tx, id, size > 0 ? { size } : { state: "over" });
  return size > 0 ? findBatch(tx, id) : undefined;
}
