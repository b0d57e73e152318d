// What the API says of imports.
import { z } from "@hono/zod-openapi";
import { instant } from "./schemas.ts";

const toldRow = z.object({ line: z.number(), name: z.string(), reason: z.string(), personId: z.string().nullable() });

export const imported = z
  .object({
    added: z.number().openapi({ description: "People who were not there before" }),
    updated: z.number().openapi({ description: "Lines that brought something for somebody who was there" }),
    standing: z.number().openapi({ description: "Lines that brought nothing new" }),
    waiting: z.number().openapi({ description: "Lines whose site is still to be looked at" }),
    skipped: z.array(toldRow),
    notes: z.array(z.string()).openapi({ description: "About the file as a whole" }),
    undo: z.string().openapi({ description: "POST /imports/{undo}/undo takes it back" }),
  })
  .openapi("Imported");

export const importSummary = z
  .object({
    id: z.string(),
    source: z.enum(["opml", "csv", "mastodon"]),
    fileName: z.string(),
    createdAt: instant,
    undoneAt: instant.nullable(),
    added: z.number(),
    updated: z.number(),
    standing: z.number(),
    waiting: z.number(),
    skippedLines: z.number(),
  })
  .openapi("ImportSummary");

export const importDetail = importSummary
  .extend({
    notes: z.array(z.string()),
    skipped: z.array(toldRow),
    kept: z.array(toldRow).openapi({ description: "What an undo left, because it was touched since" }),
    unreadFeeds: z.number().openapi({ description: "Feeds whose first visit is still to come" }),
    troubles: z.array(z.object({ personId: z.string(), name: z.string(), url: z.string(), error: z.string() })),
  })
  .openapi("Import");
