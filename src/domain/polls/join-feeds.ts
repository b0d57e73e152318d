// A feed that moved to where another feed of ours is: from now on it is that one, for everybody who followed it.
import { moveFeedAliases, addFeedAliases, markOrphans, updateFeed, type Feed } from "../../db/feeds.ts";
import { moveFollows } from "../../db/follows.ts";
import type { NewTask } from "../../db/tasks.ts";
import type { Tx } from "../../db/transaction.ts";
import { welcome } from "../posts.ts";

/**
 * Its follows go over, its address leads to the other, and it is asked no more. What it carried stays readable for those
 * who followed it; what both carry is one line (db/copies.ts).
 */
export async function joinFeeds(tx: Tx, old: Pick<Feed, "id" | "url">, to: Feed, now: Date): Promise<NewTask[]> {
  // The address is the other's by now, also for a feed that will be stored under it some day: the row only keeps a mark.
  const url = `${old.url}#joined-${old.id}`;
  await updateFeed(tx, old.id, { url, status: "gone", error: null, trouble: null, movedTo: to.url, movedAt: now });
  await moveFeedAliases(tx, old.id, to.id);
  await addFeedAliases(tx, to.id, [old.url]);
  // One that was gone for good has just answered.
  if (to.status === "gone") await updateFeed(tx, to.id, { status: "failing", nextPollAt: to.allowedAt });
  const tasks: NewTask[] = [];
  for (const { userId, authors } of await moveFollows(tx, old.id, to.id, now))
    tasks.push(...(await welcome(tx, to.id, userId, now, authors)));
  await markOrphans(tx, [old.id, to.id], now);
  return tasks;
}
