// Hacker News has no feed of a person; hnrss.org, run by somebody else, makes one. Source: design/channels.md 2.11.
import { bareHost, pathParts } from "./address-parts.ts";
import type { Platform, Recognised } from "./channel.ts";

export const hackernews: Platform = { name: "hackernews", recognise };

function recognise(url: URL): Recognised | undefined {
  const [page = ""] = pathParts(url);
  if (bareHost(url) !== "news.ycombinator.com" || !["user", "submitted", "threads"].includes(page)) return undefined;
  const id = url.searchParams.get("id");
  if (id === null || !/^[\w-]{2,15}$/.test(id)) return undefined;
  return {
    channel: "hackernews",
    platform: "hackernews",
    url: `https://news.ycombinator.com/user?id=${id}`,
    feeds: [`https://hnrss.org/submitted?id=${id}`],
    name: id,
  };
}
