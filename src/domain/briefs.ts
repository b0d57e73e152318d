// The brief of a post: the local one stands until a model's better one arrives; a failing model never takes it away.
import type { Brief } from "../ai/brief.ts";
import { briefLocally, LOCAL_METHOD } from "../ai/local/brief-locally.ts";
import { copyBriefGists, storeBriefGists } from "../db/brief-gists.ts";
import { findBriefByKey, findBriefOfWords, linkBrief, storeBrief, unlinkStaleBrief } from "../db/briefs.ts";
import { hasTask, type NewTask } from "../db/tasks.ts";
import type { Tx } from "../db/transaction.ts";
import { askForBrief, planReading } from "./briefs/ask-for-brief.ts";
import { addGists, wantedGists } from "./briefs/gists.ts";
import { reground } from "./briefs/reground.ts";
import { readSource, toRow, type Making, type Source } from "./briefs/source.ts";
import type { Context } from "./context.ts";
import { findModelName, findPayer, type Payer } from "./model-calls.ts";
import { workOn } from "./tasks.ts";

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
      // A model reads the post once, when its text is whole.
      if (context.model && !isPartial && planReading(source)) {
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
    const userId = reading && context.model && (await findPayer(context, postId, task.userId));
    if (!source || !reading || userId === undefined) return async () => undefined;
    const payer: Payer = { userId, purpose: "brief", postId };
    const making = { promptHash: reading.promptHash, model: await findModelName(context, payer) };
    const languages = await wantedGists(db, postId, source.language);
    const standing = await findStanding(context, source, making);
    if (standing) {
      await addGists(context, payer, standing, languages);
      return async (tx) => {
        const at = clock.now();
        let { id } = standing;
        if (standing.copy) {
          id = await storeBrief(tx, toRow(standing.copy, source, { ...making, at }));
          await copyBriefGists(tx, standing.id, id);
        }
        return linkIfSame(tx, postId, { id, source, at });
      };
    }
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

/** Of these words, by these prompts and this model. @property copy where its white space differs: what to store for this text. */
type Standing = { id: string; gist: string; copy?: Brief };

async function findStanding(
  { db }: Context,
  source: Source,
  making: Pick<Making, "promptHash" | "model">,
): Promise<Standing | undefined> {
  const { contentHash, textHash, language } = source;
  const same = await findBriefByKey(db, { ...making, contentHash, language });
  if (same) return { id: same.id, gist: same.gist };
  const words = await findBriefOfWords(db, { ...making, textHash, language });
  const copy = words && reground(words, source.text);
  return words && copy && { id: words.id, gist: words.gist, copy };
}

function keyOf({ textHash, language }: Source, { promptHash, model }: Pick<Making, "promptHash" | "model">): string {
  return `brief ${[textHash, promptHash, model, language].join(" ")}`;
}

/** The text may have changed while it was read: then the brief is kept, and the post is not said to have it. */
async function linkIfSame(tx: Tx, postId: string, brief: { id: string; source: Source; at: Date }): Promise<NewTask[]> {
  const now = await readSource(tx, postId);
  if (now?.textHash !== brief.source.textHash) return [];
  await linkBrief(tx, postId, "model", brief.id);
  return [{ kind: "find-openings", subjectId: postId, at: brief.at }];
}
