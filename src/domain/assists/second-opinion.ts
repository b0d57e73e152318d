// What a model would object to, beside the coach's own findings: labelled as the model's, and never a pass.
import { giveSecondOpinion, type Remark } from "../../ai/coach-comment.ts";
import { listAssists, storeAssist } from "../../db/assists.ts";
import { findComment } from "../../db/comments.ts";
import type { Handle } from "../../db/transaction.ts";
import { PermanentError } from "../../errors.ts";
import { CRITERIA, type CoachVerdict, type CriterionId, type Span } from "../coach/verdict.ts";
import type { Context } from "../context.ts";
import { askModel } from "../model-calls.ts";
import { findInventions } from "./inventions.ts";
import type { Waiting } from "./made.ts";
import { gatherMaterial } from "./material.ts";
import { readAssist, type Opinion } from "./results.ts";

/**
 * @returns undefined where the user has no such comment about a post they follow. @throws as `askModel`: there is no
 *   second opinion without a model.
 */
export async function askSecondOpinion(
  context: Context,
  userId: string,
  commentId: string,
  waiting: Waiting = {},
): Promise<Opinion | undefined> {
  const { db, clock } = context;
  const comment = await findComment(db, userId, commentId);
  const { postId } = comment ?? {};
  const material = postId == null ? undefined : await gatherMaterial(db, userId, postId);
  if (!comment || !material) return undefined;
  if (material.refusal !== undefined) throw new PermanentError("conflict", material.refusal);
  const about = comment.text.trim() === "" ? comment.take : comment.text;
  const post = `${material.title}\n${material.text}`;
  const { remarks, model } = await giveSecondOpinion(
    (task) => askModel(context, { userId, purpose: "coach", postId: material.postId }, task),
    { post, take: comment.take, comment: about },
    waiting,
  );
  const opinion: Opinion = {
    about,
    remarks: remarks.filter((remark) => isUsable(remark, `${comment.take}\n${about}`)),
  };
  const note = opinion.remarks.length === 0 ? "It found nothing to object to." : null;
  const kept = { madeBy: "model" as const, model, note, result: JSON.stringify(opinion), createdAt: clock.now() };
  await storeAssist(db, userId, { postId: material.postId, kind: "second-opinion", ...kept });
  return opinion;
}

/** Of a criterion we know, and bringing along nothing that the writer did not say. */
function isUsable({ criterion, advice }: Remark, own: string): boolean {
  if (!CRITERIA.includes(criterion as CriterionId)) return false;
  return !findInventions(advice, own).some(({ kind }) => ["link", "name", "praise", "quote"].includes(kind));
}

/** @property by the model that says so; missing: the coach's own rules. */
export type Judged = CoachVerdict["criteria"][number] & { by?: string };
export type JudgedTwice = Omit<CoachVerdict, "criteria"> & { criteria: Judged[] };

/**
 * The coach's verdict with the model's objections after it: those whose words still stand in the text. The coach's own
 * findings, its score and whether it is ready stay as they are.
 */
export function addOpinion(
  verdict: CoachVerdict,
  text: string,
  opinion: { model: string; remarks: readonly Remark[] },
): JudgedTwice {
  const said = opinion.remarks.flatMap(({ criterion, words, advice }): Judged[] => {
    const span = placeOf(words, text);
    if (!span) return [];
    return [{ id: criterion as CriterionId, verdict: "fix", text: advice, spans: [span], by: opinion.model }];
  });
  return { ...verdict, criteria: [...verdict.criteria, ...said] };
}

/** The verdict with the opinion that was given on this post, where there is one. */
export async function withOpinion(
  db: Handle,
  userId: string,
  about: { postId: string; text: string },
  verdict: CoachVerdict,
): Promise<JudgedTwice> {
  const stored = (await listAssists(db, userId, about.postId)).find(({ kind }) => kind === "second-opinion");
  const assist = stored && readAssist(stored);
  if (assist?.kind !== "second-opinion") return verdict;
  return addOpinion(verdict, about.text, { model: assist.model ?? "the model", remarks: assist.result.remarks });
}

function placeOf(words: string, text: string): Span | undefined {
  const start = text.indexOf(words);
  return start < 0 ? undefined : { start, end: start + words.length };
}
