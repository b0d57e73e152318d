// A full house for benches: people with feeds, posts, briefs and openings, written as the domain writes them.
import type { App } from "../src/app.ts";
import { HOUR } from "../src/clock.ts";
import { inTransaction } from "../src/db/transaction.ts";
import { insertFeed, markOrphans } from "../src/db/feeds.ts";
import { insertFollows } from "../src/db/follows.ts";
import { insertPerson } from "../src/db/people.ts";
import { listNewest } from "../src/db/posts.ts";
import { assessPerson, logTouch } from "../src/domain/dialogue.ts";
import { briefPost } from "../src/domain/briefs.ts";
import { findOpenings } from "../src/domain/openings.ts";
import { addBriefings, storePosts } from "../src/domain/posts.ts";
import { newId, newSharedId } from "../src/id.ts";
import type { ParsedFeed, ParsedPost } from "../src/feeds/types.ts";

type Size = {
  people: number;
  postsEach: number;
  /** Briefed of each feed; ten, as after a first follow. */
  briefedEach?: number;
  /** Comments of the user's with each person, every second of which is answered. */
  touchesEach?: number;
};

export async function fillHouse(app: App, userId: string, size: Size): Promise<void> {
  const now = app.clock.now();
  for (let index = 0; index < size.people; index += 1) {
    const [personId, feedId] = [newId(), newSharedId()];
    const briefed = await inTransaction(app.db, async (tx) => {
      await insertPerson(tx, userId, { id: personId, name: `Person ${index}`, createdAt: now, updatedAt: now });
      const feed = await insertFeed(tx, {
        id: feedId,
        url: `https://person-${index}.example/feed`,
        kind: "blog",
        format: "rss",
        title: `Notes by person ${index}`,
        nextPollAt: new Date(now.getTime() + HOUR),
        allowedAt: new Date(now.getTime() + HOUR),
        intervalMinutes: 60,
        intervalReason: "a bench",
        createdAt: now,
      });
      const { newest: first } = await storePosts(tx, feed!, toFeed(index, size.postsEach, now), now);
      const newest =
        size.briefedEach === undefined
          ? first
          : (await listNewest(tx, feedId, size.briefedEach, [])).map(({ id }) => id);
      await insertFollows(tx, userId, [{ personId, feedId, at: now }]);
      await markOrphans(tx, [feedId], now);
      await assessPerson(tx, userId, personId, now);
      await addBriefings(tx, newest, { now });
      return newest;
    });
    for (const postId of briefed) {
      await briefPost(app, postId);
      await findOpenings(app, postId);
    }
    for (let nth = 0; nth < (size.touchesEach ?? 0); nth += 1) {
      await logTouch(app, userId, personId, {
        kind: nth % 2 === 0 ? "comment" : "reply",
        direction: nth % 2 === 0 ? "outbound" : "inbound",
        channel: "blog",
        at: new Date(now.getTime() - (nth + 40) * 24 * HOUR),
        url: `https://person-${index}.example/old-${nth}`,
        text: "A word or two on what the harbours were measured for.",
      });
    }
  }
}

function toFeed(index: number, count: number, now: Date): ParsedFeed {
  const posts = Array.from({ length: count }, (_, nth): ParsedPost => {
    const text = Array.from(
      { length: 8 },
      (_line, line) =>
        `Paragraph ${line} of post ${nth} by person ${index} says that ${(line * 37 + nth) % 100} of the harbours were measured twice and nobody asked why the older ones stood better.`,
    ).join("\n");
    const html = text
      .split("\n")
      .map((line) => `<p>${line}</p>`)
      .join("");
    const at = new Date(now.getTime() - (nth * 20 + index) * HOUR);
    const lists = { enclosures: [], categories: [], transcripts: [], persons: [], socialInteract: [], inReplyTo: [] };
    return {
      identity: `guid:${nth}`,
      title: `Post ${nth} by person ${index}`,
      url: `https://person-${index}.example/${nth}`,
      publishedAt: at,
      contentHtml: html,
      html,
      text,
      ...lists,
    };
  });
  return { format: "rss", skipHours: [], skipDays: [], wrong: [], posts };
}
