// Passages are substrings of the article's plain text; in its HTML they may run across elements and other white space.
import type { Token } from "./article-tokens.ts";

type Place = { token: number; offset: number };
type Span = { start: number; end: number };

/**
 * Wraps each passage that is found in `<mark>`; the first piece of it carries an id.
 * @param prefix of the ids: two texts on one page have two.
 * @returns new tokens, and the id for each passage that was found.
 */
export function markPassages(tokens: readonly Token[], passages: readonly string[], prefix = "passage") {
  const { letters, places } = squeeze(tokens);
  const anchors = new Map<string, string>();
  const ids = new Map<string, string>();
  const spans = new Map<number, Span[]>();
  for (const passage of new Set(passages)) {
    const wanted = passage.replaceAll(/\s+/gu, "");
    const from = wanted === "" ? -1 : letters.indexOf(wanted);
    const first = places[from];
    if (first === undefined) continue;
    const id = ids.get(keyOf(first)) ?? `${prefix}-${ids.size + 1}`;
    ids.set(keyOf(first), id);
    anchors.set(passage, id);
    for (const [token, span] of spansOf(places.slice(from, from + wanted.length))) {
      spans.set(token, [...(spans.get(token) ?? []), span]);
    }
  }
  const marked = tokens.flatMap((token, index): Token[] => {
    const own = spans.get(index);
    if (own === undefined || token.type !== "text") return [token];
    return cut(token.text, own, (offset) => ids.get(keyOf({ token: index, offset })));
  });
  return { tokens: marked, anchors };
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

/** Spans of several passages may overlap: the text is cut at every end of one, so that no mark holds another. */
function cut(text: string, spans: readonly Span[], idAt: (offset: number) => string | undefined): Token[] {
  const edges = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(1).flatMap((end, index): Token[] => {
    const start = edges[index] ?? 0;
    const piece: Token = { type: "text", text: text.slice(start, end) };
    if (!spans.some((span) => span.start <= start && end <= span.end)) return [piece];
    const id = idAt(start);
    return [
      { type: "open", name: "mark", attributes: id === undefined ? {} : { id } },
      piece,
      { type: "close", name: "mark" },
    ];
  });
}

function keyOf({ token, offset }: Place): string {
  return `${token}:${offset}`;
}
