// The brief of a post: the local one stands until a model's better one arrives; a failing model never takes it away.
import { briefLocally, LOCAL_METHOD } from "../ai/local/brief-locally.ts";
import { copyBriefGists, storeBriefGists } from "../db/brief-gists.ts";
import { findLinkedBrief, linkBrief, storeBrief, unlinkStaleBrief } from "../db/briefs.ts";
import { addTasks, hasTask, type NewTask } from "../db/tasks.ts";
import { inTransaction } from "../db/transaction.ts";
import { askForBrief, planReading } from "./briefs/ask-for-brief.ts";
import { addGists, wantedGists } from "./briefs/gists.ts";
import { readSource, toRow, type Making, type Source } from "./briefs/source.ts";
import { findStanding, linkIfSame, type Standing } from "./briefs/standing.ts";
import type { Context } from "./context.ts";
import { choosePayer, findModelName, refuseSpent, type Payer } from "./model-calls.ts";
import { hint, workOn } from "./tasks.ts";

/** Makes the local brief. Needs no network; afterwards openings are looked for and, where configured, a model asked. */
export async function briefPost(context: Context, postId: string): Promise<void> {
  await workOn(context, "brief-post", postId, async (task) => {
    const source = await readSource(context.db, postId);
    if (!source) return async () => undefined;
    const brief = briefLocally(source);
    const isPartial =
      (await hasTask(context.db, "fetch-article", postId)) || (await hasTask(context.db, "fetch-transcript", postId));
    return async (tx) => {
      const at = context.clock.now();
      const row = toRow(brief, source, { promptHash: "none", model: LOCAL_METHOD, at });
      await linkBrief(tx, postId, "extract", await storeBrief(tx, row));
      await unlinkStaleBrief(tx, postId, source);
      const tasks: NewTask[] = [{ kind: "find-openings", subjectId: postId, at }];
      // A model reads the post once, when its text is whole: not again where the local brief alone is made anew.
      const isRead = (await findLinkedBrief(tx, postId, source)) !== undefined;
      if (context.model && !isRead && !isPartial && planReading(source)) {
        tasks.push({ kind: "brief-post-model", subjectId: postId, userId: task.userId ?? undefined, at });
      }
      return tasks;
    };
  });
}

/** Asks the model, on the account of somebody who follows the post and has budget left. */
export async function briefPostWithModel(context: Context, postId: string): Promise<void> {
  const { db, clock } = context;
  await workOn(context, "brief-post-model", postId, async (task) => {
    const source = await readSource(db, postId);
    const reading = source && planReading(source);
    // Before anything is asked, even the model's name: somebody must let a model work. Else switching it on brings it back.
    const chosen = reading && context.model && (await choosePayer(context, postId, task.userId));
    if (!source || !reading || !chosen) return async () => undefined;
    const payer: Payer = { userId: chosen.userId, purpose: "brief", postId };
    const languages = await wantedGists(db, postId, source.language);
    // Where a model has read it, by whatever prompt, no more is wanted than its gist in another language.
    const linked = await findLinkedBrief(db, postId, source);
    if (linked) {
      await addGists(context, payer, linked, languages);
      return async () => undefined;
    }
    const making = { promptHash: reading.promptHash, model: await findModelName(context, payer) };
    const standing = await findStanding(context, source, making);
    if (standing) {
      // What costs nothing waits for no budget, and for no translation that may fail.
      const id = await linkStanding(context, postId, { standing, source, making });
      await addGists(context, payer, { ...standing, id }, languages);
      return async () => undefined;
    }
    refuseSpent(context, chosen);
    const asker = { payer, key: keyOf(source, making), model: making.model };
    const made = await askForBrief(context, asker, source, { reading, gistsIn: languages });
    return async (tx) => {
      const at = clock.now();
      const { tokensIn, tokensOut } = made;
      const id = await storeBrief(tx, toRow(made.brief, source, { ...making, at, tokensIn, tokensOut }));
      await storeBriefGists(tx, id, made.gists, { model: making.model, at });
      return linkIfSame(tx, postId, { id, source, at });
    };
  });
}

async function linkStanding(
  context: Context,
  postId: string,
  found: { standing: Standing; source: Source; making: Pick<Making, "promptHash" | "model"> },
): Promise<string> {
  const { standing, source, making } = found;
  const at = context.clock.now();
  const { id, following } = await inTransaction(context.db, async (tx) => {
    const stored = standing.copy && (await storeBrief(tx, toRow(standing.copy, source, { ...making, at })));
    if (stored !== undefined) await copyBriefGists(tx, standing.id, stored);
    const brief = { id: stored ?? standing.id, source, at };
    const tasks = await linkIfSame(tx, postId, brief);
    await addTasks(tx, tasks, at);
    return { id: brief.id, following: tasks };
  });
  await hint(context, following);
  return id;
}

function keyOf({ textHash, language }: Source, { promptHash, model }: Pick<Making, "promptHash" | "model">): string {
  return `brief ${[textHash, promptHash, model, language].join(" ")}`;
}
