// Which file of an episode is listened to.
import type { Post } from "../../db/posts.ts";

export type Recording = { url: string; type: string; bytes: number | undefined; seconds: number | undefined };

/** Sound before pictures; of several the first that is not known to be larger than `mostBytes`. */
export function recordingOf({ enclosures }: Pick<Post, "enclosures">, mostBytes = Infinity): Recording | undefined {
  const files = enclosures.flatMap(({ url, type = "", bytes, seconds }): Recording[] =>
    /^(?:audio|video)\//i.test(type) && /^https?:\/\//i.test(url)
      ? [{ url, type: type.toLowerCase(), bytes: known(bytes), seconds: known(seconds) }]
      : [],
  );
  const ranked = [...files.filter(({ type }) => type.startsWith("audio")), ...files.filter(isVideo)];
  return ranked.find(({ bytes = 0 }) => bytes <= mostBytes) ?? ranked[0];
}

function isVideo({ type }: Recording): boolean {
  return type.startsWith("video");
}

/** Feeds write 0 or 1 where they do not know. */
function known(value: number | undefined): number | undefined {
  return value !== undefined && value > 1 ? value : undefined;
}
