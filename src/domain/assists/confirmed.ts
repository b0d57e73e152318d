// What a model brought into a comment stays marked until the user says that it is so, or it is gone from the text.
import { confirmInventions, listInventions, type StoredInvention } from "../../db/assists.ts";
import { findComment, type Comment } from "../../db/comments.ts";
import { getProfile } from "../../db/profiles.ts";
import { inTransaction, type Handle } from "../../db/transaction.ts";
import { PermanentError } from "../../errors.ts";
import type { Context } from "../context.ts";
import { contentStems, countShared, readWords } from "../coach/words.ts";
import { readSentences } from "../coach/reading.ts";
import { findInventions } from "./inventions.ts";
import { wordsOfProfile } from "./material.ts";
import { indexWords, plainOf, type OwnWords } from "./own-words.ts";

/** Of a claim's words, so many in one sentence still make the claim. */
const STILL_SAID = 0.6;

/** What stands in the comment and nobody vouches for yet: it cannot be copied or posted before. */
export async function findUnconfirmed(db: Handle, userId: string, comment: Comment): Promise<StoredInvention[]> {
  const noted = (await listInventions(db, userId, comment.id)).filter(({ confirmedAt }) => confirmedAt === null);
  if (noted.length === 0) return [];
  const own = indexWords(`${comment.take}\n${wordsOfProfile(await getProfile(db, userId))}`);
  return noted.filter((one) => stands(one, comment.text) && !isOwn(one, own));
}

/** @throws PermanentError `conflict` that names what is to be confirmed. */
export async function refuseUnconfirmed(db: Handle, userId: string, comment: Comment): Promise<void> {
  const open = await findUnconfirmed(db, userId, comment);
  if (open.length === 0) return;
  const named = open.slice(0, 3).map(({ words }) => `“${words.slice(0, 100).toWellFormed()}”`);
  const more = open.length > 3 ? ` and ${open.length - 3} more` : "";
  throw new PermanentError("conflict", `Confirm first what you did not write yourself: ${named.join(", ")}${more}.`, {
    field: "text",
  });
}

/** The user says that these are true and theirs to say. @returns undefined where they have no such comment. */
export async function confirmWords(
  context: Context,
  userId: string,
  commentId: string,
  words: readonly string[],
): Promise<Comment | undefined> {
  return inTransaction(context.db, async (tx) => {
    const comment = await findComment(tx, userId, commentId);
    if (comment) await confirmInventions(tx, userId, commentId, words, context.clock.now());
    return comment;
  });
}

type Unconfirmed = Pick<StoredInvention, "words" | "confirmedAt">;

/** The text without what is still to be confirmed in it: the rest is the user's. */
export function blankUnconfirmed(text: string, noted: readonly Unconfirmed[]): string {
  return noted
    .filter(({ confirmedAt }) => confirmedAt === null)
    .reduce((left, { words }) => left.replaceAll(asWhole(words), " "), text);
}

/** These words where they stand by themselves: an invented "ten" is no part of "often". Some scripts set no spaces. */
function asWhole(words: string): RegExp {
  const letter = String.raw`[\p{LC}\p{M}\p{N}]`;
  const before = new RegExp(`^${letter}`, "u").test(words) ? `(?<!${letter})` : "";
  const after = new RegExp(`${letter}$`, "u").test(words) ? `(?!${letter})` : "";
  return new RegExp(before + words.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`) + after, "gu");
}

function stands({ kind, words }: StoredInvention, text: string): boolean {
  if (` ${plainOf(text)} `.includes(` ${plainOf(words)} `)) return true;
  if (kind !== "experience" && kind !== "fact") return false;
  const stems = contentStems(readWords(words));
  return readSentences(text).some((sentence) => countShared(stems, sentence.stems) >= STILL_SAID * stems.size);
}

/** They said so in their take meanwhile. */
function isOwn({ kind, words }: StoredInvention, own: OwnWords): boolean {
  if (own.plain.includes(` ${plainOf(words)} `)) return true;
  return (kind === "experience" || kind === "fact") && findInventions(words, own).length === 0;
}
