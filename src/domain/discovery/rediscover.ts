// Where a feed that is gone may have moved: its site is asked again, once, and what it offers is held against the posts
// that we kept.
import type { Feed } from "../../db/feeds.ts";
import { findPostsByKeys } from "../../db/incoming-posts.ts";
import { summarisePosts, type Post } from "../../db/posts.ts";
import { DoorError } from "../../errors.ts";
import type { FeedKind } from "../../feeds/kind.ts";
import type { ParsedPost } from "../../feeds/types.ts";
import type { Context } from "../context.ts";
import { withKeys, type Entry } from "../posts/identity.ts";
import { discoveryDeps } from "./deps.ts";
import { discover } from "./discover.ts";
import type { FoundFeed } from "./types.ts";

/** How sure it is: it carries posts that we know, it has the old one's title, or it is just what the site offers now. */
export type Likeness = "same-posts" | "same-title" | "same-site";

export type Successor = {
  /** The address to follow instead. */
  url: string;
  title: string;
  kind: FeedKind;
  posts: number;
  latestAt: Date | undefined;
  likeness: Likeness;
  /** Why it may be the one, as a sentence for the user. */
  why: string;
  /** As fetched just now: handed to `storeFeed`, it is the successor's first poll. */
  found: FoundFeed;
};

export type Rediscovery = {
  /** The likeliest first; empty where the site offers nothing else. */
  candidates: Successor[];
  /** What was found, or why nothing was, as a sentence for the user. */
  text: string;
};

/** Requests at most, over both places that are looked at. */
const BUDGET = 8;
const LIKENESSES: readonly Likeness[] = ["same-posts", "same-title", "same-site"];

/**
 * Looks at the site of a feed that answers no more for the feed that it could be now. Stores nothing.
 * @returns never throws for what the site does; its trouble is `text`.
 */
export async function rediscover(
  context: Context,
  feed: Pick<Feed, "id" | "url" | "siteUrl" | "title">,
): Promise<Rediscovery> {
  const deps = discoveryDeps(context);
  let used = 0;
  const troubles: string[] = [];
  for (const place of placesOf(feed)) {
    if (used >= BUDGET) break;
    try {
      const { feeds } = await discover(place, {
        ...deps,
        fetch: async (request) => {
          used += 1;
          const answer = await deps.fetch(request);
          used += answer.redirects.length;
          return answer;
        },
        budget: BUDGET - used,
        skip: (url) => url === feed.url,
      });
      const candidates = await Promise.all(
        feeds.filter((found) => found.knownId !== feed.id).map((found) => compare(context, feed, found)),
      );
      if (candidates.length > 0) return tell(candidates);
    } catch (error) {
      if (!(error instanceof DoorError)) throw error;
      troubles.push(error.message);
    }
  }
  const why = troubles[0] ?? "Its site offers no other feed.";
  return { candidates: [], text: why };
}

/** The site that the feed named, then the front page of the host that served it. */
function placesOf({ url, siteUrl }: Pick<Feed, "url" | "siteUrl">): string[] {
  const site =
    siteUrl !== null && /^https?:/i.test(siteUrl) && URL.canParse(siteUrl) ? new URL(siteUrl).href : undefined;
  const root = new URL("/", url).href;
  return [...new Set([...(site === undefined ? [] : [site]), root])];
}

async function compare(context: Context, feed: Pick<Feed, "id" | "title">, found: FoundFeed): Promise<Successor> {
  const same = await countSame(context, feed.id, found.parsed.posts);
  const sameTitle = plain(found.title) !== "" && plain(found.title) === plain(feed.title);
  const likeness: Likeness = same > 0 ? "same-posts" : sameTitle ? "same-title" : "same-site";
  const reasons: Record<Likeness, string> = {
    "same-posts": same === 1 ? "It carries a post that we know." : `It carries ${same} posts that we know.`,
    "same-title": "It has the same title; none of its posts is one that we know.",
    "same-site": "It is what the site offers now; neither title nor posts are those that we know.",
  };
  return {
    url: found.url,
    title: found.title,
    kind: found.kind,
    posts: found.posts,
    latestAt: found.latestAt,
    likeness,
    why: reasons[likeness],
    found,
  };
}

/** By guid or link as the poller knows posts; where everything moved to another host, by title and path. */
async function countSame(context: Context, feedId: string, posts: readonly ParsedPost[]): Promise<number> {
  const entries = withKeys(posts.slice(0, 200));
  const keys = entries.flatMap(({ key, linkKey }) => [key, ...(linkKey === undefined ? [] : [linkKey])]);
  const asked = keys.map((key) => ({ feedId, key }));
  const known = (await findPostsByKeys(context.db, asked)).get(feedId) ?? new Map<string, string>();
  const { newest } = await summarisePosts(context.db, feedId);
  const marks = new Set(newest.flatMap(marksOf));
  const isKnown = ({ key, linkKey }: Entry) => known.has(key) || (linkKey !== undefined && known.has(linkKey));
  const byKey = entries.filter(isKnown).length;
  const byMark = entries.filter((entry) => !isKnown(entry) && marksOf(entry.post).some((mark) => marks.has(mark)));
  // One title that is alike may be chance.
  return byMark.length >= 2 ? byKey + byMark.length : byKey;
}

/** A title of several words, or the name of its page, under which a post is known wherever it went. */
function marksOf(post: Pick<ParsedPost, "title" | "url"> | Pick<Post, "title" | "url">): string[] {
  const title = plain(post.title ?? "");
  const path = post.url != null && URL.canParse(post.url) ? new URL(post.url).pathname : "";
  return [
    ...(title.split(" ").length >= 3 ? [`title:${title}`] : []),
    ...(path
      .split("/")
      .at(path.endsWith("/") ? -2 : -1)
      ?.includes("-") === true
      ? [`path:${path}`]
      : []),
  ];
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function tell(candidates: readonly Successor[]): Rediscovery {
  const sorted = candidates.toSorted(
    (one, other) => LIKENESSES.indexOf(one.likeness) - LIKENESSES.indexOf(other.likeness),
  );
  const best = sorted[0]!;
  const text =
    best.likeness === "same-site"
      ? `The site has a feed at ${best.url}, but it may be about something else.`
      : `It seems to have moved to ${best.url}. ${best.why}`;
  return { candidates: sorted, text };
}
