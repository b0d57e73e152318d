// Which of several transcripts is worth most: the language of the post first, then the form that says most.
import type { ParsedPost } from "../types.ts";
import type { TranscriptFormat } from "./transcript.ts";

type Source = ParsedPost["transcripts"][number];

const WORTH: readonly TranscriptFormat[] = ["json", "vtt", "srt", "html", "plain"];

/** More of them are not asked for. */
const MOST = 6;

/** Best first. @param language of the post, where it is known. */
export function rankSources(sources: readonly Source[], language: string | null | undefined): Source[] {
  const rank = (source: Source): number => {
    const isForeign = codeOf(source.language) !== undefined && codeOf(language) !== undefined;
    return (isForeign && codeOf(source.language) !== codeOf(language) ? 10 : 0) + worthOf(source);
  };
  return sources.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST);
}

function worthOf({ type, url }: Source): number {
  const format =
    formatOf(type?.toLowerCase() ?? "") ?? formatOf(/\.(\w{2,4})(?:$|[?#])/.exec(url)?.[1]?.toLowerCase() ?? "");
  return format === undefined ? WORTH.length : WORTH.indexOf(format);
}

function formatOf(name: string): TranscriptFormat | undefined {
  if (name.includes("json")) return "json";
  if (name.includes("vtt")) return "vtt";
  if (/srt|subrip/.test(name)) return "srt";
  if (/html?/.test(name)) return "html";
  return /plain|txt/.test(name) ? "plain" : undefined;
}

function codeOf(language: string | null | undefined): string | undefined {
  const code = language?.toLowerCase().split(/[-_]/)[0];
  return code === undefined || code === "" || code === "und" ? undefined : code;
}
