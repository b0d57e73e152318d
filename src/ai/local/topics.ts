// What a text is about: words and short phrases that come back, in more than one place (in the manner of RAKE, Rose et al.
// 2010). What a text says of itself is a stranger's word: a mention counts little, and a repetition in one place once.
import { TOPICS_MAX } from "../brief.ts";
import { stopWordsOf } from "./stop-words.ts";
import { listTerms } from "./terms.ts";

const SINGLE = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}](?![\p{L}\p{M}\p{N}])/gu;
const READ_MAX = 60_000;
const PHRASE_WORDS = 3;
const TITLE_GAIN = 2;
const PHRASE_GAIN = 1.4;
/** Where no list of empty words is known: a word in a larger share of the sentences carries no topic. */
const EVERYWHERE = 0.3;
const TOPIC_CHARACTERS = 60;

type Found = { phrase: string; words: string[]; sentences: Set<number>; inTitle: boolean };

/** @param sentences of the text, in its order. @returns the weightiest first, in small letters. */
export function findTopics(sentences: readonly string[], title: string, language: string): string[] {
  const empty = stopWordsOf(language);
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  const terms = new Map<string, string>();
  const termOf = (word: string): string => {
    const known = terms.get(word) ?? listTerms(word).join(" ");
    terms.set(word, known);
    return known;
  };
  const found = new Map<string, Found>();
  let read = 0;
  const add = (text: string, sentence: number | undefined) => {
    for (const run of contentRuns(text, segmenter, empty))
      for (let from = 0; from < run.length; from++)
        for (let to = from + 1; to <= Math.min(run.length, from + PHRASE_WORDS); to++) {
          const words = run.slice(from, to);
          const key = words.map(termOf).join(" ").trim();
          if (key === "") continue;
          const one = found.get(key) ?? { phrase: join(words), words, sentences: new Set(), inTitle: false };
          if (sentence === undefined) one.inTitle = true;
          else one.sentences.add(sentence);
          found.set(key, one);
        }
  };
  sentences.forEach((sentence, index) => {
    if (read < READ_MAX) add(sentence, index);
    read += sentence.length;
  });
  add(title, undefined);
  const common = empty ? Infinity : Math.max(3, sentences.length * EVERYWHERE);
  const scored = [...found.values()]
    // A word or phrase that stands there once is a turn of speech, unless the title has it.
    .filter((one) => one.sentences.size >= (one.inTitle ? 1 : 2) && one.sentences.size <= common)
    .filter((one) => one.phrase.length <= TOPIC_CHARACTERS && (empty !== undefined || isSolid(one.phrase)))
    .map((one) => ({ ...one, score: scoreOf(one) }))
    .filter((one) => one.score > 1)
    .sort((a, b) => b.score - a.score || a.phrase.localeCompare(b.phrase));
  return pick(scored);
}

/** Topics somebody else names, kept where each word of theirs stands in the text: as `findTopics` gives them. */
export function groundTopics(named: readonly string[], text: string): string[] {
  const terms = new Set(listTerms(text));
  // Terms have two letters and more: what is shorter stands in the text by itself.
  const short = new Set(text.normalize("NFKC").toLowerCase().match(SINGLE) ?? []);
  const normal = named.map((one) => one.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim());
  return [...new Set(normal)]
    .filter(
      (one) =>
        one.length >= 2 &&
        one.length <= TOPIC_CHARACTERS &&
        /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} '’.+#&/-]*$/u.test(one),
    )
    .filter((one) => {
      const own = listTerms(one);
      const singles = one.match(SINGLE) ?? [];
      return own.length > 0 && own.every((term) => terms.has(term)) && singles.every((single) => short.has(single));
    })
    .slice(0, TOPICS_MAX);
}

// Several places, longer phrases and the title speak for it; how often, only by its logarithm.
function scoreOf({ words, sentences, inTitle }: Found): number {
  const places = Math.log2(1 + sentences.size);
  return places * (1 + (PHRASE_GAIN - 1) * (words.length - 1)) * (inTitle ? TITLE_GAIN : 1);
}

// No topic holds another: of "remote work" and "work" the weightier stands.
function pick(scored: { phrase: string; words: string[] }[]): string[] {
  const picked: { phrase: string; words: string[] }[] = [];
  for (const one of scored) {
    if (picked.length === TOPICS_MAX) break;
    const stems = new Set(listTerms(one.phrase));
    const shares = picked.some((other) => listTerms(other.phrase).some((term) => stems.has(term)));
    if (!shares) picked.push(one);
  }
  return picked.map((one) => one.phrase);
}

/** Runs of words between stops and empty words. */
function contentRuns(text: string, segmenter: Intl.Segmenter, empty: ReadonlySet<string> | undefined): string[][] {
  const runs: string[][] = [[]];
  for (const segment of piecesOf(text.normalize("NFKC").toLowerCase(), segmenter)) {
    const word = segment.replaceAll("’", "'");
    if (/\p{L}/u.test(word) && !empty?.has(word) && carries(word)) runs.at(-1)?.push(word);
    else if (!/^[\s-]$/u.test(segment)) runs.push([]);
  }
  return runs;
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const PIECES = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|\s|[^\p{L}\p{M}\p{N}\s]+/gu;

/** Words and what stands between them: scripts that write no spaces need a dictionary, which is slow. */
function piecesOf(text: string, segmenter: Intl.Segmenter): string[] {
  if (!UNSPACED.test(text)) return text.match(PIECES) ?? [];
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function carries(word: string): boolean {
  if (/^[\p{Script=Hiragana}ー]+$/u.test(word)) return false;
  return word.length > (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]/u.test(word) ? 1 : 2);
}

// Short words of a language whose empty words we do not know are mostly those.
function isSolid(phrase: string): boolean {
  return phrase.length >= (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]/u.test(phrase) ? 2 : 5);
}

function join(words: string[]): string {
  const spaced = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  return words.reduce(
    (all, word) =>
      all === "" ? word : spaced.test(all.slice(-1)) && spaced.test(word) ? all + word : `${all} ${word}`,
    "",
  );
}
