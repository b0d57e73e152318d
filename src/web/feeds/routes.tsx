import { Hono } from "hono";
import type { App } from "../../app.ts";
import { listFollowedFeeds, type FollowedFeed } from "../../db/follows.ts";
import { findPeople } from "../../db/people.ts";
import { changeAddress, findAgain, stopFollowing } from "../../domain/feed-address.ts";
import { refreshFeed } from "../../domain/feeds.ts";
import { tellHealth } from "../../domain/feeds/tell-health.ts";
import type { Written } from "../../domain/polls/write.ts";
import { DoorError } from "../../errors.ts";
import type { FeedProps } from "../components/feed-line.tsx";
import { found, framing, idOf, readForm, type WebContext, type WebEnv } from "../environment.ts";
import { setFlash } from "../flash.ts";
import { tellMoment } from "../view.ts";
import { FeedPage, FeedsPage, type FeedPageProps } from "./pages.tsx";

const TOLD: Record<Exclude<Written["outcome"], "too-soon">, string> = {
  new: "There was something new.",
  unchanged: "Nothing new there.",
  trouble: "The feed could not be read just now; what we had is kept.",
};

export function feedRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  routes.get("/feeds", async (c) => {
    const { id: userId } = c.get("user");
    const { frame, view } = await framing(app, c);
    const feeds = await listFollowedFeeds(app.db, userId);
    const names = await namesOf(app, userId, feeds);
    const listed = feeds.map((feed) => ({
      ...toFeedProps(feed, view.now),
      person: { id: feed.personId, name: names.get(feed.personId) ?? "" },
    }));
    return c.html(<FeedsPage frame={frame} view={view} feeds={listed} />);
  });

  routes.get("/feeds/:id", (c) => showFeed(app, c));

  routes.post("/feeds/:id/poll", async (c) => {
    const { values } = await readForm(c);
    const [feed] = await listFollowedFeeds(app.db, c.get("user").id, { feedId: idOf(c) });
    const { personId, id } = found(feed);
    const { outcome, allowedAt } = await refreshFeed(app, id);
    const { view } = await framing(app, c);
    const text =
      outcome === "too-soon"
        ? `We asked only a while ago. Out of courtesy we ask again ${tellMoment(allowedAt, view)}.`
        : TOLD[outcome];
    setFlash(c, { kind: outcome === "trouble" ? "look" : "done", text });
    const back: Record<string, string> = { feeds: "/feeds", feed: `/feeds/${id}` };
    return c.redirect(back[values["from"] ?? ""] ?? `/people/${personId}`, 303);
  });

  routes.post("/feeds/:id/find", async (c) => {
    const { candidates, text } = found(await findAgain(app, c.get("user").id, idOf(c)));
    return showFeed(app, c, {
      found: { text, candidates: candidates.map((one) => ({ ...one, latestAt: one.latestAt ?? null })) },
    });
  });

  routes.post("/feeds/:id/address", async (c) => {
    const { values } = await readForm(c);
    const url = (values["url"] ?? "").trim();
    try {
      const feed = found(await changeAddress(app, c.get("user").id, idOf(c), url));
      setFlash(c, { kind: "done", text: "Followed there from now on. What you had is kept." });
      return c.redirect(`/feeds/${feed.id}`, 303);
    } catch (error) {
      if (!(error instanceof DoorError) || error.kind === "not-found") throw error;
      return showFeed(app, c, { form: { values, errors: [{ path: "url", message: error.message }] } });
    }
  });

  routes.post("/feeds/:id/stop", async (c) => {
    found(await stopFollowing(app, c.get("user").id, idOf(c)));
    setFlash(c, { kind: "done", text: "You no longer follow this feed." });
    return c.redirect("/feeds", 303);
  });
  return routes;
}

async function showFeed(app: App, c: WebContext, more: Pick<FeedPageProps, "found" | "form"> = {}): Promise<Response> {
  const { id: userId } = c.get("user");
  const feeds = await listFollowedFeeds(app.db, userId, { feedId: idOf(c) });
  const [feed] = feeds;
  const { frame, view } = await framing(app, c);
  const names = await namesOf(app, userId, feeds);
  return c.html(
    <FeedPage
      frame={frame}
      view={view}
      feed={toFeedProps(found(feed), view.now)}
      people={Array.from(names, ([id, name]) => ({ id, name }))}
      {...more}
    />,
    more.form ? 422 : 200,
  );
}

async function namesOf(app: App, userId: string, feeds: readonly FollowedFeed[]): Promise<Map<string, string>> {
  const ids = [...new Set(feeds.map(({ personId }) => personId))];
  return new Map((await findPeople(app.db, userId, ids)).map(({ id, name }) => [id, name]));
}

export function toFeedProps(feed: FollowedFeed, now: Date): FeedProps {
  const nextPollAt = feed.status === "gone" ? null : feed.nextPollAt;
  return { ...feed, nextPollAt, health: tellHealth(feed, now) };
}
