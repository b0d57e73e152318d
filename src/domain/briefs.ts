// The brief of a post: the local one stands until a model's better one arrives; a failing model never takes it away.
import { createHash } from "node:crypto";
import { BRIEF_PROMPT_HASH, briefWithModel } from "../ai/brief-post.ts";
import type { Brief } from "../ai/brief.ts";
import { briefLocally, LOCAL_METHOD } from "../ai/local/brief-locally.ts";
import { detectLanguage } from "../ai/local/language.ts";
import { findBriefByKey, linkBrief, storeBrief, type NewBrief } from "../db/briefs.ts";
import { findPost } from "../db/posts.ts";
import type { MadeBy } from "../db/schema/shared.ts";
import { hasTask, type NewTask } from "../db/tasks.ts";
import { newSharedId } from "../id.ts";
import type { Context } from "./context.ts";
import { findPostText } from "./episodes/post-text.ts";
import { askModel, findModelName, findPayer, type Payer } from "./model-calls.ts";
import { workOn } from "./tasks.ts";

/** Makes the local brief. Needs no network; afterwards openings are looked for and, where configured, a model asked. */
export async function briefPost(context: Context, postId: string): Promise<void> {
  await workOn(context, "brief-post", postId, async (task) => {
    const source = await readSource(context, postId);
    if (!source) return async () => undefined;
    const brief = briefLocally(source);
    const isPartial =
      (await hasTask(context.db, "fetch-article", postId)) || (await hasTask(context.db, "fetch-transcript", postId));
    return async (tx) => {
      const at = context.clock.now();
      const row = toRow(brief, { ...source, promptHash: "none", model: LOCAL_METHOD, at });
      await linkBrief(tx, postId, "extract", await storeBrief(tx, row));
      const tasks: NewTask[] = [{ kind: "find-openings", subjectId: postId, at }];
      // A model reads the post once, when its text is whole.
      if (context.model && !isPartial && source.text !== "") {
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
    const source = await readSource(context, postId);
    // Before anything is asked, even the model's name: somebody must let a model work. Else switching it on brings it back.
    const userId = source && context.model && (await findPayer(context, postId, task.userId));
    if (!source || userId === undefined) return async () => undefined;
    const payer: Payer = { userId, purpose: "brief", postId };
    const key = {
      contentHash: source.contentHash,
      promptHash: BRIEF_PROMPT_HASH,
      model: await findModelName(context, payer),
      language: source.language,
    };
    const standing = await findBriefByKey(db, key);
    if (standing) return async (tx) => void (await linkBrief(tx, postId, "model", standing.id));
    const asker = { ...payer, key: `brief ${Object.values(key).join(" ")}` };
    const answer = await briefWithModel((one) => askModel(context, asker, one), source);
    return async (tx) => {
      const row = toRow(answer.brief, {
        ...source,
        promptHash: key.promptHash,
        model: key.model,
        at: clock.now(),
        tokensIn: answer.tokensIn,
        tokensOut: answer.tokensOut,
      });
      await linkBrief(tx, postId, "model" satisfies MadeBy, await storeBrief(tx, row));
      return [];
    };
  });
}

type Source = { title: string; text: string; url: string | undefined; language: string; contentHash: string };

async function readSource(context: Context, postId: string): Promise<Source | undefined> {
  const post = await findPost(context.db, postId);
  if (!post) return undefined;
  const { text, ...known } = await findPostText(context.db, postId);
  const language = known.language ?? detectLanguage(`${post.title}\n${text}`) ?? post.language ?? "und";
  const contentHash = createHash("sha256").update(`${post.title}\n${text}`).digest("base64url");
  return { title: post.title, text, url: post.url ?? undefined, language, contentHash };
}

function toRow(
  brief: Brief,
  about: Source & { promptHash: string; model: string; at: Date; tokensIn?: number; tokensOut?: number },
): NewBrief & { id: string } {
  return {
    id: newSharedId(),
    contentHash: about.contentHash,
    promptHash: about.promptHash,
    model: about.model,
    language: about.language,
    gist: brief.gist,
    points: JSON.stringify(brief.points),
    quotes: JSON.stringify(brief.quotes),
    questions: JSON.stringify(brief.questions),
    kind: brief.kind,
    topics: brief.topics,
    warnings: brief.warnings,
    whole: brief.whole,
    tokensIn: about.tokensIn ?? 0,
    tokensOut: about.tokensOut ?? 0,
    createdAt: about.at,
  };
}
