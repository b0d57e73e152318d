// The watchlist, also with what was sent to it where that needs another look.
import type { App } from "../../app.ts";
import { decodeCursor } from "../../db/cursor.ts";
import { countPeople, listTags } from "../../db/people.ts";
import { tellHealth } from "../../domain/feeds/tell-health.ts";
import { listWatchlist, type PersonView } from "../../domain/watchlist.ts";
import { isId } from "../../id.ts";
import { framing, queryOf, type WebContext } from "../environment.ts";
import type { FormState } from "../form-state.ts";
import { WatchlistPage } from "./pages.tsx";

const PAGE = 50;

export async function showWatchlist(app: App, c: WebContext, addForm?: FormState): Promise<Response> {
  const { id: userId } = c.get("user");
  const { frame, view } = await framing(app, c);
  const filter = {
    stage: queryOf(c, "stage"),
    tag: queryOf(c, "tag"),
    q: queryOf(c, "q"),
  };
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
  const asked = decodeCursor(queryOf(c, "cursor"));
  const cursor = asked && isId(asked.id) ? asked : undefined;
  const page = await listWatchlist(app.db, userId, { ...given, cursor, limit: PAGE });
  return c.html(
    <WatchlistPage
      frame={frame}
      view={view}
      people={page.items.map((person) => toLine(person, view.now))}
      total={await countPeople(app.db, userId)}
      tags={await listTags(app.db, userId)}
      filter={filter}
      next={
        page.next === null ? undefined : `/people?${new URLSearchParams({ ...given, cursor: page.next }).toString()}`
      }
      addForm={addForm}
    />,
    addForm ? 422 : 200,
  );
}

function toLine(person: PersonView, now: Date) {
  // Pictures come through our own cache once there is one; until then initials stand for the face.
  return {
    ...person,
    picture: null,
    brokenFeeds: person.feeds.filter((feed) => tellHealth(feed, now).needsYou).length,
  };
}
