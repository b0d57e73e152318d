// People in by a file, and out as OPML.
import { createRoute, z } from "@hono/zod-openapi";
import { PermanentError } from "../errors.ts";
import { importFile } from "../domain/imports.ts";
import { exportOpml, OPML_TYPE } from "../domain/imports/export.ts";
import { listImportSummaries, viewImport, type ImportSummary, type ImportView } from "../domain/imports/progress.ts";
import { undoImport } from "../domain/imports/undo.ts";
import { asCursor, asId, found, type Mount } from "./environment.ts";
import { importDetail, imported, importSummary } from "./import-schemas.ts";
import { idParams, listOf, operation, pageQuery, problemSchema } from "./operation.ts";

const tag = "Imports";

/** The file's own bytes tell what it is; these are what programs call it. */
const TYPES = [
  "text/x-opml",
  "text/x-opml+xml",
  "application/xml",
  "text/xml",
  "text/csv",
  "application/csv",
  "text/tab-separated-values",
  "text/plain",
  "application/octet-stream",
] as const;

const file = { schema: z.string().openapi({ description: "The file as it is, 10 MB at most" }) };

const take = createRoute({
  method: "post",
  path: "/people/import",
  tags: [tag],
  summary: "Follow everybody in an OPML file or a CSV of people",
  security: [{ token: [] }],
  request: { body: { required: true, content: Object.fromEntries(TYPES.map((type) => [type, file])) } },
  responses: {
    200: { description: "Done", content: { "application/json": { schema: imported } } },
    default: { description: "What went wrong", content: { "application/problem+json": { schema: problemSchema } } },
  },
});
const list = operation({
  method: "get",
  path: "/imports",
  tag,
  summary: "Files that were taken, newest first",
  query: z.object(pageQuery),
  status: 200,
  answer: listOf(importSummary),
});
const get = operation({
  method: "get",
  path: "/imports/{id}",
  tag,
  summary: "How an import stands, with the lines that brought nothing and why",
  params: idParams,
  status: 200,
  answer: importDetail,
});
const undo = operation({
  method: "post",
  path: "/imports/{id}/undo",
  tag,
  summary: "Take an import back; what was touched since is kept, and named",
  params: idParams,
  status: 200,
  answer: importDetail,
});
const opml = createRoute({
  method: "get",
  path: "/people.opml",
  tags: [tag],
  summary: "The watchlist as OPML",
  security: [{ token: [] }],
  responses: {
    200: {
      description: "An outline a person, with their feeds inside",
      content: { [OPML_TYPE]: { schema: z.string() } },
    },
  },
});

/** Before the check that a body is JSON. */
export const mountImports: Mount = (api, app) => {
  api.openapi(take, async (c) => {
    const type = c.req.header("content-type") ?? "";
    if (!TYPES.some((known) => type.toLowerCase().split(";")[0]?.trim() === known))
      throw new PermanentError(
        "wrong-content-type",
        `Send the file as it is, with Content-Type: ${TYPES.join(" or ")}.`,
      );
    const { id: userId } = c.get("user");
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const importId = await importFile(app, userId, { id: c.get("newId"), bytes, contentType: type });
    const view = found(await viewImport(app.db, userId, importId));
    const { added, updated, standing, skippedRows: skipped, notes } = view;
    return c.json({ added, updated, standing, waiting: waitingIn(view), skipped, notes, undo: importId }, 200);
  });

  api.openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid("query");
    const page = await listImportSummaries(app.db, c.get("user").id, { cursor: asCursor(cursor), limit });
    return c.json({ items: page.items.map(showSummary), next: page.next }, 200);
  });

  api.openapi(get, async (c) => {
    const view = await viewImport(app.db, c.get("user").id, asId(c.req.param("id")));
    return c.json(showImport(found(view)), 200);
  });

  api.openapi(undo, async (c) => {
    const { id: userId } = c.get("user");
    const importId = asId(c.req.param("id"));
    found(await undoImport(app, userId, importId));
    return c.json(showImport(found(await viewImport(app.db, userId, importId))), 200);
  });

  api.openapi(opml, async (c) => {
    c.header("Content-Disposition", 'attachment; filename="people.opml"');
    return c.body(await exportOpml(app, c.get("user").id), 200, { "content-type": OPML_TYPE });
  });
};

function waitingIn(of: ImportSummary): number {
  return of.planned + of.waiting;
}

function showSummary(one: ImportSummary): z.output<typeof importSummary> {
  const { id, source, fileName, added, updated, standing } = one;
  return {
    id,
    source,
    fileName,
    createdAt: one.createdAt.toISOString(),
    undoneAt: one.undoneAt?.toISOString() ?? null,
    added,
    updated,
    standing,
    waiting: waitingIn(one),
    skippedLines: one.skipped,
  };
}

function showImport(view: ImportView): z.output<typeof importDetail> {
  const { notes, skippedRows: skipped, keptRows: kept, unread: unreadFeeds, troubles } = view;
  return { ...showSummary(view), notes, skipped, kept, unreadFeeds, troubles };
}
