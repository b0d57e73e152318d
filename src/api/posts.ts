import { z } from "@hono/zod-openapi";
import { coachText } from "../domain/comments.ts";
import { listReading, openPost } from "../domain/reading.ts";
import { listBestOpenings } from "../domain/today.ts";
import type { Channel } from "../channels/channel-ids.ts";
import { asCursor, asId, asOffset, found, type Mount } from "./environment.ts";
import { idParams, listOf, operation, pageQuery } from "./operation.ts";
import { opening, openedPost, post } from "./schemas.ts";
import { showEpisode } from "./show-episode.ts";
import { showComment, showOpening, showPost } from "./show.ts";

const tag = "Posts";

const list = operation({
  method: "get",
  path: "/posts",
  tag,
  summary: "What they published, newest first",
  query: z.object({
    personId: z.string().optional(),
    q: z.string().trim().min(1).max(200).optional(),
    unread: z.stringbool().optional(),
    ...pageQuery,
  }),
  status: 200,
  answer: listOf(post),
});
const get = operation({
  method: "get",
  path: "/posts/{id}",
  tag,
  summary: "One post, with its whole text",
  params: idParams,
  status: 200,
  answer: openedPost,
});
const openings = operation({
  method: "get",
  path: "/openings",
  tag,
  summary: "Where you have something to say now, best first",
  query: z.object(pageQuery),
  status: 200,
  answer: listOf(opening),
});

export const mountPosts: Mount = (api, app) => {
  api.openapi(list, async (c) => {
    const { cursor, personId, ...filter } = c.req.valid("query");
    const page = await listReading(app.db, c.get("user").id, {
      ...filter,
      ...(personId !== undefined && { personId: asId(personId) }),
      cursor: asCursor(cursor),
    });
    return c.json({ items: page.items.map(showPost), next: page.next }, 200);
  });

  api.openapi(get, async (c) => {
    const { id: userId } = c.get("user");
    const opened = found(await openPost(app, userId, asId(c.req.param("id"))));
    const comments = [];
    for (const one of opened.comments) {
      const { text, take, channel } = one;
      const coach = await coachText(app.db, userId, {
        text,
        take,
        channel: channel as Channel,
        postId: opened.id,
        exceptCommentId: one.id,
      });
      comments.push(showComment(one, found(coach)));
    }
    return c.json(
      {
        ...showPost(opened),
        content: opened.article?.html ?? "",
        contentSource: opened.article?.source ?? null,
        contentTrouble: opened.article?.trouble ?? null,
        ...showEpisode(opened),
        comments,
      },
      200,
    );
  });

  api.openapi(openings, async (c) => {
    const { cursor, limit } = c.req.valid("query");
    const page = await listBestOpenings(app.db, c.get("user").id, {
      now: app.clock.now(),
      cursor: asOffset(cursor),
      limit,
    });
    return c.json({ items: page.items.map(showOpening), next: page.next }, 200);
  });
};
