// What came back of a batch, line by line: each goes the way of an ordinary answer, and is stored once.
import { z } from "zod";
import type { BatchResult } from "../../ai/batches.ts";
import { briefSchema, readBrief, type ModelBrief } from "../../ai/brief-post.ts";
import { readAnswer } from "../../ai/model-answer.ts";
import { storeBriefGists } from "../../db/brief-gists.ts";
import { storeBrief } from "../../db/briefs.ts";
import { endTask, releaseTask, takeLine, type ModelBatch, type OpenLine } from "../../db/model-batches.ts";
import { addTasks, type NewTask } from "../../db/tasks.ts";
import { inTransaction } from "../../db/transaction.ts";
import { DoorError } from "../../errors.ts";
import type { Context } from "../context.ts";
import { withModel } from "../model-calls/batches.ts";
import { settleIn } from "../model-calls/ledger.ts";
import { hint } from "../tasks.ts";
import { readSource, toRow, type Source } from "./source.ts";
import { linkIfSame } from "./standing.ts";

const PATH = "chat/completions";
const sentBody = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) });

type Spent = { tokensIn: number; tokensOut: number; isEstimate: boolean };
type Read = { source: Source; made: Pick<ModelBrief, "brief" | "gists"> } | { trouble: string };

/** Charges what came back for a line, and stores it where it may be used; else its post is asked about singly. */
export async function storeResult(
  context: Context,
  batch: ModelBatch,
  line: OpenLine,
  result: BatchResult,
): Promise<void> {
  if (result.body === undefined) return endLine(context, batch, line, "The model server answered with an error.");
  const answer = readAnswer(result.body);
  const { tokensIn, tokensOut } = line;
  const spent: Spent = answer.usage
    ? { ...answer.usage, isEstimate: false }
    : { tokensIn, tokensOut: Math.min(tokensOut, answer.content.length), isEstimate: true };
  const read: Read =
    batch.state === "dropped"
      ? { trouble: "The assistant was switched off before it came back." }
      : await readLine(context, batch, line, answer);
  const following = await inTransaction(context.db, async (tx): Promise<NewTask[]> => {
    if (!(await takeLine(tx, line.callId))) return [];
    const trouble = "trouble" in read ? read.trouble : undefined;
    const about = { host: batch.host, path: PATH, model: batch.model, inBatch: true };
    await settleIn(tx, line.callId, { ...about, end: { ...spent, ms: null, trouble } });
    if ("trouble" in read) {
      await releaseTask(tx, line);
      return [];
    }
    const at = context.clock.now();
    const { source, made } = read;
    const { model, promptHash } = batch;
    const id = await storeBrief(tx, toRow(made.brief, source, { model, promptHash, at, ...spent }));
    await storeBriefGists(tx, id, made.gists, { model, at });
    const tasks = await linkIfSame(tx, line.postId, { id, source, at });
    if (tasks.length > 0) await endTask(tx, line, at);
    else await releaseTask(tx, line);
    await addTasks(tx, tasks, at);
    return tasks;
  });
  await hint(context, following, "behind");
}

async function readLine(
  context: Context,
  batch: ModelBatch,
  line: OpenLine,
  answer: ReturnType<typeof readAnswer>,
): Promise<Read> {
  const source = await readSource(context.db, line.postId);
  if (source?.textHash !== line.textHash) return { trouble: "The text changed before it came back." };
  const { gistsIn } = line;
  const messages = sentBody.safeParse(JSON.parse(line.sent ?? "null")).data?.messages ?? [];
  const said = (role: string): string => messages.find((one) => one.role === role)?.content ?? "";
  const prompt = { system: said("system"), user: said("user"), hash: batch.promptHash };
  try {
    const value = await withModel(context, async (model) =>
      model.readLine({ prompt, schema: briefSchema(gistsIn) }, answer),
    );
    return { source, made: readBrief(value, { ...source, gistsIn }) };
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    return { trouble: error.message };
  }
}

/** It did not come back: nothing was done for it, so nothing is charged; `isLost`: nobody knows, so its most is. */
export async function endLine(
  { db }: Context,
  batch: ModelBatch,
  line: OpenLine,
  trouble: string,
  isLost = false,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await takeLine(tx, line.callId))) return;
    const spent = isLost ? { tokensIn: line.tokensIn, tokensOut: line.tokensOut } : { tokensIn: 0, tokensOut: 0 };
    await settleIn(tx, line.callId, {
      host: batch.host,
      path: PATH,
      model: batch.model,
      inBatch: true,
      ...(isLost && { state: "lost" as const }),
      end: { ...spent, isEstimate: isLost, ms: null, trouble },
    });
    await releaseTask(tx, line);
  });
}
