import { z } from "zod";
import { listBestOpenings, suggestToday } from "../domain/today.ts";
import { defineCommand } from "./command.ts";
import { oneLine } from "./table.ts";

export const openings = defineCommand({
  usage: "openings",
  summary: "where you have something to say today: three at most",
  options: [["--limit <count>", "the whole list instead, best first, so many of it"]],
  input: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).optional() }),
  run: async (app, { input: { limit }, user, baseUrl }) => {
    const found =
      limit === undefined
        ? (await suggestToday(app, user.id)).suggested
        : (await listBestOpenings(app.db, user.id, { now: app.clock.now(), limit })).items;
    const items = found.map(({ post, person, brief, reasons, score }) => ({
      score,
      person: { id: person.id, name: person.name },
      post: { id: post.id, title: post.title, url: post.url, publishedAt: post.publishedAt.toISOString() },
      gist: brief?.gist ?? null,
      reasons: reasons.map((reason) => reason.text),
      page: `${baseUrl}/posts/${post.id}`,
    }));
    return { items };
  },
  print: ({ items }) => {
    if (items.length === 0) return "Nothing to say something about right now.";
    return items
      .map(({ person, post, reasons, page }) =>
        [
          `${oneLine(person.name, 40)}: ${oneLine(post.title)}`,
          ...reasons.map((reason) => `  ${oneLine(reason, 100)}`),
          `  ${page}`,
        ].join("\n"),
      )
      .join("\n\n");
  },
});
