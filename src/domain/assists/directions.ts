// Angles, and questions that draw the experience out: for the user to answer, never words for their comment.
import { askForExperience, findAngles } from "../../ai/angles.ts";
import { storeAssist } from "../../db/assists.ts";
import type { Context } from "../context.ts";
import { makeByModelOrRules, type Made, type Waiting } from "./made.ts";
import { gatherMaterial, type Material } from "./material.ts";
import { askForExperienceLocally, findAnglesLocally, isPlainQuestion, mayHangOn } from "./questions.ts";
import type { Angles, AskMe } from "./results.ts";

const ANGLES_LEAST = 3;
const ONLY_TITLE = "Only the title of this post is known. Read it on their page first; then say what stays with you.";
const AS_A_PERSON =
  "If you know them, a line or two of your own is enough. Ask for nothing, advise nothing, and do not speak of yourself.";

/**
 * Directions, each with the passage it hangs on. Where the post's mood forbids drafting: none, and guidance in its place.
 * @returns undefined where the user follows no such post. @throws the signal's reason where who waited has left.
 */
export async function suggestAngles(
  context: Context,
  userId: string,
  about: { postId: string; take: string },
  waiting: Waiting = {},
): Promise<Made<Angles> | undefined> {
  const material = await gatherMaterial(context.db, userId, about.postId);
  if (!material) return undefined;
  const made = guide<Angles>(material, { angles: [] }) ?? (await makeAngles(context, userId, material, about, waiting));
  return keep(context, userId, about.postId, "angles", made);
}

/** Two questions. Returns and throws as `suggestAngles`. */
export async function askUser(
  context: Context,
  userId: string,
  about: { postId: string; take: string },
  waiting: Waiting = {},
): Promise<Made<AskMe> | undefined> {
  const material = await gatherMaterial(context.db, userId, about.postId);
  if (!material) return undefined;
  const { take, postId } = about;
  const made =
    guide<AskMe>(material, { questions: [] }) ??
    (await makeByModelOrRules<AskMe>(
      context,
      { userId, purpose: "ask-me", postId },
      async (ask) => {
        const answer = await askForExperience(ask, { title: material.title, post: material.text, take }, waiting);
        const questions = answer.questions.filter((question) => isPlainQuestion(question, { take }));
        return { model: answer.model, value: questions.length === 0 ? undefined : { questions } };
      },
      () => ({ questions: askForExperienceLocally(take) }),
    ));
  return keep(context, userId, postId, "ask-me", made);
}

async function makeAngles(
  context: Context,
  userId: string,
  material: Material,
  { postId, take }: { postId: string; take: string },
  waiting: Waiting,
): Promise<Made<Angles>> {
  const local = () => ({ angles: findAnglesLocally(material) });
  if (material.text.trim() === "") return { value: { angles: [] }, madeBy: "rules", model: null, note: ONLY_TITLE };
  return makeByModelOrRules<Angles>(
    context,
    { userId, purpose: "angles", postId },
    async (ask) => {
      const answer = await findAngles(ask, { title: material.title, post: material.text, take }, waiting);
      const angles = answer.angles.filter(
        ({ question, passage }) => mayHangOn(passage) && isPlainQuestion(question, { take, passage }),
      );
      // A short post may have no more to it than rules find; else a poor answer gives way to them.
      const enough = Math.min(ANGLES_LEAST, Math.max(1, local().angles.length));
      return { model: answer.model, value: angles.length < enough ? undefined : { angles } };
    },
    local,
  );
}

function guide<T>({ refusal }: Material, nothing: T): Made<T> | undefined {
  if (refusal === undefined) return undefined;
  return { value: nothing, madeBy: "rules", model: null, note: `${refusal} ${AS_A_PERSON}` };
}

async function keep<T>(
  { db, clock }: Context,
  userId: string,
  postId: string,
  kind: "angles" | "ask-me",
  made: Made<T>,
): Promise<Made<T>> {
  const { value, ...about } = made;
  await storeAssist(db, userId, { postId, kind, ...about, result: JSON.stringify(value), createdAt: clock.now() });
  return made;
}
