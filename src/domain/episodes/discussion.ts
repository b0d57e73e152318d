// Where the publisher wants an episode to be discussed, or that they want no comments on it (podcast:socialInteract).
import type { Channel } from "../../channels/channel-ids.ts";
import type { Post } from "../../db/posts.ts";
import { extrasOf } from "./extras.ts";

/** `url` is a page; an address of another scheme cannot be opened and is left out. */
export type Discussion = { url: string | null; protocol: string; disabled: boolean };

export function discussionOf(post: { extras: Post["extras"] }): Discussion | null {
  const { socialInteract } = extrasOf(post);
  if (socialInteract.some(({ protocol }) => protocol === "disabled")) {
    return { url: null, protocol: "disabled", disabled: true };
  }
  const [first] = socialInteract.filter(({ uri }) => uri !== undefined);
  return first?.uri === undefined ? null : { url: pageOf(first.uri), protocol: first.protocol, disabled: false };
}

/** Bluesky's own addresses name a record; its page is built from the same parts. */
function pageOf(uri: string): string | null {
  const [, who, key] = /^at:\/\/(did:[\w:.%-]+|[\w.-]+)\/app\.bsky\.feed\.post\/([\w-]+)$/.exec(uri) ?? [];
  if (who !== undefined && key !== undefined) return `https://bsky.app/profile/${who}/post/${key}`;
  return /^https?:\/\//i.test(uri) ? uri : null;
}

/** Where one answers there; undefined where it is no place we know. */
export function channelOfDiscussion(discussion: Discussion | null): Channel | undefined {
  if (discussion === null || discussion.disabled) return undefined;
  if (discussion.protocol === "activitypub") return "mastodon";
  if (discussion.protocol === "atproto" || discussion.protocol === "bluesky") return "bluesky";
  return discussion.protocol === "twitter" ? "x" : undefined;
}
