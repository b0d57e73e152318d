// The brief without a model: sentences of the post, chosen by what they say and where they stand, never reworded.
import { briefOfTitle, POINTS_MAX, QUESTIONS_MAX, QUOTES_MAX, type Brief, type Sourced } from "../brief.ts";
import { countPlace } from "../places.ts";
import { splitBlocks, type Block } from "./blocks.ts";
import { isBoilerplate, isLinkLine } from "./boilerplate.ts";
import { onOneLine, writeGist } from "./gist.ts";
import { findKind } from "./kind.ts";
import { detectLanguage } from "./language.ts";
import { findQuestions, isQuestion } from "./questions.ts";
import { findQuoted } from "./quotes.ts";
import { pickDiverse, rankSentences, type Ranked } from "./rank.ts";
import { readText } from "./read-text.ts";
import { splitSentences, type Sentence } from "./sentences.ts";
import { pickSpread, SPREAD_FROM_WORDS } from "./spread.ts";
import { estimateWords } from "./terms.ts";
import { findTopics } from "./topics.ts";
import { findWarnings } from "./warnings.ts";
import { isClaim, weighSentences } from "./weigh.ts";

/** Stands for the prompt and the model in a local brief's identity: raise it when the method changes its answers. */
export const LOCAL_METHOD = "local-2";

const PASSAGE_MAX = 700;
const STRONG_WORDS = { min: 7, max: 30 };

type Candidate = Sentence & { kind: Block["kind"]; block: Block };

/**
 * @param text the post's plain text, a paragraph a line; every passage of the result is a verbatim part of it.
 * @param language ISO 639-1; found from the text where missing.
 */
export function briefLocally(post: { title: string; text: string; language?: string | undefined }): Brief {
  const windows = readText(post.text);
  const language = knownCode(post.language) ?? detectLanguage(post.text) ?? "en";
  const blocks = windows.flatMap(({ text, start }) =>
    splitBlocks(text).map((block) => ({ ...block, start: block.start + start })),
  );
  const candidates = findCandidates(blocks, language, post.title);
  const sentences = candidates.map((one) => one.text);
  const told = { warnings: findWarnings(post.title, sentences), whole: windows.length === 1 };
  if (candidates.length === 0) return { ...briefOfTitle(post.title), ...told };
  const factors = weighSentences(sentences, post.title).map((weight, at) => weight * factorOf(sentences[at] ?? ""));
  const ranked = rankSentences(sentences, factors, isClaim);
  const words = sentences.reduce((sum, text) => sum + estimateWords(text), 0);
  const points = pickPoints(ranked, howManyPoints(words, candidates.length), {
    words,
    isClaim: (index) => isClaim(sentences[index] ?? ""),
    thirdOf: (index) => Math.min(2, Math.floor(((candidates[index]?.start ?? 0) * 3) / post.text.length)),
  });
  const source = (sentence: { text: string; start: number } | undefined): Sourced => sourceIn(post.text, sentence);
  return {
    gist: writeGist(points.map((one) => sentences[one.index] ?? "")),
    points: points.map((one) => source(candidates[one.index])),
    quotes: chooseQuotes(candidates, ranked, points).map(source),
    questions: findQuestions(candidates, QUESTIONS_MAX).map(source),
    topics: findTopics(sentences, post.title, language),
    kind: findKind({
      title: post.title,
      sentences,
      words,
      links: blocks.filter((block) => isLinkLine(block.text.slice(0, PASSAGE_MAX))).length,
      questions: sentences.filter(isQuestion).length,
    }),
    ...told,
    by: "extract",
  };
}

function pickPoints(
  ranked: Ranked[],
  count: number,
  { words, ...about }: { words: number } & Parameters<typeof pickSpread>[2],
): Ranked[] {
  return words < SPREAD_FROM_WORDS ? pickDiverse(ranked, count) : pickSpread(ranked, count, about);
}

function knownCode(language: string | undefined): string | undefined {
  const code = language?.toLowerCase().split(/[-_]/u)[0];
  return code !== undefined && code !== "und" && /^[a-z]{2,3}$/u.test(code) ? code : undefined;
}

function findCandidates(blocks: Block[], language: string, title: string): Candidate[] {
  const heading = onOneLine(title).toLowerCase();
  const all = blocks
    .filter((block) => block.kind !== "noise" && onOneLine(block.text).toLowerCase() !== heading)
    .flatMap((block) =>
      splitSentences(block.text, block.start, language).map((one) => ({ ...one, kind: block.kind, block })),
    )
    .filter(
      (one) =>
        /\p{L}/u.test(one.text) && one.text.length <= PASSAGE_MAX && !isBoilerplate(one.text, estimateWords(one.text)),
    );
  const seen = new Set<string>();
  const once = all.filter((one) => !seen.has(one.text) && seen.add(one.text));
  const prose = once.filter((one) => one.kind === "prose" || isQuestion(one.text));
  return prose.some((one) => one.kind === "prose") ? prose : once;
}

// A question makes no point, and a line without a stop is more often a heading than a sentence.
function factorOf(text: string): number {
  if (isQuestion(text)) return 0.35;
  return /[\p{L}\p{N}]$/u.test(text) && /\p{Script=Latin}/u.test(text) ? 0.4 : 1;
}

function howManyPoints(words: number, sentences: number): number {
  if (words < 25 || sentences < 3) return 1;
  if (words < 60 || sentences < 5) return 2;
  return Math.min(POINTS_MAX, 3 + Math.floor(words / 400));
}

// Quoted speech first; then sentences that hold a view and are no point already.
function chooseQuotes(candidates: Candidate[], ranked: Ranked[], points: Ranked[]): { text: string; start: number }[] {
  const scores = new Map(ranked.map((one) => [one.index, one.score]));
  const scoreAt = (start: number) =>
    scores.get(candidates.findIndex((one) => one.start <= start && start < one.end)) ?? 0;
  const blocks = [...new Set(candidates.map((one) => one.block))];
  const speech = blocks
    .flatMap((block) => findQuoted(block.text, block.start))
    .map((one) => ({ ...one, score: scoreAt(one.start) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, QUOTES_MAX);
  const taken = new Set(points.map((one) => one.index));
  const strong = ranked
    .filter((one) => !taken.has(one.index))
    .map((one) => candidates[one.index])
    .filter((one): one is Candidate => one !== undefined && isStrong(one.text))
    .slice(0, Math.max(0, 3 - speech.length));
  return [...speech, ...strong].sort((a, b) => a.start - b.start);
}

function isStrong(text: string): boolean {
  const words = estimateWords(text);
  return isClaim(text) && !isQuestion(text) && words >= STRONG_WORDS.min && words <= STRONG_WORDS.max;
}

function sourceIn(text: string, sentence: { text: string; start: number } | undefined): Sourced {
  const passage = sentence?.text ?? "";
  return { text: onOneLine(passage), passage, ...countPlace(text, passage, sentence?.start ?? 0) };
}
