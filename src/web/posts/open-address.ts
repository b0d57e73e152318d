// Where a comment is taken: their page, or the page on which a network lets one write, with the words in it.
import { isWebAddress } from "../words.ts";

/** The words are put behind it, encoded; undefined where the channel has no such page, or the post is one's place to answer. */
export function intentOf(channel: string, commentsAt: string): string | undefined {
  const [, tweet] = /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/[^/?#]+\/status\/(\d+)/.exec(commentsAt) ?? [];
  if (channel === "x") return `https://x.com/intent/post?${tweet === undefined ? "" : `in_reply_to=${tweet}&`}text=`;
  if (channel === "bluesky" && !commentsAt.startsWith("https://bsky.app/"))
    return "https://bsky.app/intent/compose?text=";
  return undefined;
}

/** Undefined where there is no page to open. */
export function openAddress(channel: string, commentsAt: string, words: string): string | undefined {
  const intent = intentOf(channel, commentsAt);
  if (intent !== undefined) return intent + encodeURIComponent(words);
  return isWebAddress(commentsAt) ? commentsAt : undefined;
}
