// From what was typed to what can be followed; what takes longer than a person waits goes on while its page is shown.
import { Hono } from "hono";
import type { App } from "../../app.ts";
import { openLook, type AddressLook } from "../../domain/discovery/look-at.ts";
import { readQuery } from "../../domain/discovery/search/read-query.ts";
import { searchNames } from "../../domain/discovery/search/search-names.ts";
import type { NameQuery } from "../../domain/discovery/search/types.ts";
import type { Discovered, OtherFeed } from "../../domain/discovery/types.ts";
import { listAuthorsByUrl } from "../../domain/follow-authors.ts";
import { authorKey } from "../../domain/posts/authors.ts";
import { DoorError } from "../../errors.ts";
import { framing, queryOf, type WebContext, type WebEnv } from "../environment.ts";
import type { FeedAuthor } from "./author-fields.tsx";
import { FindPeoplePage, LookingPage } from "./find-pages.tsx";
import { ChooseFeedsPage, NoFeedPage } from "./follow-pages.tsx";
import { showWatchlist } from "./show-watchlist.tsx";

/** The same posts in another format are followed by nobody. */
const OTHERS: Readonly<Partial<Record<OtherFeed["reason"], string>>> = {
  topic: "Only what is about one topic",
  language: "In another language",
  comments: "What readers comment",
};
const MOST_OTHERS = 40;

export function findRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  routes.get("/people/find", async (c) => {
    const q = queryOf(c, "q").slice(0, 2_000);
    if (q === "") return c.redirect("/people", 303);
    const again = queryOf(c, "again") !== "";
    try {
      const query = readQuery(q);
      if (query) return await showPeople(app, c, q, query, again);
      const look = openLook(app, c.get("user").id, q, { again });
      await app.lookups.waitABit(look);
      return await showLook(app, c, q, look.state());
    } catch (error) {
      if (!(error instanceof DoorError)) throw error;
      // A page that fetches itself again must come as a page, and not as a failure.
      if (error.kind !== "address-invalid") return showNoFeed(app, c, q, error, 200);
      return showWatchlist(app, c, { values: { url: q }, errors: [{ path: "url", message: error.message }] });
    }
  });
  return routes;
}

/**
 * What to show before anybody is followed at `url`; undefined where there is nothing to choose: one feed of one person.
 * @param who whom the user is looking for there; may be empty.
 * @throws DoorError as discovery does.
 */
export async function findAt(app: App, c: WebContext, url: string, who: string): Promise<Response | undefined> {
  const page = `/people/find?${new URLSearchParams({ q: url, ...(who !== "" && { who }) }).toString()}`;
  if (readQuery(url)) return c.redirect(page, 303);
  const look = openLook(app, c.get("user").id, url, { again: true });
  await app.lookups.waitABit(look);
  const { found, trouble } = look.state();
  if (trouble) throw trouble;
  if (!found) return c.redirect(page, 303);
  const authors = await authorsOf(app, found);
  return found.feeds.length < 2 && authors.size === 0 ? undefined : chooseFeeds(app, c, url, { found, authors, who });
}

export async function showNoFeed(
  app: App,
  c: WebContext,
  url: string,
  error: DoorError,
  status: 200 | 422,
): Promise<Response> {
  const { frame } = await framing(app, c);
  return c.html(<NoFeedPage frame={frame} url={url} reason={error.message} name="" />, status);
}

async function showPeople(app: App, c: WebContext, q: string, query: NameQuery, again: boolean): Promise<Response> {
  const begin = (signal: AbortSignal) => searchNames(app, query, signal);
  const search = app.lookups.open(c.get("user").id, `name ${query.text}`, begin, { again });
  // The page fetches itself again: without the wish to begin anew.
  if (again) return c.redirect(`/people/find?${new URLSearchParams({ q }).toString()}`, 303);
  await app.lookups.waitABit(search, () => search.state().candidates.length > 0);
  const { frame, view } = await framing(app, c);
  const { candidates, searches, notes, waiting } = search.state();
  return c.html(
    <FindPeoplePage
      frame={frame}
      view={view}
      q={q}
      name={query.name}
      people={candidates.map((one) => ({ ...one, latestAt: one.latestAt ?? null }))}
      searches={searches}
      notes={notes}
      waiting={waiting}
    />,
  );
}

async function showLook(app: App, c: WebContext, url: string, look: AddressLook): Promise<Response> {
  if (look.trouble) throw look.trouble;
  const who = queryOf(c, "who").slice(0, 200);
  if (look.found)
    return chooseFeeds(app, c, url, { found: look.found, authors: await authorsOf(app, look.found), who });
  const { frame, view } = await framing(app, c);
  const feeds = look.feeds.map((feed) => ({ ...feed, latestAt: feed.latestAt ?? null }));
  return c.html(<LookingPage frame={frame} view={view} url={url} who={who} feeds={feeds} />);
}

function authorsOf(app: App, { feeds }: Discovered): Promise<Map<string, FeedAuthor[]>> {
  return listAuthorsByUrl(
    app,
    feeds.map((feed) => feed.url),
  );
}

type Choice = { found: Discovered; authors: ReadonlyMap<string, readonly FeedAuthor[]>; who: string };

async function chooseFeeds(app: App, c: WebContext, url: string, { found, authors, who }: Choice): Promise<Response> {
  const { frame, view } = await framing(app, c);
  const name = who === "" ? found.name : who;
  return c.html(
    <ChooseFeedsPage
      frame={frame}
      view={view}
      url={url}
      name={name}
      picture={null}
      about={found.about ?? ""}
      handles={found.handles}
      feeds={found.feeds.map((feed) => ({ ...feed, latestAt: feed.latestAt ?? null }))}
      others={found.others
        .flatMap((other) => {
          const what = OTHERS[other.reason];
          return what === undefined ? [] : [{ url: other.url, title: other.title, what }];
        })
        .slice(0, MOST_OTHERS)}
      authors={found.feeds.flatMap((feed) => {
        const all = authors.get(feed.url);
        const only = (all ?? []).filter(({ key }) => key === authorKey(name)).map(({ key }) => key);
        return all === undefined ? [] : [{ url: feed.url, title: feed.title, authors: all, only }];
      })}
    />,
  );
}
