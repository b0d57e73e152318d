// Somebody worth following, with a front page and a feed, and the steps every story begins with.
import { MONDAY_MORNING } from "./app.ts";
import type { Caller, Person } from "./call.ts";
import { startMoodySite, type MoodySite } from "../world/moody-server.ts";
import { frontPage, HTML, posts, rss, RSS, type Entry } from "../world/write-feed.ts";

export type Blog = MoodySite & { feedUrl: string; publish: (entries: readonly Entry[]) => void };

/** A blog with three whole posts, an ETag and a Last-Modified. */
export async function startBlog(
  title = "Ada Bell",
  entries?: readonly Entry[],
  now: Date = MONDAY_MORNING,
): Promise<Blog> {
  const site = await startMoodySite();
  let version = 0;
  const publish = (published: readonly Entry[]): void => {
    version += 1;
    const etag = `W/"v${version}-${"é".charCodeAt(0)}"`;
    const modified = new Date(MONDAY_MORNING.getTime() - 86_400_000 + version * 60_000).toUTCString();
    const body = rss({ title, link: `${site.origin}/`, entries: published });
    site.says("/feed.xml", ({ headers }) =>
      headers["if-none-match"] === etag
        ? { status: 304, headers: { etag } }
        : { headers: { ...RSS, etag, "last-modified": modified }, body },
    );
  };
  site.says("/", { headers: HTML, body: frontPage(title) });
  publish(entries ?? posts(site.origin, 3, now));
  return { ...site, feedUrl: `${site.origin}/feed.xml`, publish };
}

/** Follows the address, and fails where that does. */
export async function follow(caller: Caller, url: string): Promise<Person> {
  const { status, body } = await caller.post<Person>("/people", { url });
  if (status !== 201 && status !== 200) throw new Error(`following ${url} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
