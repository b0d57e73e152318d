// Many posts, and a model server that fails three times in ten: what came of them, and what the server counted itself.
import { addTasks } from "../../src/db/tasks.ts";
import { fenced, startModelServer } from "../world/model/model-server.ts";
import { inTurn, type Mood } from "../world/model/moods.ts";
import { posts } from "../world/write-feed.ts";
import { follow, startBlog } from "./follow.ts";
import { openHouse } from "./house.ts";

const BUSY: Mood = { status: 429 };
const TOLD: Mood = { status: 429, headers: { "retry-after": "20" } };
const BROKEN: Mood = { status: 500 };
const CUT: Mood = { breakOff: true };
const NONSENSE: Mood = { invalid: true };
const PAGE: Mood = { garbage: true };

/** Twelve of forty. */
// prettier-ignore
const TROUBLES: (Mood | undefined)[] = [
  undefined, BROKEN, undefined, undefined, NONSENSE, undefined, undefined, CUT, undefined, undefined,
  undefined, undefined, BUSY, undefined, undefined, undefined, BROKEN, CUT, undefined, undefined,
  PAGE, undefined, undefined, undefined, NONSENSE, NONSENSE, undefined, undefined, undefined, TOLD,
  undefined, undefined, undefined, BROKEN, undefined, undefined, undefined, undefined, undefined, CUT,
];

export type Unsteady = {
  /** Posts with so many briefs by a model, each. */
  briefsEach: number[];
  /** Briefs stored by a model. */
  stored: number;
  /** Tasks that are left, parked ones too. */
  left: number;
  /** Chats, as the server counted them; as rows; as the account was charged. */
  calls: { server: number; rows: number; charged: number };
  /** Of what the server said it took: tokens it told, tokens in rows that are not estimates. */
  tokens: { server: number; rows: number };
  /** Failures that the server had. */
  failed: number;
};

/** Briefs `count` posts to the end, whatever it takes, on a clock that jumps to the next try. */
export async function briefAll(count: number): Promise<Unsteady> {
  const turn = inTurn(TROUBLES);
  let failed = 0;
  let told = 0;
  const model = await startModelServer({
    fail: () => {
      const mood = turn();
      if (mood) failed += 1;
      // Whoever is refused, cut off or sent elsewhere is told no usage.
      if (!mood || mood.invalid) told += 120;
      return mood;
    },
    answer: (request) => {
      // The title stands above the text.
      const [, said = ""] = fenced(request, "text").split("\n\n");
      return { gist: said, points: [{ text: said, passage: said }], quotes: [], tags: [] };
    },
  });
  const house = await openHouse({ env: { OPENAI_BASE_URL: model.url, AI_DAILY_TOKENS: "900000000" } });
  const blog = await startBlog("Ada Bell", [], house.clock.now());
  try {
    const { db } = house.app;
    const all = posts(blog.origin, count, house.clock.now()).map((post, at) => ({
      ...post,
      content: `<p>This is what number ${at} of them has to say, and no other says it.</p>`,
    }));
    blog.publish(all);
    await follow(house.as(house.olga), blog.origin);
    const at = house.clock.now();
    const ids = await db.selectFrom("posts").select("id").execute();
    await addTasks(
      db,
      ids.map(({ id }) => ({ kind: "brief-post" as const, subjectId: id, userId: house.olga.id, at })),
      at,
    );
    for (;;) {
      await house.work();
      const next = await db
        .selectFrom("tasks")
        .select("nextTryAt")
        .where("parkedAt", "is", null)
        .orderBy("nextTryAt")
        .executeTakeFirst();
      if (!next) break;
      if (next.nextTryAt > house.clock.now()) house.clock.set(next.nextTryAt);
    }
    const links = await db.selectFrom("postBriefs").selectAll().where("madeBy", "=", "model").execute();
    const rows = await db.selectFrom("modelCalls").selectAll().where("path", "=", "chat/completions").execute();
    const usage = await db.selectFrom("aiUsage").selectAll().execute();
    const counted = rows.filter(({ isEstimate }) => !isEstimate);
    return {
      briefsEach: ids.map(({ id }) => links.filter(({ postId }) => postId === id).length),
      stored: new Set(links.map(({ briefId }) => briefId)).size,
      left: (await db.selectFrom("tasks").select("kind").execute()).length,
      calls: {
        server: model.chats().length,
        rows: rows.length,
        charged: usage.reduce((sum, { calls }) => sum + calls, 0),
      },
      tokens: { server: told, rows: counted.reduce((sum, { tokensIn, tokensOut }) => sum + tokensIn + tokensOut, 0) },
      failed,
    };
  } finally {
    await house.close();
    await model.close();
    await blog.close();
  }
}
