// A publisher in every bad mood at once: each path is one of them, and none ever gets better.
import { setTimeout as pass } from "node:timers/promises";
import { openSite, type Answer, type Site } from "../web-server.ts";
import { FEED, PAGE } from "./healthy.ts";

/** Machine milliseconds that the slow one takes. */
const SLOW_MS = 1_500;
const RSS = "application/rss+xml; charset=utf-8";

/** What stands at which path, for whoever wants to go through them all. */
export const MOODS = {
  "/feed.xml": "well",
  "/slow.xml": "answers after a while",
  "/busy.xml": "429 with Retry-After in seconds",
  "/busy-silent.xml": "429 without a word on how long",
  "/down.xml": "503 with Retry-After",
  "/broken.xml": "500",
  "/moved.xml": "301 to /feed.xml",
  "/elsewhere.xml": "302 to /feed.xml",
  "/gone.xml": "410",
  "/lost.xml": "404",
  "/empty.xml": "200 and nothing in it",
  "/page.xml": "200, and a page instead of a feed",
} as const;

export function openMoody(): Promise<Site> {
  return openSite(async ({ path, origin }): Promise<Answer> => {
    if (path === "/slow.xml") await pass(SLOW_MS);
    return moodOf(path, origin);
  });
}

function moodOf(path: string, origin: string): Answer {
  switch (path) {
    case "/":
      return PAGE;
    case "/feed.xml":
    case "/slow.xml":
      return { type: RSS, body: FEED(origin) };
    case "/busy.xml":
      return { status: 429, headers: { "retry-after": "3600" }, body: "Too many requests." };
    case "/busy-silent.xml":
      return { status: 429, body: "Too many requests." };
    case "/down.xml":
      return { status: 503, headers: { "retry-after": "1800" }, body: "Down for maintenance." };
    case "/broken.xml":
      return { status: 500, body: "Something broke." };
    case "/moved.xml":
      return { status: 301, headers: { location: `${origin}/feed.xml` } };
    case "/elsewhere.xml":
      return { status: 302, headers: { location: "/feed.xml" } };
    case "/gone.xml":
      return { status: 410, body: "Gone for good." };
    case "/empty.xml":
      return { type: RSS, body: "" };
    case "/page.xml":
      return PAGE;
    default:
      return { status: 404, body: "There is nothing here." };
  }
}
