import { Hono } from "hono";
import type { App } from "../../app.ts";
import { findPerson } from "../../db/people.ts";
import { HIT_KINDS, search } from "../../domain/search.ts";
import { isId } from "../../id.ts";
import { framing, queryOf, type WebEnv } from "../environment.ts";
import { SearchPage } from "./pages.tsx";

const SHOWN = 40;

export function searchRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get("/search", async (c) => {
    const { id: userId } = c.get("user");
    const q = queryOf(c, "q").slice(0, 200);
    const kind = HIT_KINDS.find((one) => one === queryOf(c, "kind"));
    const asked = queryOf(c, "person");
    const person = isId(asked) ? await findPerson(app.db, userId, asked) : undefined;
    const { frame, view } = await framing(app, c);
    const hits = await search(app.db, userId, { q, kind, personId: person?.id, limit: SHOWN });
    return c.html(<SearchPage frame={frame} view={view} q={q} kind={kind ?? ""} person={person} hits={hits} />);
  });
  return routes;
}
