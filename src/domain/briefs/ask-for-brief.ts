// A brief by a model: in one call where the text fits one, else part by part. Each part's digest is a row as soon as it is
// there, so that another try asks only for what is missing.
import { PARTS_MAX, splitIntoParts } from "../../ai/brief-parts.ts";
import { BRIEF_PROMPT_HASH, briefWithModel, type ModelBrief } from "../../ai/brief-post.ts";
import { LONG_PROMPT_HASH, mergeBrief, type DigestedPart } from "../../ai/merge-brief.ts";
import { findBriefByKey, storeBrief, type StoredBrief } from "../../db/briefs.ts";
import { inTransaction } from "../../db/transaction.ts";
import type { Context } from "../context.ts";
import { askModel, type Payer } from "../model-calls.ts";
import { hashesOf, toRow, type Source } from "./source.ts";

/** How a text is read, and by which prompts: part of the brief's identity. */
type Reading = { parts: { text: string; start: number }[]; promptHash: string };

/** Undefined where there is nothing to read, or where it is so long that no model reads it: the extract serves. */
export function planReading({ text, borders }: Pick<Source, "text" | "borders">): Reading | undefined {
  const parts = splitIntoParts(text, borders);
  if (parts.length > PARTS_MAX || text.trim() === "") return undefined;
  return { parts, promptHash: parts.length > 1 ? LONG_PROMPT_HASH : BRIEF_PROMPT_HASH };
}

/**
 * @param asker.model by which name the parts are kept. @param gistsIn further languages for the gist.
 * Throws as `askModel` and `briefWithModel` do.
 */
export async function askForBrief(
  context: Context,
  asker: { payer: Payer; key: string; model: string },
  source: Source,
  { reading, gistsIn }: { reading: Reading; gistsIn: readonly string[] },
): Promise<ModelBrief> {
  const { payer, key } = asker;
  const asked = { title: source.title, text: source.text, language: source.language, gistsIn };
  if (reading.parts.length === 1) return briefWithModel((task) => askModel(context, { ...payer, key }, task), asked);
  const parts: DigestedPart[] = [];
  for (const part of reading.parts) parts.push({ ...part, brief: await digestPart(context, asker, source, part.text) });
  return mergeBrief((task) => askModel(context, { ...payer, key }, task), asked, parts);
}

/** The digest of one part: the one that stands, else a new one, stored before the next is asked for. */
async function digestPart(
  context: Context,
  { payer, model }: { payer: Payer; model: string },
  source: Source,
  text: string,
): Promise<DigestedPart["brief"]> {
  const hashes = hashesOf("a part", text);
  const { language } = source;
  const row = { contentHash: hashes.textHash, promptHash: BRIEF_PROMPT_HASH, model, language };
  const standing = await findBriefByKey(context.db, row);
  if (standing) return standing satisfies Pick<StoredBrief, "points">;
  const key = `part ${Object.values(row).join(" ")}`;
  const made = await briefWithModel((task) => askModel(context, { ...payer, key }, task), {
    title: source.title,
    text,
    language,
    isPart: true,
  });
  const { tokensIn, tokensOut } = made;
  const at = context.clock.now();
  await inTransaction(context.db, (tx) =>
    storeBrief(
      tx,
      toRow(made.brief, { ...hashes, contentHash: row.contentHash, language }, { ...row, at, tokensIn, tokensOut }),
    ),
  );
  return made.brief;
}
