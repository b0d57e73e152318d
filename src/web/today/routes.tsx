import { Hono } from "hono";
import type { App } from "../../app.ts";
import { countPeople, listByStage } from "../../db/people.ts";
import { countMaking } from "../../db/tasks.ts";
import { listWaitingReplies, type WaitingReply } from "../../db/touches.ts";
import { countNeedyFeeds } from "../../domain/feeds/needy.ts";
import { listBestOpenings } from "../../domain/today.ts";
import type { WaitingReplyProps } from "../components/waiting-reply.tsx";
import { framing, type WebEnv } from "../environment.ts";
import { TodayPage } from "./pages.tsx";

/** At most so many a day are suggested: ten minutes, not a backlog. */
const OPENINGS_SHOWN = 3;

export function todayRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get("/", async (c) => {
    const { id: userId } = c.get("user");
    // Before the openings are read: one that is found in between must not be missing from a page that looks no more.
    const making = await countMaking(app.db, userId, {});
    const { frame, view, profile } = await framing(app, c);
    const openings = await listBestOpenings(app.db, userId, { now: view.now, limit: OPENINGS_SHOWN });
    const ready = await listByStage(app.db, userId, "ready");
    return c.html(
      <TodayPage
        frame={frame}
        view={view}
        userName={profile.name}
        following={await countPeople(app.db, userId)}
        making={making}
        needyFeeds={await countNeedyFeeds(app.db, userId, view.now)}
        ready={ready.map(({ id, name, picture, nextStep }) => ({ id, name, picture, text: nextStep }))}
        replies={(await listWaitingReplies(app.db, userId)).map(toReply)}
        openings={openings.items.map(({ post, person, brief, reasons }) => ({
          post,
          person,
          gist: brief?.gist ?? null,
          reasons,
        }))}
      />,
    );
  });
  return routes;
}

function toReply(row: WaitingReply): WaitingReplyProps {
  const { id, at, text, url, personId, name, picture, postId, postTitle } = row;
  return {
    id,
    at,
    text,
    url,
    person: { id: personId, name, picture },
    post: postId === null || postTitle === null ? null : { id: postId, title: postTitle },
  };
}
