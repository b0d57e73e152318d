// Hacker News has no feed of a person; hnrss.org, run by somebody else, makes one. Source: design/channels.md 2.11.
import { bareHost, pathParts } from "./address-parts.ts";
import type { Platform, Recognised } from "./channel.ts";

export const hackernews: Platform = { name: "hackernews", recognise };

function recognise(url: URL): Recognised | undefined {
  const [page = ""] = pathParts(url);
  const id = url.searchParams.get("id");
  if (bareHost(url) !== "news.ycombinator.com" || id === null) return undefined;
  if (page === "item" && /^\d+$/.test(id)) {
    const address = `https://news.ycombinator.com/item?id=${id}`;
    return { channel: "hackernews", platform: "hackernews", url: address, feeds: [`https://hnrss.org/item?id=${id}`] };
  }
  if (!["user", "submitted", "threads"].includes(page) || !/^[\w-]{2,15}$/.test(id)) return undefined;
  return {
    channel: "hackernews",
    platform: "hackernews",
    url: `https://news.ycombinator.com/user?id=${id}`,
    // What they say under other posts was asked for by its own page.
    feeds: [`https://hnrss.org/${page === "threads" ? "threads" : "submitted"}?id=${id}`],
    name: id,
  };
}
