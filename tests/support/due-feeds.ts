// Feeds that somebody follows, as rows: for what is told by many of them.
import type { App } from "../../src/app.ts";
import { MINUTE } from "../../src/clock.ts";
import { insertFeed, type Feed, type NewFeed } from "../../src/db/feeds.ts";
import { newSharedId } from "../../src/id.ts";

/** Feeds that were never read, the first due the longest. */
export async function addDueFeeds(
  { db, clock }: Pick<App, "db" | "clock">,
  urls: readonly string[],
  more: Partial<NewFeed> = {},
): Promise<Feed[]> {
  const now = clock.now().getTime();
  const feeds: Feed[] = [];
  for (const [index, url] of urls.entries()) {
    const due = new Date(now - (urls.length - index) * MINUTE);
    const feed = await insertFeed(db, {
      id: newSharedId(),
      url,
      kind: "blog",
      format: "",
      title: url,
      nextPollAt: due,
      allowedAt: due,
      intervalMinutes: 60,
      intervalReason: "",
      createdAt: due,
      ...more,
    });
    feeds.push(feed!);
  }
  return feeds;
}
