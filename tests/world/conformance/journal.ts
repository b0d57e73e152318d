// What a publisher writes down about each request: enough to tell from outside whether its rules were kept.
import type { IncomingHttpHeaders } from "node:http";

/** What the publisher asks for in the feed itself (feeds.md, rule 18). */
export type Asks = { minutes?: number; skipHours?: readonly number[]; skipDays?: readonly string[] };

/** `elsewhere`: a path that the publisher never told anybody about. */
export type Kind = "feed" | "page" | "article" | "robots" | "elsewhere";

export type Exchange = {
  /** Domain time of arrival. */
  at: Date;
  host: string;
  /** As asked, query included. */
  url: string;
  kind: Kind;
  method: string;
  headers: IncomingHttpHeaders;
  /** Others under way at the same host when it arrived; those that are never answered not counted. */
  beside: number;
  /** 0 where it was never answered. */
  status: number;
  /** Header names in lower case; values as they went out, one character a byte. */
  sent: Readonly<Record<string, string>>;
  /** False where the body broke off. */
  whole: boolean;
  /** Of a 200 that is a feed: what it asks for. */
  asks?: Asks | undefined;
};

/** In the order of arrival. */
export type Journal = readonly Exchange[];
