// Passages are substrings of the article's plain text; in its HTML they may run across elements and other white space.
import type { Token } from "./article-tokens.ts";

type Place = { token: number; offset: number };
type Span = { start: number; end: number };

/** A place from which one finds back to what the brief says of the passage that ends there. */
export type Back = { type: "back"; id: string };

/** A passage, and which of several places where it stands, from 1. */
export type Passage = { passage: string; nth?: number | undefined };

/** One way to ask for the anchor of a passage. */
export type AnchorOf = (passage: Passage) => string | undefined;

/**
 * Wraps each passage that is found in `<mark>`; the first piece of it carries an id, and behind the last stands a way back.
 * @param prefix of the ids: two texts on one page have two.
 * @returns new tokens, and the id for each passage that was found.
 */
export function markPassages(tokens: readonly Token[], passages: readonly Passage[], prefix = "passage") {
  const { letters, places } = squeeze(tokens);
  const anchors = new Map<string, string>();
  const ids = new Map<string, string>();
  const ends = new Map<string, Set<string>>();
  const spans = new Map<number, Span[]>();
  for (const { passage, nth } of passages) {
    const wanted = passage.replaceAll(/\s+/gu, "");
    const from = placeOf(letters, wanted, nth);
    const [first, last] = [places[from], places[from + wanted.length - 1]];
    if (first === undefined || last === undefined || anchors.has(nameOf({ passage, nth }))) continue;
    const id = ids.get(keyOf(first)) ?? `${prefix}-${ids.size + 1}`;
    ids.set(keyOf(first), id);
    anchors.set(nameOf({ passage, nth }), id);
    const end = keyOf({ ...last, offset: last.offset + 1 });
    ends.set(end, (ends.get(end) ?? new Set()).add(id));
    for (const [token, span] of spansOf(places.slice(from, from + wanted.length))) {
      spans.set(token, [...(spans.get(token) ?? []), span]);
    }
  }
  const marked = tokens.flatMap((token, index): (Token | Back)[] => {
    const own = spans.get(index);
    if (own === undefined || token.type !== "text") return [token];
    return cut(token.text, own, {
      idAt: (offset) => ids.get(keyOf({ token: index, offset })),
      backsAt: (offset) => [...(ends.get(keyOf({ token: index, offset })) ?? [])],
    });
  });
  const anchorOf: AnchorOf = (passage) => anchors.get(nameOf(passage));
  return { tokens: marked, anchorOf };
}

function nameOf({ passage, nth = 1 }: Passage): string {
  return `${nth} ${passage}`;
}

/** The nth place; where there are not so many, the first. */
function placeOf(letters: string, wanted: string, nth = 1): number {
  if (wanted === "") return -1;
  const first = letters.indexOf(wanted);
  let at = first;
  for (let count = 1; count < nth && at >= 0; count++) at = letters.indexOf(wanted, at + wanted.length);
  return at < 0 ? first : at;
}

/** All letters without white space, and where each UTF-16 unit of them stands. */
function squeeze(tokens: readonly Token[]): { letters: string; places: Place[] } {
  const letters: string[] = [];
  const places: Place[] = [];
  tokens.forEach((token, index) => {
    if (token.type !== "text") return;
    for (const match of token.text.matchAll(/\S+/gu)) {
      letters.push(match[0]);
      for (let i = 0; i < match[0].length; i += 1) places.push({ token: index, offset: match.index + i });
    }
  });
  return { letters: letters.join(""), places };
}

function spansOf(places: readonly Place[]): Map<number, Span> {
  const spans = new Map<number, Span>();
  for (const { token, offset } of places) {
    const span = spans.get(token);
    if (span === undefined) spans.set(token, { start: offset, end: offset + 1 });
    else span.end = offset + 1;
  }
  return spans;
}

type Signs = { idAt: (offset: number) => string | undefined; backsAt: (offset: number) => string[] };

/** Spans of several passages may overlap: the text is cut at every end of one, so that no mark holds another. */
function cut(text: string, spans: readonly Span[], { idAt, backsAt }: Signs): (Token | Back)[] {
  const edges = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(1).flatMap((end, index): (Token | Back)[] => {
    const start = edges[index] ?? 0;
    const piece: Token = { type: "text", text: text.slice(start, end) };
    if (!spans.some((span) => span.start <= start && end <= span.end)) return [piece];
    const id = idAt(start);
    return [
      { type: "open", name: "mark", attributes: id === undefined ? {} : { id } },
      piece,
      { type: "close", name: "mark" },
      ...backsAt(end).map((back): Back => ({ type: "back", id: back })),
    ];
  });
}

function keyOf({ token, offset }: Place): string {
  return `${token}:${offset}`;
}
