// What an opened post has besides its text: what can be heard, who is in it, what was said.
import type { z } from "@hono/zod-openapi";
import { extrasOf } from "../domain/episodes/extras.ts";
import type { OpenPost } from "../domain/reading.ts";
import type { openedPost } from "./schemas.ts";

type Shown = Pick<
  z.output<typeof openedPost>,
  "transcript" | "transcriptTrouble" | "chapters" | "enclosures" | "people" | "discussion"
>;

export function showEpisode(post: OpenPost): Shown {
  const segments = post.transcript?.segments ?? [];
  return {
    transcript:
      segments.length === 0
        ? null
        : segments.map(({ at, text, speaker }) => ({ at: at ?? null, text, speaker: speaker ?? null })),
    transcriptTrouble: post.transcript?.trouble ?? null,
    chapters: post.chapters.map(({ at, title, url }) => ({ at, title, url: url ?? null })),
    enclosures: post.enclosures.map(({ url, type, bytes, seconds }) => ({
      url,
      type: type ?? null,
      bytes: bytes ?? null,
      seconds: seconds ?? null,
    })),
    people: extrasOf(post).persons.map(({ name, role, url, picture }) => ({
      name,
      role,
      url: url ?? null,
      picture: picture ?? null,
    })),
    discussion: post.discussion,
  };
}
