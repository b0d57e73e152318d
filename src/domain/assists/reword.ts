// Sharpen and shorten: the user's own text, as changes that they take or leave. Nothing is changed by asking.
import type { Channel } from "../../channels/channel-ids.ts";
import { rewordWithModel } from "../../ai/sharpen.ts";
import { deleteAssist, listAssists, listInventions, noteInventions, storeAssist } from "../../db/assists.ts";
import { findComment, lockComment, updateComment, type Comment } from "../../db/comments.ts";
import { inTransaction } from "../../db/transaction.ts";
import { PermanentError } from "../../errors.ts";
import type { Context } from "../context.ts";
import { LENGTH_RULES } from "../coach/lengths.ts";
import { blankUnconfirmed } from "./confirmed.ts";
import { findInventions } from "./inventions.ts";
import { makeByModelOrRules, type Made, type Waiting } from "./made.ts";
import { gatherMaterial, wordsOfProfile, type Material } from "./material.ts";
import { readAssist, type Rewording } from "./results.ts";
import { measure, shortenLocally } from "./shorten.ts";
import { tighten } from "./tighten.ts";
import { applyChanges, findChanges } from "./word-changes.ts";
import { pickSamples } from "./voice.ts";

export type RewordKind = "sharpen" | "shorten";

/** Longer comments are worked on by rules only: a model would lose their end. */
const MODEL_READS = 8_000;

/**
 * @returns undefined where the user has no such comment. @throws PermanentError `invalid-input` where there is no take,
 *   `conflict` where nothing is drafted on this post, where it is gone, or where the comment is posted already; the signal's
 *   reason where who waited has left. The comment stays as it is.
 */
export async function rewordComment(
  context: Context,
  userId: string,
  commentId: string,
  kind: RewordKind,
  waiting: Waiting = {},
): Promise<Made<Rewording> | undefined> {
  const { db, clock } = context;
  const comment = await findComment(db, userId, commentId);
  if (!comment) return undefined;
  const material = await mayReword(context, userId, comment);
  const before = comment.text.trim() === "" ? comment.take : comment.text;
  const channel = comment.channel as Channel;
  const most = kind === "shorten" ? (LENGTH_RULES[channel].limit ?? undefined) : undefined;
  const own = await ownWords(context, userId, comment, material);
  const byRules = () => weigh({ before, channel, own, after: wordByRules(kind, before, channel), post: material.text });
  const fits = kind === "shorten" && (most === undefined || measure(before, channel).count <= most);
  const made: Made<Rewording> = fits
    ? { value: weigh({ before, channel, own, after: before, post: "" }), madeBy: "rules", model: null, note: null }
    : before.length > MODEL_READS
      ? { value: byRules(), madeBy: "rules", model: null, note: "It is too long for a model to reword as a whole." }
      : await makeByModelOrRules<Rewording>(
          context,
          { userId, purpose: kind, postId: material.postId },
          async (ask) => {
            const { voiceDescription: voice } = material.profile;
            const samples = await pickSamples(db, userId, material.profile, comment.id);
            const wording = { comment: before, voice, samples, most };
            const { text, model } = await rewordWithModel(ask, wording, waiting);
            const value = text === "" ? undefined : weigh({ before, channel, own, after: text, post: material.text });
            return { value, model };
          },
          byRules,
        );
  await inTransaction(db, async (tx) => {
    const { value, ...about } = made;
    const result = JSON.stringify(value);
    await storeAssist(tx, userId, { postId: material.postId, kind, ...about, result, createdAt: clock.now() });
    // Whichever way the words come into the comment, they are known for what they are.
    await noteInventions(tx, userId, comment.id, value.inventions, clock.now());
  });
  return made;
}

/**
 * Makes the chosen changes in the comment. @returns undefined where nothing was suggested for it; `{ok: false}` where its
 *   text is another by now: then it stays as it is.
 */
export async function takeChanges(
  context: Context,
  userId: string,
  commentId: string,
  kind: RewordKind,
  taken: ReadonlySet<number>,
): Promise<{ ok: boolean; comment: Comment } | undefined> {
  const { db, clock } = context;
  return inTransaction(db, async (tx) => {
    const comment = await lockComment(tx, userId, commentId);
    if (!comment || comment.postId === null) return undefined;
    const stored = (await listAssists(tx, userId, comment.postId)).find((one) => one.kind === kind);
    const assist = stored && readAssist(stored);
    if (assist?.kind !== "sharpen" && assist?.kind !== "shorten") return undefined;
    const { before, changes } = assist.result;
    const standing = comment.text.trim() === "" ? comment.take : comment.text;
    if (standing !== before || comment.status !== "draft") return { ok: false, comment };
    const { text } = applyChanges(before, changes, taken);
    const material = await gatherMaterial(tx, userId, comment.postId);
    if (material && assist.madeBy === "model") {
      const own = await ownWords({ db: tx }, userId, comment, material);
      // Half of the changes may say something that neither text says.
      await noteInventions(tx, userId, comment.id, findInventions(text, own, material.text), clock.now());
    }
    await deleteAssist(tx, userId, comment.postId, kind);
    const changed = await updateComment(tx, userId, comment.id, { text, updatedAt: clock.now() });
    return { ok: true, comment: changed ?? comment };
  });
}

async function mayReword(context: Context, userId: string, comment: Comment): Promise<Material> {
  if (comment.take.trim() === "")
    throw new PermanentError("invalid-input", "Begin with your own take, however rough.", { field: "take" });
  if (comment.status !== "draft")
    throw new PermanentError("conflict", "It is posted already: change it where it stands.");
  const material = comment.postId === null ? undefined : await gatherMaterial(context.db, userId, comment.postId);
  if (!material) throw new PermanentError("conflict", "The post it is about is not there any more.");
  if (material.refusal !== undefined) throw new PermanentError("conflict", material.refusal);
  return material;
}

/** Take, text and profile; of the text only what is not a model's and still to be confirmed. */
async function ownWords(
  { db }: Pick<Context, "db"> | { db: Parameters<typeof listInventions>[0] },
  userId: string,
  comment: Comment,
  { profile }: Material,
): Promise<string> {
  const text = blankUnconfirmed(comment.text, await listInventions(db, userId, comment.id));
  return [comment.take, text, wordsOfProfile(profile)].join("\n");
}

function wordByRules(kind: RewordKind, before: string, channel: Channel): string {
  return kind === "sharpen" ? tighten(before) : shortenLocally(before, channel);
}

function weigh(made: { before: string; after: string; channel: Channel; own: string; post: string }): Rewording {
  const { before, after, channel, own, post } = made;
  const inventions = before === after ? [] : findInventions(after, own, post);
  return { before, after, channel, changes: findChanges(before, after), inventions };
}
