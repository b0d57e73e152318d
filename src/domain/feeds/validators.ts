// ETag and Last-Modified: exactly as served, with the address that served them, and sent to no other (feeds.md, rules 2,
// 3, 4 and 21).
import type { Feed } from "../../db/feeds.ts";
import type { FetchAnswer } from "../../net/fetcher.ts";

export type Validators = Pick<Feed, "etag" | "lastModified" | "validatorsUrl">;

/** Whether there are any that this feed's own address has served. */
export function mayBeSent(feed: Validators & Pick<Feed, "url">): boolean {
  return (feed.etag !== null || feed.lastModified !== null) && feed.validatorsUrl === feed.url;
}

type Served = Pick<FetchAnswer, "url" | "headers">;

/** What a whole answer brings is all there is. */
export function served({ url, headers }: Served): Validators {
  return { etag: headers.get("etag") || null, lastModified: headers.get("last-modified") || null, validatorsUrl: url };
}

/** A 304 may bring new ones, for its own address; what it does not mention stays. */
export function adopted(feed: Validators, { url, headers }: Served): Validators {
  const { etag, lastModified, validatorsUrl } = feed;
  if (url !== validatorsUrl) return { etag, lastModified, validatorsUrl };
  return {
    etag: headers.get("etag") || etag,
    lastModified: headers.get("last-modified") || lastModified,
    validatorsUrl,
  };
}
