// A transcript's paragraphs with the passages of the brief marked in them.
import type { SegmentRow } from "../../db/schema/shared.ts";
import { createMomentFinder } from "../../domain/episodes/moments.ts";
import { tellStamp } from "../../feeds/transcripts/stamps.ts";
import type { Token } from "./article-tokens.ts";
import { markPassages, type AnchorOf, type Back, type Passage } from "./mark-passages.ts";

/**
 * A piece of a paragraph; `mark` where a point of the brief rests on it, with its id where it begins there; `back` the ids of
 * the passages that end behind it.
 */
export type Piece = { text: string; mark?: { id: string | undefined }; back?: string[] };

export type PreparedSaid = {
  /** The pieces of each paragraph. */
  paragraphs: Piece[][];
  anchorOf: AnchorOf;
  /** "23:10" */
  stampOf: (passage: Passage) => string | undefined;
};

export function prepareSaid(segments: readonly SegmentRow[], passages: readonly Passage[]): PreparedSaid {
  const own = segments.flatMap(({ text }): Token[] => [
    { type: "open", name: "p", attributes: {} },
    { type: "text", text },
    { type: "close", name: "p" },
  ]);
  const { tokens, anchorOf } = markPassages(own, passages, "said");
  const momentOf = createMomentFinder(segments);
  return {
    paragraphs: toPieces(tokens),
    anchorOf,
    stampOf: ({ passage, nth }) => {
      const moment = momentOf(passage, nth);
      return moment && tellStamp(moment.at);
    },
  };
}

function toPieces(tokens: readonly (Token | Back)[]): Piece[][] {
  const paragraphs: Piece[][] = [];
  let mark: Piece["mark"];
  for (const token of tokens) {
    if (token.type === "back") {
      const last = paragraphs.at(-1)?.at(-1);
      if (last) last.back = [...(last.back ?? []), token.id];
    } else if (token.type === "text") paragraphs.at(-1)?.push({ text: token.text, ...(mark && { mark }) });
    else if (token.name === "mark") mark = token.type === "open" ? { id: token.attributes["id"] } : undefined;
    else if (token.type === "open") paragraphs.push([]);
  }
  return paragraphs;
}
