import { Hono } from "hono";
import type { App } from "../../app.ts";
import { previewRows } from "../../db/import-rows.ts";
import { exportOpml, OPML_TYPE } from "../../domain/imports/export.ts";
import { listImportSummaries, viewImport } from "../../domain/imports/progress.ts";
import { undoImport } from "../../domain/imports/undo.ts";
import { planImport, startImport } from "../../domain/imports.ts";
import { DoorError } from "../../errors.ts";
import { found, framing, idOf, type WebContext, type WebEnv } from "../environment.ts";
import { setFlash } from "../flash.ts";
import { ChooseFilePage, PreviewPage } from "./pages.tsx";
import { ResultPage } from "./result.tsx";

const EARLIER_SHOWN = 10;
const NAMES_SHOWN = 12;
const LINES_SHOWN = 200;

export function importRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  routes.get("/people.opml", async (c) => {
    c.header("Content-Disposition", 'attachment; filename="people.opml"');
    return c.body(await exportOpml(app, c.get("user").id), 200, { "content-type": OPML_TYPE });
  });

  routes.get("/people/import", (c) => showChoice(app, c));

  routes.post("/people/import", async (c) => {
    const { file } = await c.req.parseBody();
    if (!(file instanceof File) || file.size === 0)
      return showChoice(app, c, "Choose a file that has something in it.");
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const id = await planImport(app, c.get("user").id, { bytes, contentType: file.type, fileName: file.name });
      return c.redirect(`/people/import/${id}`, 303);
    } catch (error) {
      if (!(error instanceof DoorError)) throw error;
      return showChoice(app, c, error.message);
    }
  });

  routes.get("/people/import/:id", (c) => showImport(app, c));

  routes.post("/people/import/:id/start", async (c) => {
    found(await startImport(app, c.get("user").id, idOf(c)));
    return c.redirect(`/people/import/${idOf(c)}`, 303);
  });

  routes.post("/people/import/:id/undo", async (c) => {
    found(await undoImport(app, c.get("user").id, idOf(c)));
    setFlash(c, { kind: "done", text: "Taken back." });
    return c.redirect(`/people/import/${idOf(c)}`, 303);
  });
  return routes;
}

async function showChoice(app: App, c: WebContext, trouble?: string): Promise<Response> {
  const { frame, view } = await framing(app, c);
  const { items } = await listImportSummaries(app.db, c.get("user").id, { limit: EARLIER_SHOWN });
  const earlier = items.map(({ id, fileName, createdAt, added, undoneAt }) => ({
    id,
    fileName,
    at: createdAt,
    added,
    undone: undoneAt !== null,
  }));
  const form = trouble === undefined ? undefined : { values: {}, errors: [{ path: "file", message: trouble }] };
  return c.html(<ChooseFilePage frame={frame} view={view} earlier={earlier} form={form} />, form ? 422 : 200);
}

async function showImport(app: App, c: WebContext): Promise<Response> {
  const { id: userId } = c.get("user");
  const view = found(await viewImport(app.db, userId, idOf(c), LINES_SHOWN));
  const { frame } = await framing(app, c);
  const { id, fileName, notes, skippedRows: skipped, skipped: skippedCount } = view;
  const common = { frame, id, fileName, notes, skipped, skippedCount };
  if (view.startedAt === null && view.undoneAt === null)
    return c.html(
      <PreviewPage {...common} people={view.planned} {...await previewRows(app.db, userId, id, NAMES_SHOWN)} />,
    );
  const { added, updated, standing, unread, troubles, keptRows: kept } = view;
  const left = view.planned + view.waiting;
  return c.html(
    <ResultPage
      {...common}
      {...{ added, updated, standing, unread, troubles, kept, left }}
      undone={view.undoneAt !== null}
      lines={view.lines}
    />,
  );
}
