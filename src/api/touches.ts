import { listTimeline } from "../db/touches.ts";
import { findPerson } from "../db/people.ts";
import { toPage } from "../db/cursor.ts";
import { z } from "@hono/zod-openapi";
import { readinessOf, removeTouch } from "../domain/dialogue.ts";
import { noteTouch } from "../domain/openings/follow-up.ts";
import { asCursor, asId, found, type Mount } from "./environment.ts";
import { idParams, listOf, operation, pageQuery } from "./operation.ts";
import { newTouch, readiness, timelineEntry } from "./schemas.ts";
import { showTimelineEntry, showTouch } from "./show.ts";

const tag = "Dialogue";

const timeline = operation({
  method: "get",
  path: "/people/{id}/timeline",
  tag,
  summary: "Touches and posts, newest first",
  params: idParams,
  query: z.object(pageQuery),
  status: 200,
  answer: listOf(timelineEntry),
});
const log = operation({
  method: "post",
  path: "/people/{id}/touches",
  tag,
  summary: "Log one interaction",
  params: idParams,
  body: newTouch,
  status: 201,
  answer: timelineEntry,
});
const remove = operation({
  method: "delete",
  path: "/touches/{id}",
  tag,
  summary: "Take an interaction back",
  params: idParams,
  status: 204,
  answer: z.undefined(),
});
const judge = operation({
  method: "get",
  path: "/people/{id}/readiness",
  tag,
  summary: "How warranted an invite is now, with the evidence",
  params: idParams,
  status: 200,
  answer: readiness,
});

export const mountTouches: Mount = (api, app) => {
  api.openapi(timeline, async (c) => {
    const { id: userId } = c.get("user");
    const { cursor, limit } = c.req.valid("query");
    const person = found(await findPerson(app.db, userId, asId(c.req.param("id"))));
    const rows = await listTimeline(app.db, userId, person.id, { cursor: asCursor(cursor), limit });
    const page = toPage(rows, limit, (row) => row);
    return c.json({ items: page.items.map(showTimelineEntry), next: page.next }, 200);
  });

  api.openapi(log, async (c) => {
    const { at, ...input } = c.req.valid("json");
    const touch = { ...input, ...(at !== undefined && { at: new Date(at) }) };
    const logged = await noteTouch(app, c.get("user").id, asId(c.req.param("id")), { ...touch, id: c.get("newId") });
    return c.json(showTouch(found(logged)), 201);
  });

  api.openapi(remove, async (c) => {
    found(await removeTouch(app, c.get("user").id, asId(c.req.param("id"))));
    return c.body(null, 204) as never;
  });

  api.openapi(judge, async (c) => {
    const judged = found(await readinessOf(app, c.get("user").id, asId(c.req.param("id"))));
    return c.json(judged, 200);
  });
};
