// A brief that stands already: nothing is asked about the same words twice.
import type { Brief } from "../../ai/brief.ts";
import { findBriefByKey, findBriefOfWords, linkBrief } from "../../db/briefs.ts";
import type { NewTask } from "../../db/tasks.ts";
import type { Tx } from "../../db/transaction.ts";
import type { Context } from "../context.ts";
import { reground } from "./reground.ts";
import { readSource, type Making, type Source } from "./source.ts";

/** Of these words, by these prompts and this model. @property copy where its white space differs: what to store for this text. */
export type Standing = { id: string; gist: string; copy?: Brief };

export async function findStanding(
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

/** The text may have changed while it was read: then the brief is kept, and the post is not said to have it. */
export async function linkIfSame(
  tx: Tx,
  postId: string,
  brief: { id: string; source: Pick<Source, "textHash">; at: Date },
): Promise<NewTask[]> {
  const now = await readSource(tx, postId);
  if (now?.textHash !== brief.source.textHash) return [];
  await linkBrief(tx, postId, "model", brief.id);
  return [{ kind: "find-openings", subjectId: postId, at: brief.at }];
}
