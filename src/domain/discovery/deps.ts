// What discovery needs of this installation: polite requests, and the feeds that we hold already.
import { parseFeed } from "../../feeds/parse.ts";
import type { FetchRequest } from "../../net/fetcher.ts";
import type { Context } from "../context.ts";
import { findKnownFeed } from "../feeds.ts";
import { fetchPolitely } from "../feeds/politeness.ts";
import type { DiscoveryDeps } from "./session.ts";

export function discoveryDeps(context: Context): DiscoveryDeps {
  return {
    fetch: (request: FetchRequest) => fetchPolitely(context, request),
    parse: parseFeed,
    directories: context.directories,
    known: (url: string) => findKnownFeed(context, url),
  };
}
