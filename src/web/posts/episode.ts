// What the studio shows of a recording: what plays, where each moment leads, what was said.
import type { SegmentRow, TranscriptFormat } from "../../db/schema/shared.ts";
import type { StoredTranscript } from "../../db/transcripts.ts";
import type { Discussion } from "../../domain/episodes/discussion.ts";
import { extrasOf } from "../../domain/episodes/extras.ts";
import type { Transcription } from "../../domain/episodes/transcription.ts";
import type { OpenPost } from "../../domain/reading.ts";
import { isWebAddress } from "../words.ts";

type MediaFile = { url: string; kind: "audio" | "video"; title: string; seconds: number | null; bytes: number | null };

/**
 * @property plays the file that the player offers; null where there is none, or only a page of a video platform.
 * @property others the same in other forms.
 * @property watch the page of a video platform, which takes a moment as well.
 * @property number "Season 2, episode 7".
 * @property said null where nobody knows what was said; `trouble` why not, `pending` while it is being fetched.
 */
export type EpisodeProps = {
  plays: MediaFile | null;
  others: readonly MediaFile[];
  watch: string | null;
  number: string | null;
  people: readonly { name: string; role: string; url: string | null }[];
  chapters: readonly { at: number; title: string; url: string | null }[];
  said: { segments: readonly SegmentRow[]; format: TranscriptFormat; lang: string | null } | null;
  trouble: string | null;
  pending: boolean;
  /** Whether a model can write it down, or does just now. */
  transcription: Transcription | null;
  discussion: Discussion | null;
};

const PEOPLE_SHOWN = 8;

/** Null where the post is nothing that is heard or seen. */
export function episodeOf(post: OpenPost): EpisodeProps | null {
  const files = post.enclosures.flatMap(({ url, type, title, seconds, bytes }): MediaFile[] => {
    const kind = type?.split("/")[0];
    if ((kind !== "audio" && kind !== "video") || !isWebAddress(url)) return [];
    return [{ url, kind, title: title ?? type?.split("/")[1] ?? kind, seconds: seconds ?? null, bytes: bytes ?? null }];
  });
  const [plays = null, ...others] = files;
  const watch = watchAddress(post.url);
  const said = saidOf(post.transcript);
  if (plays === null && watch === null && said === null) return null;
  const { persons, season, episode } = extrasOf(post);
  return {
    plays,
    others,
    watch,
    number: tellNumber(season, episode),
    people: persons.slice(0, PEOPLE_SHOWN).map(({ name, role, url }) => ({ name, role, url: url ?? null })),
    chapters: post.chapters.map(({ at, title, url }) => ({ at, title, url: url ?? null })),
    said,
    trouble: post.transcript?.trouble ?? null,
    pending: post.transcriptPending,
    transcription: post.transcription,
    discussion: post.discussion,
  };
}

function saidOf(transcript: StoredTranscript | undefined): EpisodeProps["said"] {
  if (!transcript?.format || transcript.segments.length === 0) return null;
  return { segments: transcript.segments, format: transcript.format, lang: transcript.language };
}

/** The page of a video on YouTube in its plain form, or null. */
function watchAddress(url: string | null): string | null {
  const page = url === null ? null : URL.parse(url);
  if (!page || !/(?:^|\.)(?:youtube\.com|youtu\.be)$/.test(page.hostname)) return null;
  const id = page.searchParams.get("v") ?? /^\/(?:shorts\/|live\/|embed\/)?([\w-]{6,20})$/.exec(page.pathname)?.[1];
  return id != null && /^[\w-]{6,20}$/.test(id) ? `https://www.youtube.com/watch?v=${id}` : null;
}

/** Where this second is heard or seen: works without JavaScript, in the browser's own player. */
export function momentAddress(episode: Pick<EpisodeProps, "plays" | "watch">, at: number): string | null {
  const second = Math.floor(at);
  if (episode.plays !== null) return `${episode.plays.url.replace(/#.*$/s, "")}#t=${second}`;
  return episode.watch === null ? null : `${episode.watch}&t=${second}s`;
}

function tellNumber(season: number | undefined, episode: number | undefined): string | null {
  if (episode === undefined) return null;
  return season === undefined ? `Episode ${episode}` : `Season ${season}, episode ${episode}`;
}

/** "41 min", "1 h 12 min". */
export function tellLength(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `${minutes} min` : rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** "38 MB". */
export function tellSize(bytes: number): string {
  return bytes < 950_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${Math.round(bytes / 1_000_000)} MB`;
}
