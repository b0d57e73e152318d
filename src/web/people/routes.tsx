import { Hono } from "hono";
import type { App } from "../../app.ts";
import type { Channel } from "../../channels/channel-ids.ts";
import { recognise } from "../../channels/registry.ts";
import { countPeople, listTags } from "../../db/people.ts";
import { DoorError } from "../../errors.ts";
import { isId } from "../../id.ts";
import { logTouch } from "../../domain/dialogue.ts";
import { discoverAddress } from "../../domain/discovery/discover-address.ts";
import { editPerson, followPerson, removePerson } from "../../domain/people.ts";
import { listWatchlist, type PersonView } from "../../domain/watchlist.ts";
import { decodeCursor } from "../../db/cursor.ts";
import { setFlash } from "../flash.ts";
import { found, framing, idOf, queryOf, readForm, splitList, type WebContext, type WebEnv } from "../environment.ts";
import type { FormState } from "../form-state.ts";
import { ChooseFeedsPage, NoFeedPage } from "./follow-pages.tsx";
import { WatchlistPage } from "./pages.tsx";
import { showPerson } from "./show-person.tsx";
import { readTouch } from "./touch-form.ts";

const PAGE = 50;

export function peopleRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  routes.get("/people", (c) => showWatchlist(app, c));

  routes.post("/people", async (c) => {
    const { values, all } = await readForm(c);
    const url = values["url"]?.trim() ?? "";
    const name = values["name"]?.trim();
    try {
      const handles = all("handles")
        .filter((address) => /^https?:\/\//i.test(address) && URL.canParse(address))
        .map((address) => ({ channel: channelOf(address), url: address }));
      const chosen = all("feeds");
      if (url === "" && !name)
        return showWatchlist(app, c, {
          values,
          errors: [{ path: "url", message: "Paste an address, or write a name." }],
        });
      if (url !== "" && chosen.length === 0 && values["name"] === undefined) {
        const choice = await chooseFeeds(app, c, url);
        if (choice) return choice;
      }
      const person = await followPerson(app, c.get("user").id, {
        ...(url !== "" && { url }),
        ...(name && { name }),
        ...(chosen.length > 0 && { feeds: chosen }),
        handles,
        why: values["why"] ?? "",
      });
      setFlash(c, {
        kind: "done",
        text: tellFollowed({ ...person, byHand: url === "" && chosen.length === 0 }),
      });
      return c.redirect(`/people/${person.personId}`, 303);
    } catch (error) {
      if (!(error instanceof DoorError)) throw error;
      if (error.kind === "feed-not-found") return showNoFeed(app, c, url, error);
      return showWatchlist(app, c, { values, errors: [{ path: "url", message: error.message }] });
    }
  });

  routes.get("/people/:id", (c) => showPerson(app, c, idOf(c)));

  routes.post("/people/:id", async (c) => {
    const { values } = await readForm(c);
    found(
      await editPerson(app, c.get("user").id, idOf(c), {
        why: (values["why"] ?? "").slice(0, 2_000),
        tags: splitList(values["tags"]).slice(0, 50),
      }),
    );
    setFlash(c, { kind: "done", text: "Saved." });
    return c.redirect(`/people/${idOf(c)}`, 303);
  });

  routes.post("/people/:id/unfollow", async (c) => {
    found(await removePerson(app, c.get("user").id, idOf(c)));
    setFlash(c, { kind: "done", text: "You no longer follow them; what you noted about them is gone." });
    return c.redirect("/people", 303);
  });

  routes.post("/people/:id/touches", async (c) => {
    const { values } = await readForm(c);
    const { view } = await framing(app, c);
    const touch = readTouch(values, view);
    if (!touch.ok) return showPerson(app, c, idOf(c), { touchForm: { values, errors: touch.errors } });
    found(await logTouch(app, c.get("user").id, idOf(c), touch.touch));
    setFlash(c, { kind: "done", text: "Noted on the timeline." });
    return c.redirect(`/people/${idOf(c)}`, 303);
  });
  return routes;
}

function tellFollowed({ isNew, byHand }: { isNew: boolean; byHand: boolean }): string {
  if (!isNew) return "You follow them already.";
  return byHand
    ? "They are on your watchlist. Add what happens between you here."
    : "Followed. Their newest posts are being read for you.";
}

/** Several feeds: the user chooses. One: it is followed at once. */
async function chooseFeeds(app: App, c: WebContext, url: string): Promise<Response | undefined> {
  const discovered = await discoverAddress(app, url);
  if (discovered.feeds.length < 2) return undefined;
  const { frame, view } = await framing(app, c);
  return c.html(
    <ChooseFeedsPage
      frame={frame}
      view={view}
      url={url}
      name={discovered.name}
      picture={null}
      about={discovered.about ?? ""}
      handles={discovered.handles}
      feeds={discovered.feeds.map((feed) => ({ ...feed, latestAt: feed.latestAt ?? null }))}
    />,
  );
}

async function showNoFeed(app: App, c: WebContext, url: string, error: DoorError): Promise<Response> {
  const { frame } = await framing(app, c);
  return c.html(<NoFeedPage frame={frame} url={url} reason={error.message} name="" />, 422);
}

function channelOf(address: string): Channel {
  return (URL.canParse(address) && recognise(new URL(address))?.channel) || "blog";
}

async function showWatchlist(app: App, c: WebContext, addForm?: FormState): Promise<Response> {
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
      people={page.items.map(toLine)}
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

function toLine(person: PersonView) {
  // Pictures come through our own cache once there is one; until then initials stand for the face.
  return { ...person, picture: null, brokenFeeds: person.feeds.filter((feed) => feed.status !== "ok").length };
}
