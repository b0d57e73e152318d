// A transcript's paragraphs with the passages of the brief marked in them.
import type { SegmentRow } from "../../db/schema/shared.ts";
import { createMomentFinder } from "../../domain/episodes/moments.ts";
import { tellStamp } from "../../feeds/transcripts/stamps.ts";
import type { Token } from "./article-tokens.ts";
import { markPassages } from "./mark-passages.ts";

/** A piece of a paragraph; `mark` where a point of the brief rests on it, with its id where it begins there. */
export type Piece = { text: string; mark?: { id: string | undefined } };

export type PreparedSaid = {
  /** The pieces of each paragraph. */
  paragraphs: Piece[][];
  anchorOf: (passage: string) => string | undefined;
  /** "23:10" */
  stampOf: (passage: string) => string | undefined;
};

export function prepareSaid(segments: readonly SegmentRow[], passages: readonly string[]): PreparedSaid {
  const own = segments.flatMap(({ text }): Token[] => [
    { type: "open", name: "p", attributes: {} },
    { type: "text", text },
    { type: "close", name: "p" },
  ]);
  const { tokens, anchors } = markPassages(own, passages, "said");
  const momentOf = createMomentFinder(segments);
  return {
    paragraphs: toPieces(tokens),
    anchorOf: (passage) => anchors.get(passage),
    stampOf: (passage) => {
      const moment = momentOf(passage);
      return moment && tellStamp(moment.at);
    },
  };
}

function toPieces(tokens: readonly Token[]): Piece[][] {
  const paragraphs: Piece[][] = [];
  let mark: Piece["mark"];
  for (const token of tokens) {
    if (token.type === "text") paragraphs.at(-1)?.push({ text: token.text, ...(mark && { mark }) });
    else if (token.name === "mark") mark = token.type === "open" ? { id: token.attributes["id"] } : undefined;
    else if (token.type === "open") paragraphs.push([]);
  }
  return paragraphs;
}
