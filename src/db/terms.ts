// Words as a search finds them, made the same way when a post is stored and when it is looked for. Postgres folds only
// the case that its locale knows and takes a whole line of Japanese for one word, so both are done here.

/** Scripts that are written without spaces, or (Korean) with endings that cling to the word: pairs of letters are terms. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;
const PLAIN = /^[\0-\x7f]*$/;
/** Quotation marks, dashes and full stops of every script; Postgres takes them for letters in some locales. */
const ORNAMENTS = /[^\p{L}\p{M}\p{N}\0-\x7f]+/gu;

/** A text as it is stored for searching. */
export function toTerms(text: string): string {
  return PLAIN.test(text) ? text : fold(text).replace(UNSPACED, (run) => ` ${pairs(run, true).join(" ")} `);
}

/** What somebody looks for, in the syntax of `websearch_to_tsquery`; a run of unspaced script becomes a phrase. */
export function toQueryTerms(query: string): string {
  if (PLAIN.test(query)) return query;
  return fold(query.replaceAll(/[“”„«»]/gu, '"'))
    .split('"')
    .map((part, index) =>
      part.replace(UNSPACED, (run, at: number) => {
        const terms = pairs(run, false).join(" ");
        if (index % 2 === 1) return ` ${terms} `;
        return part[at - 1] === "-" ? `"${terms}" ` : ` "${terms}" `;
      }),
    )
    .join('"');
}

/** Lower case, one form of every letter, no ornaments. */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(ORNAMENTS, " ");
}

/** @param whole with the last letter alone at the end, so that every letter begins a term. */
function pairs(run: string, whole: boolean): string[] {
  const letters = Array.from(run);
  const found = letters.slice(0, -1).map((letter, index) => letter + letters[index + 1]!);
  return whole || found.length === 0 ? [...found, letters.at(-1)!] : found;
}
