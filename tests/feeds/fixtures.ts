// Small feeds written here, and generators of hostile ones.
import { createFeedParser, type FeedParser } from "../../src/feeds/parse.ts";
import { readFeed, type ReadRequest } from "../../src/feeds/read.ts";
import type { ParsedFeed, ParsedPost } from "../../src/feeds/types.ts";

export const SERVED_FROM = "https://ann.example.org/blog/feed.xml";

/** Whoever gets it closes it. A loaded machine may be slow, so the limits are wide where no test is about them. */
export function patientParser(): FeedParser {
  return createFeedParser({ firstMs: 30_000, secondMs: 30_000 });
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function rss(items: string, channel = "", attributes = ""): string {
  return `<?xml version="1.0"?><rss version="2.0"${attributes}><channel><title>Ann</title><link>https://ann.example.org/</link>${channel}${items}</channel></rss>`;
}

export function atom(entries: string, head = "", attributes = ""): string {
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"${attributes}><title>Ann</title>${head}${entries}</feed>`;
}

export const NAMESPACES = [
  ["content", "http://purl.org/rss/1.0/modules/content/"],
  ["dc", "http://purl.org/dc/elements/1.1/"],
  ["itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"],
  ["media", "http://search.yahoo.com/mrss/"],
  ["podcast", "https://podcastindex.org/namespace/1.0"],
  ["wfw", "http://wellformedweb.org/CommentAPI/"],
  ["slash", "http://purl.org/rss/1.0/modules/slash/"],
  ["thr", "http://purl.org/syndication/thread/1.0"],
  ["sy", "http://purl.org/rss/1.0/modules/syndication/"],
  ["atom", "http://www.w3.org/2005/Atom"],
]
  .map(([prefix, address]) => ` xmlns:${prefix}="${address}"`)
  .join("");

export type Parse = (text: string | Uint8Array, contentType?: string, url?: string) => Promise<ParsedFeed>;

export function parseWith(parser: FeedParser): Parse {
  return (text, contentType, url = SERVED_FROM) => {
    const headers = new Headers(contentType === undefined ? {} : { "content-type": contentType });
    return parser.parse(typeof text === "string" ? bytesOf(text) : text, headers, url);
  };
}

/** Reads in this very thread, which is quick and has no time limit. @param without readers to leave out */
export async function readHere(
  feed: string | Uint8Array,
  { contentType, url = SERVED_FROM, without = [] }: Partial<Omit<ReadRequest, "bytes">> = {},
): Promise<ParsedFeed> {
  const bytes = typeof feed === "string" ? bytesOf(feed) : feed;
  const answer = await readFeed({ bytes, contentType, url, without });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.feed;
}

/** The only post of a feed. */
export function only(feed: ParsedFeed): ParsedPost {
  const [post] = feed.posts;
  if (!post || feed.posts.length !== 1) throw new Error(`expected one post, got ${feed.posts.length}`);
  return post;
}
