// An address looked up while its page is shown: the feeds as they are found, and in the end all of it or the reason why not.
import { DoorError } from "../../errors.ts";
import type { Context } from "../context.ts";
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

export function lookAt(context: Context, address: string, signal: AbortSignal): Lookup<AddressLook> {
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
      // The files themselves are stored; only what is shown is kept.
      state.found = found;
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
