import type { Context } from "../../src/domain/context.ts";
import { pollFeed } from "../../src/domain/feeds.ts";
import type { PayloadOf } from "../../src/jobs/catalog.ts";

export async function handlePollFeed(context: Context, { feedId }: PayloadOf<"poll-feed">): Promise<void> {
  await pollFeed(context, feedId);
}
