// How well articles are read (against people's own extraction of real pages) and whether hostile HTML gets through the sanitiser.
import { existsSync, readFileSync } from "node:fs";
import { parseHTML } from "linkedom";
import type { Article } from "../src/articles/article.ts";
import { closeArticleReaders, extractArticle } from "../src/articles/extract-article.ts";
import { PermanentError } from "../src/errors.ts";
import { ALLOWED_ELEMENTS, sanitise } from "../src/html/sanitise.ts";
import type { Figure } from "./figure.ts";

const CORPUS = new URL("../../shared/corpus/", import.meta.url);
const SHINGLE = 4;

type Expected = {
  file: string;
  url: string;
  title?: string | null;
  author?: string | null;
  date?: string | null;
  body?: string | null;
  with?: string[] | null;
  without?: string[] | null;
};

/** Nothing where the corpus is not beside the repository. */
export async function benchArticles(): Promise<Figure<string>[]> {
  if (!existsSync(new URL("articles/expected.jsonl", CORPUS))) return [];
  try {
    return [...(await benchExtraction()), ...benchSanitiser()];
  } finally {
    await closeArticleReaders();
  }
}

type Score = { expected: Expected; article: Article | undefined; f1?: number; kept?: number; leaked?: number };

/** One line a page: what was read beside what people found. */
async function scorePages(): Promise<Score[]> {
  const lines = readFileSync(new URL("articles/expected.jsonl", CORPUS), "utf8")
    .split("\n")
    .filter((line) => line !== "");
  const scores: Score[] = [];
  for (const line of lines) {
    const expected = JSON.parse(line) as Expected;
    const article = await extractOrNothing(readFileSync(new URL(`articles/${expected.file}`, CORPUS)), expected.url);
    const text = fold(article?.text ?? "");
    const share = (snippets: string[] | null | undefined): { value: number } | undefined =>
      !snippets?.length
        ? undefined
        : { value: snippets.filter((snippet) => text.includes(fold(snippet))).length / snippets.length };
    const [kept, leaked] = [share(expected.with), share(expected.without)];
    scores.push({
      expected,
      article,
      ...(expected.body ? { f1: f1(article?.text ?? "", expected.body) } : {}),
      ...(kept ? { kept: kept.value } : {}),
      ...(leaked ? { leaked: leaked.value } : {}),
    });
  }
  return scores;
}

async function benchExtraction(): Promise<Figure<string>[]> {
  const scores = await scorePages();
  const share = (name: string, values: (number | undefined)[], limit?: string): Figure<string> => {
    const known = values.filter((value) => value !== undefined);
    const value = known.reduce((sum, one) => sum + one, 0) / Math.max(1, known.length);
    return {
      name: `articles: ${name} (${known.length})`,
      value,
      unit: "share",
      ...(limit === undefined ? {} : { limit }),
    };
  };
  return [
    share(
      "F1 of the text",
      scores.map((score) => score.f1),
      ">= 0.945",
    ),
    share(
      "nothing returned",
      scores.map((score) => (score.article === undefined ? 1 : 0)),
      "<= 0.01",
    ),
    share(
      "snippets of the article kept",
      scores.map((score) => score.kept),
    ),
    share(
      "snippets of the rest leaked",
      scores.map((score) => score.leaked),
    ),
    share("title right", scores.map(titleRight), ">= 0.80"),
    share("author right", scores.map(authorRight), ">= 0.58"),
    share("date right", scores.map(dateRight), ">= 0.70"),
  ];
}

function titleRight({ expected, article }: Score): number | undefined {
  return expected.title ? Number(fold(article?.title ?? "") === fold(expected.title)) : undefined;
}

function authorRight({ expected, article }: Score): number | undefined {
  return expected.author ? Number(fold(article?.author ?? "") === fold(expected.author)) : undefined;
}

function dateRight({ expected, article }: Score): number | undefined {
  if (!expected.date) return undefined;
  const days = [expected.date.slice(0, 10), new Date(expected.date).toISOString().slice(0, 10)];
  return Number(days.includes(article?.publishedAt?.toISOString().slice(0, 10) ?? ""));
}

async function extractOrNothing(bytes: Uint8Array, url: string): Promise<Article | undefined> {
  try {
    return await extractArticle(bytes, "text/html", url);
  } catch (error) {
    if (error instanceof PermanentError) return undefined;
    throw error;
  }
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

function f1(found: string, wanted: string): number {
  const [a, b] = [shingles(found), shingles(wanted)];
  let shared = 0;
  for (const [shingle, count] of a) shared += Math.min(count, b.get(shingle) ?? 0);
  const total = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
  return shared === 0 ? 0 : (2 * shared) / (total(a) + total(b));
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/\w+|[^\W_]+|\p{L}+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - SHINGLE + 1); at++) {
    const shingle = words.slice(at, at + SHINGLE).join(" ");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

const DANGEROUS =
  "script, style, iframe, frame, object, embed, applet, form, input, button, textarea, select, svg, math, link, meta, base, template, noscript, img, video, audio, source, picture";

function benchSanitiser(): Figure<string>[] {
  const file = new URL("hostile/html-payloads.json", CORPUS);
  if (!existsSync(file)) return [];
  const payloads = JSON.parse(readFileSync(file, "utf8")) as { title: string; payload: string }[];
  const outputs = payloads.map(({ payload }) => sanitise(payload, "https://example.org/post"));
  return [
    {
      name: `sanitiser: payloads that leak (${outputs.length})`,
      value: outputs.filter(leaks).length,
      unit: "payloads",
      limit: "0",
    },
    {
      name: "sanitiser: payloads off the allow-list",
      value: outputs.filter(offList).length,
      unit: "payloads",
      limit: "0",
    },
  ];
}

function leaks(html: string): boolean {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  if (document.body.querySelector(DANGEROUS) !== null) return true;
  return [...document.body.querySelectorAll("*")].some((element) =>
    [...element.attributes].some(
      ({ name, value }) =>
        /^(?:on|style$|src|id$|class$|name$)/i.test(name) || /^[\s\p{Cc}]*(?:javascript|data|vbscript):/iu.test(value),
    ),
  );
}

function offList(html: string): boolean {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return [...document.body.querySelectorAll("*")].some((element) => {
    const allowed = ALLOWED_ELEMENTS[element.localName];
    return (
      allowed === undefined || [...element.attributes].some(({ name }) => ![...allowed, "dir", "lang"].includes(name))
    );
  });
}
