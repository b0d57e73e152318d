// An address looked up while its page is shown: the feeds as they are found, and in the end all of it or the reason why not.
import { DoorError } from "../../errors.ts";
import type { Context } from "../context.ts";
import { findKnownFeed } from "../feeds.ts";
import { discoverAddress } from "./discover-address.ts";
import type { Lookup } from "./lookups.ts";
import type { Discovered, FoundFeed } from "./types.ts";

export type Shown = Pick<FoundFeed, "url" | "title" | "kind" | "posts" | "latestAt">;

export type AddressLook = {
  /** Found so far; some may be left out in the end, as the same posts in another format. */
  feeds: readonly Shown[];
  found: Discovered | undefined;
  trouble: DoorError | undefined;
};

/** The user's look-up of this address, begun where there is none. */
export function openLook(
  context: Context,
  userId: string,
  address: string,
  options: { again: boolean },
): Lookup<AddressLook> {
  return context.lookups.open(userId, nameOf(address), (signal) => lookAt(context, address, signal), options);
}

/** Keeps what was found for the user who will follow it in a moment. */
export function keepFound({ lookups }: Context, userId: string, address: string, found: Discovered): void {
  const look: AddressLook = { feeds: [], found: withoutFiles(found), trouble: undefined };
  lookups.keep(userId, nameOf(address), look);
}

/** What the user has just looked at is not asked for once more: its feeds are stored, and who it is stands here. */
export async function recallFound(context: Context, userId: string, address: string): Promise<Discovered | undefined> {
  // Under such a name only look-ups of addresses are kept.
  const found = (context.lookups.recall(userId, nameOf(address)) as AddressLook | undefined)?.found;
  if (!found) return undefined;
  const feeds: FoundFeed[] = [];
  for (const { url } of found.feeds) {
    const known = await findKnownFeed(context, url);
    if (!known) return undefined;
    feeds.push({ ...known, url });
  }
  return { ...found, feeds };
}

function nameOf(address: string): string {
  return `address ${address}`;
}

/** The files themselves are stored; only what is shown is kept. */
function withoutFiles(found: Discovered): Discovered {
  const feeds = found.feeds.map((feed) => ({
    ...feed,
    parsed: { ...feed.parsed, posts: [] },
    answer: { ...feed.answer, body: new Uint8Array() },
  }));
  return { ...found, feeds };
}

function lookAt(context: Context, address: string, signal: AbortSignal): Lookup<AddressLook> {
  const state: { feeds: Shown[]; found: Discovered | undefined; trouble: DoorError | undefined } = {
    feeds: [],
    found: undefined,
    trouble: undefined,
  };
  const onFeed = ({ url, title, kind, posts, latestAt }: FoundFeed): void => {
    state.feeds.push({ url, title, kind, posts, ...(latestAt && { latestAt }) });
  };
  let fault: unknown;
  const done = discoverAddress(context, address, { signal, onFeed }).then(
    (found) => {
      state.found = withoutFiles(found);
    },
    (error: unknown) => {
      if (error instanceof DoorError) state.trouble = error;
      else fault = error;
    },
  );
  return {
    state: () => {
      if (fault !== undefined) throw fault;
      return state;
    },
    done,
  };
}
