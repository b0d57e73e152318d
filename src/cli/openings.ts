import { z } from "zod";
import { listBestOpenings } from "../domain/today.ts";
import { defineCommand } from "./command.ts";
import { oneLine } from "./table.ts";

export const openings = defineCommand({
  usage: "openings",
  summary: "where you have something to say now, best first",
  options: [["--limit <count>", "how many (10)"]],
  input: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(10) }),
  run: async (app, { input, user, baseUrl }) => {
    const page = await listBestOpenings(app.db, user.id, { now: app.clock.now(), limit: input.limit });
    const items = page.items.map(({ post, person, brief, reasons, score }) => ({
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
