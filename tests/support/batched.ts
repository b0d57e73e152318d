// A house with a crowd of older posts that wait for a model, and a server that takes batches.
import { DAY, HOUR } from "../../src/clock.ts";
import { wantModelBriefs } from "../../src/domain/model-calls/wishes.ts";
import { inTransaction } from "../../src/db/transaction.ts";
import { createBatching, type Batching } from "../world/model/batches.ts";
import { briefOf, startModelServer, type ModelServer } from "../world/model/model-server.ts";
import { WHOLE } from "../world/write-feed.ts";
import { follow, startBlog, type Blog } from "./follow.ts";
import { openHouse, type House } from "./house.ts";

/** Posts of the blog; a crowd is some of them. */
const POSTS = 60;

export type Crowd = {
  house: House;
  model: ModelServer;
  batching: Batching;
  blog: Blog;
  /** The posts of the last crowd, the oldest first. */
  posts: string[];
  /** As if nothing was asked yet: `old` posts of last week and `fresh` ones of today wait for a model. */
  gather: (of: { old: number; fresh?: number }) => Promise<void>;
  close: () => Promise<void>;
};

/** Olga follows one blog; whatever waits, waits on her account. */
export async function openCrowd(): Promise<Crowd> {
  const batching = createBatching(briefOf);
  const model = await startModelServer({ more: batching.handle });
  const env = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: "small-model", AI_DAILY_TOKENS: "10000000" };
  const house = await openHouse({ env });
  const blog = await startBlog("Ada Bell", []);
  blog.publish(
    Array.from({ length: POSTS }, (_, at) => ({
      guid: `post-${at}`,
      link: `${blog.origin}/post-${at}`,
      title: `What we learned in week ${at}`,
      content: `<p>In week ${at} the harbour was closed for repairs, and nobody minded.</p>${WHOLE}`,
      at: new Date(house.clock.now().getTime() - 7 * DAY + at * 1_000),
    })),
  );
  await follow(house.as(house.olga), blog.origin);
  const crowd: Crowd = {
    house,
    model,
    batching,
    blog,
    posts: [],
    gather: async ({ old, fresh = 0 }) => {
      const { db, clock } = crowd.house.app;
      await crowd.house.as(house.olga).patch("/profile", { aiEnabled: true });
      for (const table of [
        "modelBatches",
        "modelCalls",
        "modelLeases",
        "tasks",
        "postBriefs",
        "briefs",
        "aiUsage",
      ] as const)
        await db.deleteFrom(table).execute();
      await db.deleteFrom("installation").where("key", "in", ["model-batches", "model-silence"]).execute();
      const rows = await db
        .selectFrom("posts")
        .select("id")
        .orderBy("id")
        .limit(old + fresh)
        .execute();
      crowd.posts = rows.map(({ id }) => id);
      const now = clock.now().getTime();
      const date = async (ids: string[], publishedAt: Date): Promise<void> => {
        if (ids.length > 0) await db.updateTable("posts").set({ publishedAt }).where("id", "in", ids).execute();
      };
      await date(crowd.posts.slice(0, old), new Date(now - 7 * DAY));
      await date(crowd.posts.slice(old), new Date(now - HOUR));
      await inTransaction(db, (tx) => wantModelBriefs(tx, crowd.posts, house.olga.id, clock.now()));
      model.calls.length = 0;
      Object.assign(batching, { mood: {}, answered: 0 });
      batching.batches.length = 0;
      batching.files.clear();
    },
    close: async () => {
      await crowd.house.close();
      await model.close();
      await blog.close();
    },
  };
  return crowd;
}
