// What the assistant may look at for one user and one post, and whether it may help with words there at all.
import { detectLanguage } from "../../ai/local/language.ts";
import { briefLocally } from "../../ai/local/brief-locally.ts";
import type { Sourced } from "../../ai/brief.ts";
import { findPostOfUser } from "../../db/posts.ts";
import { getProfile, type Profile } from "../../db/profiles.ts";
import type { Handle } from "../../db/transaction.ts";
import { tellWhyNoDraft } from "../briefs/may-draft.ts";
import { findPostText } from "../episodes/post-text.ts";
import { findBriefsFor } from "../reading.ts";

/**
 * @property text of the post, plain: what was said, then what was written; empty where only the title is known.
 * @property points, questions of the brief; the local one's where none is stored yet.
 * @property refusal why nothing is drafted or reworded here, a sentence for the user; undefined where it may be.
 */
export type Material = {
  postId: string;
  title: string;
  author: string;
  text: string;
  points: readonly Sourced[];
  questions: readonly Sourced[];
  refusal: string | undefined;
  profile: Profile;
};

/** @returns undefined where the user follows no such post. */
export async function gatherMaterial(db: Handle, userId: string, postId: string): Promise<Material | undefined> {
  const post = await findPostOfUser(db, userId, postId);
  if (!post) return undefined;
  const known = await findPostText(db, postId);
  const text = known.written === "" ? known.text : `${known.text}\n${known.written}`;
  const language = known.language ?? detectLanguage(`${post.title}\n${text}`) ?? post.language ?? "und";
  const brief =
    (await findBriefsFor(db, userId, [postId])).get(postId) ??
    briefLocally({ title: post.title, text: known.text, language });
  return {
    postId,
    title: post.title,
    author: post.author ?? "",
    text,
    points: brief.points,
    questions: brief.questions,
    refusal: tellWhyNoDraft(brief),
    profile: await getProfile(db, userId),
  };
}

/** What the user said of themselves, for holding a rewording against it. */
export function wordsOfProfile({ name, about, interests, expertise }: Profile): string {
  return [name, about, ...interests, ...expertise].join("\n");
}
