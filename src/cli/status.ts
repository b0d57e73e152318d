import { z } from "zod";
import { pingDatabase } from "../db/connect.ts";
import { listDueFeeds } from "../db/feeds.ts";
import { listFollowedFeeds } from "../db/follows.ts";
import { listDueTasks } from "../db/tasks.ts";
import { VERSION } from "../version.ts";
import { defineCommand } from "./command.ts";
import { oneLine, table } from "./table.ts";

/** More than so much due work is only said to be more. */
const AT_MOST = 1_000;

export const status = defineCommand({
  usage: "status",
  summary: "what is running, what is due, which feeds are broken",
  input: z.strictObject({}),
  run: async (app, { user, baseUrl, isServing }) => {
    await pingDatabase(app.db);
    await app.queue.ping();
    const now = app.clock.now();
    const feeds = await listFollowedFeeds(app.db, user.id, {});
    return {
      version: VERSION,
      node: process.versions.node,
      serving: isServing ? baseUrl : null,
      database: app.database.embedded ? "embedded" : "postgres",
      queue: app.config.redisUrl === undefined ? "database" : "redis",
      model: app.model !== undefined,
      user: user.email,
      dueTasks: (await listDueTasks(app.db, now, AT_MOST)).length,
      dueFeeds: (await listDueFeeds(app.db, now, AT_MOST)).length,
      feeds: feeds.length,
      brokenFeeds: feeds.filter((feed) => feed.error !== null).map(({ url, error }) => ({ url, error })),
    };
  },
  print: (now) =>
    table([
      ["version", `${now.version} on Node ${now.node}`],
      ["serving", now.serving ?? "no: nothing is polled until `npm start`"],
      ["database", now.database],
      ["queue", now.queue === "redis" ? "Redis" : "in the database"],
      ["briefs", now.model ? "by the configured model, local ones until then" : "local, no model is configured"],
      ["account", now.user],
      ["due work", `${atMost(now.dueTasks)} tasks, ${atMost(now.dueFeeds)} feeds`],
      ["feeds", `${now.feeds}, ${now.brokenFeeds.length} broken`],
      ...now.brokenFeeds.map(({ url, error }) => ["", `${oneLine(url, 100)}: ${oneLine(error ?? "", 100)}`]),
    ]),
});

function atMost(count: number): string {
  return count < AT_MOST ? String(count) : `${AT_MOST} or more`;
}
