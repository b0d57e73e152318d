// Does it stand in the text? What a model claims to have copied is looked up, and only the text's own words are kept.

const QUOTES = /["'“”„‟«»‹›‘’‚‛′″「」『』]/u;
const DASHES = /[-‐‑‒–—―−]/u;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;
const EDGES = /^[\s"'“”„‟«»‹›‘’‚‛「」『』…]+|[\s"'“”„‟«»‹›‘’‚‛「」『』…]+$/gu;
const LETTERS_MIN = 4;

/** `passage` is `text.slice(start, start + passage.length)`. */
export type Found = { passage: string; start: number };

/** Finds passages in one text; build it once per text. `nth` counts the places where it stands, from 1. */
export type PassageFinder = (claimed: string, nth?: number) => Found | undefined;

/**
 * White space, typographic quotation marks, dashes and capitals do not count.
 * @returns a function that answers with the text's own words (a verbatim substring), or undefined where they do not stand there.
 */
export function createPassageFinder(text: string): PassageFinder {
  const { normal, places } = normalise(text);
  return (claimed, nth = 1) => {
    const wanted = normalise(claimed.replaceAll(/\.\.\.$|^\.\.\./gu, "").replaceAll(EDGES, "")).normal.trim();
    if ((wanted.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < LETTERS_MIN) return undefined;
    let at = findWhole(normal, wanted, 0);
    for (let count = 1; count < nth && at >= 0; count++) at = findWhole(normal, wanted, at + wanted.length);
    if (at < 0) return undefined;
    const last = places[at + wanted.length - 1];
    const first = places[at];
    if (first === undefined || last === undefined) return undefined;
    return { passage: text.slice(first.start, last.end), start: first.start };
  };
}

// At borders of words only: "art" does not stand in "start". Scripts without spaces have no such borders.
function findWhole(text: string, wanted: string, from: number): number {
  const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{N}]/u;
  const inside = (left: string | undefined, right: string | undefined) =>
    left !== undefined && right !== undefined && spaced.test(left) && spaced.test(right);
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (!inside(text[at - 1], text[at]) && !inside(text[end - 1], text[end])) return at;
  }
  return -1;
}

function normalise(text: string): { normal: string; places: { start: number; end: number }[] } {
  const places: { start: number; end: number }[] = [];
  const parts: string[] = [];
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const normal = normalCharacter(character);
    if (normal === " " && parts.at(-1) === " ") {
      const last = places.at(-1);
      if (last) last.end = end;
    } else
      for (const unit of normal.split("")) {
        parts.push(unit);
        places.push({ start, end });
      }
    start = end;
  }
  return { normal: parts.join(""), places };
}

function normalCharacter(character: string): string {
  if (/\s/u.test(character)) return " ";
  if (INVISIBLE.test(character)) return "";
  if (QUOTES.test(character)) return "'";
  if (DASHES.test(character)) return "-";
  if (character === "…") return "...";
  return character.normalize("NFKC").toLowerCase();
}
