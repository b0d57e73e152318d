import { Hono } from "hono";
import type { App } from "../../app.ts";
import { countPeople, listByStage } from "../../db/people.ts";
import { listWaitingReplies, type WaitingReply } from "../../db/touches.ts";
import { countNeedyFeeds } from "../../domain/feeds/needy.ts";
import { suggestToday, type ToldOpening } from "../../domain/today.ts";
import type { OpeningProps } from "../components/opening.tsx";
import type { WaitingReplyProps } from "../components/waiting-reply.tsx";
import { framing, type WebEnv } from "../environment.ts";
import { TodayPage } from "./pages.tsx";

/** So many of the rest are told besides what is suggested. */
const MORE_SHOWN = 6;

export function todayRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get("/", async (c) => {
    const { id: userId } = c.get("user");
    const { suggested, more, making } = await suggestToday(app, userId, { more: MORE_SHOWN });
    const { frame, view, profile } = await framing(app, c);
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
        openings={suggested.map(toOpening)}
        more={more.map(toOpening)}
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

function toOpening({ post, person, brief, reasons }: ToldOpening): OpeningProps {
  return { post, person, gist: brief?.gist ?? null, reasons };
}
