import { z } from "zod";
import { followPerson } from "../domain/people.ts";
import { viewPerson } from "../domain/watchlist.ts";
import { defineCommand } from "./command.ts";
import { oneLine } from "./table.ts";

export const follow = defineCommand({
  usage: "follow <url>",
  summary: "follow a person by any address of theirs",
  options: [
    ["--name <name>", "what to call them"],
    ["--why <text>", "why you want to know them"],
  ],
  input: z.strictObject({ url: z.string().trim().min(1), name: z.string().optional(), why: z.string().optional() }),
  run: async (app, { input, user, baseUrl, isServing }) => {
    const { personId, isNew } = await followPerson(app, user.id, input);
    const person = (await viewPerson(app.db, user.id, personId))!;
    const feeds = person.feeds.map(({ url, title, kind, posts }) => ({ url, title, kind, posts }));
    return { id: person.id, name: person.name, isNew, feeds, page: `${baseUrl}/people/${person.id}`, isServing };
  },
  print: ({ name, isNew, feeds, page, isServing }) => {
    const lines = [`${isNew ? "Following" : "You follow already:"} ${oneLine(name)}`];
    for (const { url, title, posts } of feeds) lines.push(`  ${oneLine(title)}: ${posts} posts, ${oneLine(url, 200)}`);
    if (feeds.length === 0) lines.push("  no feed: log what you say to each other by hand");
    // The rows say what is still to be done, and the workers of the next start find it there.
    if (isNew && feeds.length > 0)
      lines.push(isServing ? "The first briefs are being made." : "The first briefs are made by the next `npm start`.");
    return [...lines, page].join("\n");
  },
});
