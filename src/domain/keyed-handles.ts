// Handles as they are stored: each address once, by its canonical form, with where we have it from.
import type { Channel } from "../channels/channel-ids.ts";
import type { HandleSource } from "../db/schema/own.ts";
import { canonicalUrl } from "../html/canonical-url.ts";
import { newId } from "../id.ts";
import { readAddress } from "./discovery/read-address.ts";
import type { FoundHandle } from "./discovery/types.ts";

export type KeyedHandle = { id: string; channel: Channel; url: string; key: string; source: HandleSource; at: Date };

/** Longer addresses are nobody's; an index takes no more either. */
const KEY_BYTES = 1_500;

/** What the user pasted and wrote, then what was found; the first of each address, with the surest source. */
export function keyHandles(
  input: { url?: string | undefined; handles?: readonly FoundHandle[] | undefined },
  found: { handles: readonly FoundHandle[]; feeds: readonly { url: string }[] },
  at: Date,
): KeyedHandle[] {
  const asked = input.url === undefined ? undefined : (readAddress(input.url).urls[0] ?? input.url);
  const askedKey = asked === undefined ? undefined : canonicalUrl(asked);
  const own = withKeys(input.handles ?? [], "user", at);
  const seen = withKeys(found.handles, "found", at).map((handle) =>
    handle.key === askedKey ? { ...handle, source: "asked" as const } : handle,
  );
  // An address that redirected elsewhere still finds the person when it is pasted again.
  const isFeed = found.feeds.some((feed) => feed.url === asked);
  const isNamed = isFeed || seen.some((handle) => handle.key === askedKey);
  const pasted = asked === undefined || isNamed ? [] : withKeys([{ channel: "blog", url: asked }], "asked", at);
  return distinct([...own, ...seen, ...pasted]);
}

export function withKeys(handles: readonly FoundHandle[], source: HandleSource, at: Date): KeyedHandle[] {
  return handles
    .map((handle) => ({ ...handle, id: newId(), key: canonicalUrl(handle.url), source, at }))
    .filter((handle) => Buffer.byteLength(handle.key) <= KEY_BYTES);
}

/** The first of each address. */
export function distinct(handles: readonly KeyedHandle[]): KeyedHandle[] {
  return [...new Map(handles.toReversed().map((handle) => [handle.key, handle])).values()].toReversed();
}
