// The watchlist as a file that any reader takes, and that we take back as it was.
import { listPeopleWithFeeds } from "../../db/import-export.ts";
import { writeOpml } from "../../feeds/opml-write.ts";
import type { Context } from "../context.ts";

export const OPML_TYPE = "text/x-opml; charset=utf-8";

export async function exportOpml(context: Pick<Context, "db" | "clock">, userId: string): Promise<string> {
  const people = await listPeopleWithFeeds(context.db, userId);
  return writeOpml({ title: "People followed with Door Opener", at: context.clock.now(), people });
}
