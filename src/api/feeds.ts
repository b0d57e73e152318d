import { z } from "@hono/zod-openapi";
import { listFollowedFeeds } from "../db/follows.ts";
import { refreshFeed } from "../domain/feeds.ts";
import { asId, asOffset, found, type Mount } from "./environment.ts";
import { idParams, listOf, operation, pageQuery } from "./operation.ts";
import { feedHealth, showFeedHealth } from "./feed-health.ts";
import { pollOutcome } from "./schemas.ts";

const tag = "Feeds";

const list = operation({
  method: "get",
  path: "/feeds",
  tag,
  summary: "The health of what you follow",
  query: z.object(pageQuery),
  status: 200,
  answer: listOf(feedHealth),
});
const poll = operation({
  method: "post",
  path: "/feeds/{id}/poll",
  tag,
  summary: "Ask the feed now, if the rules allow",
  params: idParams,
  status: 200,
  answer: pollOutcome,
});

export const mountFeeds: Mount = (api, app) => {
  api.openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid("query");
    const offset = asOffset(cursor);
    const rows = await listFollowedFeeds(app.db, c.get("user").id, { offset, limit: limit + 1 });
    const now = app.clock.now();
    const items = rows.slice(0, limit).map((row) => showFeedHealth(row, now));
    return c.json({ items, next: rows.length > limit ? String(offset + limit) : null }, 200);
  });

  api.openapi(poll, async (c) => {
    const feedId = asId(c.req.param("id"));
    const [followed] = await listFollowedFeeds(app.db, c.get("user").id, { feedId });
    const { polled, outcome, allowedAt } = await refreshFeed(app, found(followed).id);
    return c.json({ polled, outcome, allowedAt: allowedAt.toISOString() }, 200);
  });
};
