import { z } from "zod";
import type { Cursor } from "../db/cursor.ts";
import { decodeCursor } from "../db/cursor.ts";
import { listWatchlist, type PersonView } from "../domain/watchlist.ts";
import { defineCommand } from "./command.ts";
import { day, oneLine, table } from "./table.ts";

const AT_ONCE = 200;

export const people = defineCommand({
  usage: "people",
  summary: "the watchlist",
  options: [
    ["--stage <stage>", "only those at this stage"],
    ["--tag <tag>", "only those with this tag"],
    ["--q <words>", "only those who match"],
  ],
  input: z.strictObject({ stage: z.string().optional(), tag: z.string().optional(), q: z.string().optional() }),
  run: async (app, { input, user }) => {
    const items: ReturnType<typeof show>[] = [];
    let cursor: Cursor | undefined;
    do {
      const page = await listWatchlist(app.db, user.id, { ...input, cursor, limit: AT_ONCE });
      items.push(...page.items.map(show));
      cursor = page.next === null ? undefined : decodeCursor(page.next);
    } while (cursor !== undefined);
    return { items };
  },
  print: ({ items }) => {
    if (items.length === 0) return "Nobody yet. Follow somebody: npm run cli -- follow URL";
    const rows = items.map((person) => {
      const ill = person.feeds.filter((feed) => feed.error !== null).length;
      const health = ill > 0 ? `${ill} of ${person.feeds.length} feeds broken` : `${person.feeds.length} feeds`;
      return [oneLine(person.name, 40), person.stage, day(person.lastPostAt), day(person.lastTouchAt), health];
    });
    return table([["PERSON", "STAGE", "LAST POST", "LAST TOUCH", "FEEDS"], ...rows]);
  },
});

function show(person: PersonView) {
  const { id, name, stage, tags } = person;
  return {
    id,
    name,
    stage,
    tags,
    lastPostAt: person.lastPostAt?.toISOString() ?? null,
    lastTouchAt: person.lastTouchAt?.toISOString() ?? null,
    feeds: person.feeds.map(({ url, status, error }) => ({ url, status, error })),
  };
}
