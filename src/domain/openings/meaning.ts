// What a post means, beside the words it uses: by vectors, where a user lets a model work and the server offers them.
import { createHash } from "node:crypto";
import { findEmbeddingModel, findVectors, storeVectors } from "../../db/embeddings.ts";
import { listFollowers } from "../../db/follows.ts";
import { findPost, type Post } from "../../db/posts.ts";
import { getProfile } from "../../db/profiles.ts";
import type { Handle } from "../../db/transaction.ts";
import { NotYetError } from "../../errors.ts";
import type { Context } from "../context.ts";
import { findPostText } from "../episodes/post-text.ts";
import { embed, findPayer, type Payer } from "../model-calls.ts";
import { isBy } from "../posts/authors.ts";
import { workOn } from "../tasks.ts";

/** What a post is about stands at its beginning: about 500 tokens. */
const READ = 2_000;

/**
 * Cosines of a short topic and a text, as `text-embedding-3-small` gives them: up to the first they have nothing to do
 * with one another, from the second on one is about the other. Our starting guess, for every model.
 */
const APART = 0.2;
const ABOUT = 0.55;

/** How close two texts are, 0 to 1, by their vectors. */
export function closenessOf(a: Float32Array, b: Float32Array): number {
  let [dot, ofA, ofB] = [0, 0, 0];
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    dot += value * other;
    ofA += value * value;
    ofB += other * other;
  }
  const cosine = ofA === 0 || ofB === 0 || a.length !== b.length ? 0 : dot / Math.sqrt(ofA * ofB);
  return Math.min(1, Math.max(0, (cosine - APART) / (ABOUT - APART)));
}

/** Of what is known already: how close the post is to each of these, and whether a vector is still to be asked for. */
export async function findCloseness(
  db: Handle,
  post: { title: string; text: string },
  names: readonly string[],
): Promise<{ closeness: Map<string, number>; isMissing: boolean }> {
  const own = hashOf(textOf(post));
  const vectors = await findVectors(db, await findEmbeddingModel(db), [own, ...names.map(hashOf)]);
  const ofPost = vectors.get(own);
  const closeness = new Map(
    names.flatMap((name) => {
      const vector = vectors.get(hashOf(name));
      return vector && ofPost ? [[name, closenessOf(vector, ofPost)] as const] : [];
    }),
  );
  return { closeness, isMissing: closeness.size < names.length };
}

/**
 * Asks for what is missing: the post on the account of whoever is to pay for it, what a user named on their own alone.
 * What came is stored at once, whoever else is out of budget.
 */
export async function embedPost(context: Context, postId: string): Promise<void> {
  const { db } = context;
  await workOn(context, "embed-post", postId, async (task) => {
    const post = await findPost(db, postId);
    if (!post || !context.model) return async () => undefined;
    const users = await listNaming(db, post);
    if (users.length === 0) return async () => undefined;
    const { text, written } = await findPostText(db, postId);
    const payer = await findPayer(context, postId, task.userId);
    const wanted = [
      ...(payer === undefined
        ? []
        : [{ userId: payer, texts: [textOf({ title: post.title, text: joined(written, text) })] }]),
      ...users.map(({ userId, names }) => ({ userId, texts: names })),
    ];
    let stored = 0;
    let later: NotYetError | undefined;
    for (const { userId, texts } of wanted) {
      try {
        stored += await embedMissing(context, { userId, purpose: "interests", postId }, texts);
      } catch (error) {
        if (!(error instanceof NotYetError)) throw error;
        later = error;
      }
    }
    if (later && stored === 0) throw later;
    return async () => (stored === 0 ? [] : [{ kind: "find-openings", subjectId: postId, at: context.clock.now() }]);
  });
}

/** How many vectors are new. */
async function embedMissing(context: Context, payer: Payer, texts: readonly string[]): Promise<number> {
  const { db } = context;
  const known = await findVectors(db, await findEmbeddingModel(db), texts.map(hashOf));
  const missing = [...new Set(texts)].filter((text) => !known.has(hashOf(text)));
  if (missing.length === 0) return 0;
  const key = `embed:${hashOf(missing.join("\n"))}`;
  const answer = await embed(context, { ...payer, key }, missing);
  if (!answer) return 0;
  const made = missing.map((text, index) => ({ contentHash: hashOf(text), vector: answer.vectors[index] ?? [] }));
  await storeVectors(db, answer.model, made, context.clock.now());
  return made.length;
}

/** Followers who let a model work and have said what interests them. */
async function listNaming(db: Handle, post: Post): Promise<{ userId: string; names: string[] }[]> {
  const followers = (await listFollowers(db, post.feedId)).filter((follow) => isBy(post, follow));
  const ids = new Set(followers.map(({ userId }) => userId));
  const naming = [];
  for (const userId of ids) {
    const { aiEnabled, interests, expertise } = await getProfile(db, userId);
    const names = [...new Set([...interests, ...expertise])];
    if (aiEnabled && names.length > 0) naming.push({ userId, names });
  }
  return naming;
}

/** The text of a post as it is read for its topics: show notes first. */
export function joined(written: string, text: string): string {
  return `${written}\n${text}`.trim();
}

function textOf({ title, text }: { title: string; text: string }): string {
  return `${title}\n${text}`.slice(0, READ).toWellFormed();
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
