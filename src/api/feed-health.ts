// How a feed is doing, beside what else is said of it.
import { z } from "@hono/zod-openapi";
import type { FollowedFeed } from "../db/follows.ts";
import { tellHealth } from "../domain/feeds/tell-health.ts";
import { feed, instant } from "./schemas.ts";
import { showFeed } from "./show.ts";

export const feedHealth = feed
  .extend({
    trouble: z
      .object({ what: z.string(), since: instant.nullable(), next: z.string(), act: z.string() })
      .nullable()
      .openapi({ description: "what happened, since when, what we do next, what you can do" }),
    notes: z.array(z.string()).openapi({ description: "what is good to know where nothing is wrong" }),
  })
  .openapi("FeedHealth");

export function showFeedHealth(followed: FollowedFeed, now: Date): z.output<typeof feedHealth> {
  const { trouble, notes } = tellHealth(followed, now);
  return {
    ...showFeed(followed),
    trouble: trouble && { ...trouble, since: trouble.since?.toISOString() ?? null },
    notes,
  };
}
