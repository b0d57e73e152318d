// What every criterion looks at, read once: sentences with their words, of the comment, the take, the post, the thread.
import { looksEnglish } from "./language.ts";
import type { CoachInput, Span } from "./verdict.ts";
import { contentStems, findUrls, readWords, type Word } from "./words.ts";

export type Sentence = Span & {
  text: string;
  words: Word[];
  /** Stems of the words that say something. */
  stems: ReadonlySet<string>;
  /** Counted from 1. */
  paragraph: number;
};

export type Reading = {
  input: CoachInput;
  text: string;
  sentences: Sentence[];
  words: Word[];
  urls: (Span & { url: string })[];
  english: boolean;
  take: Sentence[];
  post: PostReading | undefined;
};

export type PostReading = {
  title: ReadonlySet<string>;
  /** Empty where only the title is known. */
  sentences: Sentence[];
  /** In how many sentences a stem occurs. */
  frequency: ReadonlyMap<string, number>;
  comments: readonly string[];
};

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

export function readInput(input: CoachInput): Reading {
  const sentences = readSentences(input.text);
  const words = sentences.flatMap((sentence) => sentence.words);
  return {
    input,
    text: input.text,
    sentences,
    words,
    urls: findUrls(input.text),
    english: looksEnglish(words),
    take: readSentences(input.take ?? ""),
    post: input.post === undefined ? undefined : readPost(input.post),
  };
}

const ABBREVIATION = /(?:^|[\s(])(?:Mrs?|Ms|Dr|Prof|St|Jr|Sr|vs|No|approx|e\.g|i\.e|z\.B|bzw|ca)\.\s*$/u;

export function readSentences(text: string): Sentence[] {
  let paragraph = 1;
  let begun: number | undefined;
  const sentences: Sentence[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const from = begun ?? index;
    const whole = text.slice(from, index + segment.length);
    const isCut = ABBREVIATION.test(segment) && !segment.includes("\n") && index + segment.length < text.length;
    begun = isCut ? from : undefined;
    if (isCut) continue;
    const trimmed = whole.trim();
    if (/[\p{L}\p{N}\p{S}]/u.test(trimmed)) {
      const start = from + whole.indexOf(trimmed);
      const words = readWords(trimmed, start);
      const end = start + trimmed.length;
      sentences.push({ text: trimmed, words, stems: contentStems(words), start, end, paragraph });
    }
    if (/\n\s*$/u.test(whole) && sentences.at(-1)?.paragraph === paragraph) paragraph += 1;
  }
  return sentences;
}

// The same post comes again on every keystroke; forgotten all at once when there are too many, and a book is not kept.
const readBefore = new Map<string, Omit<PostReading, "comments">>();
const KEPT_POSTS = 8;
const KEPT_LENGTH = 100_000;

function readPost({ title, text, comments }: NonNullable<CoachInput["post"]>): PostReading {
  if (text.length > KEPT_LENGTH) return { ...readText(title, text), comments };
  const key = `${title}\n${text}`;
  const found = readBefore.get(key) ?? readText(title, text);
  if (readBefore.size >= KEPT_POSTS && !readBefore.has(key)) readBefore.clear();
  readBefore.set(key, found);
  return { ...found, comments };
}

function readText(title: string, text: string): Omit<PostReading, "comments"> {
  const sentences = readSentences(text);
  const frequency = new Map<string, number>();
  for (const { stems } of sentences) for (const stem of stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  return { title: contentStems(readWords(title)), sentences, frequency };
}

/** For quoting in a finding: one line, cut at a word. */
export function excerpt(text: string, length = 90): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  return line.length <= length ? line : `${line.slice(0, length).replace(/\s+\S*$/u, "")}…`;
}

export function spanOf({ start, end }: Span): Span {
  return { start, end };
}
