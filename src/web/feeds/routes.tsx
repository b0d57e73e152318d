import { Hono } from "hono";
import type { App } from "../../app.ts";
import { listFollowedFeeds } from "../../db/follows.ts";
import { refreshFeed } from "../../domain/feeds.ts";
import type { Written } from "../../domain/polls/write.ts";
import { found, framing, idOf, type WebEnv } from "../environment.ts";
import { setFlash } from "../flash.ts";
import { tellMoment } from "../view.ts";

const TOLD: Record<Exclude<Written["outcome"], "too-soon">, string> = {
  new: "There was something new.",
  unchanged: "Nothing new there.",
  trouble: "The feed could not be read just now; what we had is kept.",
};

export function feedRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.post("/feeds/:id/poll", async (c) => {
    const [feed] = await listFollowedFeeds(app.db, c.get("user").id, { feedId: idOf(c) });
    const { personId } = found(feed);
    const { outcome, allowedAt } = await refreshFeed(app, found(feed).id);
    const { view } = await framing(app, c);
    const text =
      outcome === "too-soon"
        ? `We asked only a while ago. Out of courtesy we ask again ${tellMoment(allowedAt, view)}.`
        : TOLD[outcome];
    setFlash(c, { kind: outcome === "trouble" ? "look" : "done", text });
    return c.redirect(`/people/${personId}`, 303);
  });
  return routes;
}
