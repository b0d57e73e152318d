// The gist in a language its readers read: asked for with the brief where that is known then, else by itself. By a model only.
import { findBriefGists, storeBriefGists } from "../../db/brief-gists.ts";
import type { StoredBrief } from "../../db/briefs.ts";
import { listReaderLanguages } from "../../db/reader-languages.ts";
import { translateGist } from "../../ai/translate-gist.ts";
import type { Handle } from "../../db/transaction.ts";
import type { Context } from "../context.ts";
import { askModel, type Payer } from "../model-calls.ts";

/** So many languages are asked for in one call. */
const LANGUAGES_MAX = 3;

/** Languages in which somebody wants the gist who follows the post, lets models work, and does not read its own. */
export async function wantedGists(db: Handle, postId: string, language: string): Promise<string[]> {
  if (language === "und") return [];
  return (await listReaderLanguages(db, postId, language)).slice(0, LANGUAGES_MAX);
}

/** What is missing of them, asked for and stored. Throws as `askModel` does. */
export async function addGists(
  context: Context,
  payer: Payer,
  brief: { id: string; gist: string },
  languages: readonly string[],
): Promise<void> {
  const standing = await findBriefGists(context.db, [brief.id], languages);
  const missing = languages.filter((one) => !standing.some((gist) => gist.language === one));
  if (missing.length === 0) return;
  const asker: Payer = { ...payer, purpose: "gist", key: `gist ${brief.id} ${missing.join(" ")}` };
  const { gists, model } = await translateGist((task) => askModel(context, asker, task), brief.gist, missing);
  // What did not come is kept as empty: it was asked for once, and is not again.
  const asked = { ...Object.fromEntries(missing.map((one) => [one, ""])), ...gists };
  await storeBriefGists(context.db, brief.id, asked, { model, at: context.clock.now() });
}

/** Whether this gist was asked for, whatever came. */
export async function hasGist(db: Handle, briefId: string, language: string): Promise<boolean> {
  return (await findBriefGists(db, [briefId], [language])).length > 0;
}

/** @property inYourLanguage beside the gist in the post's language; null where that is one of theirs, or there is none. */
export type ShownBrief = StoredBrief & { inYourLanguage: { language: string; gist: string; model: string } | null };

/** Adds what is known in a language of the reader's, the best known first. */
export async function withReadersGists(
  db: Handle,
  briefs: Map<string, StoredBrief>,
  languages: readonly string[],
): Promise<Map<string, ShownBrief>> {
  const foreign = [...briefs.values()].filter((one) => one.madeBy === "model" && !languages.includes(one.language));
  const gists = await findBriefGists(
    db,
    foreign.map((one) => one.id),
    languages,
  );
  const best = (brief: StoredBrief) =>
    gists
      .filter((one) => one.briefId === brief.id && one.gist !== "" && !languages.includes(brief.language))
      .sort((a, b) => languages.indexOf(a.language) - languages.indexOf(b.language))[0];
  return new Map(
    [...briefs].map(([postId, brief]) => {
      const gist = best(brief);
      const inYourLanguage = gist ? { language: gist.language, gist: gist.gist, model: gist.model } : null;
      return [postId, { ...brief, inYourLanguage }];
    }),
  );
}
