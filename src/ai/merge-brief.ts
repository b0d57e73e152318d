// One brief of a long post's parts: the model picks among their points by number; the program sees to it that the
// beginning, the middle and the end of the text all stay.
import type { z } from "zod";
import { createHash } from "node:crypto";
import type { Brief, Sourced } from "./brief.ts";
import { POINTS_MAX, QUESTIONS_MAX, QUOTES_MAX, TOPICS_MAX } from "./brief.ts";
import { checkTags, checkWords, mergeAnswer, unusable, withGists } from "./brief-answer.ts";
import { PARTS_MAX, type Part } from "./brief-parts.ts";
import { BRIEF_PROMPT_HASH, CALL_CHARACTERS, checkGists, noteOf, type Ask, type ModelBrief } from "./brief-post.ts";
import { nameLanguage } from "./language-names.ts";
import { onOneLine } from "./local/gist.ts";
import { createPassageFinder } from "./passages.ts";
import { countPlace } from "./places.ts";
import { getPrompt, renderPrompt } from "./prompt-file.ts";

/** Raise it when parts are made in another way. */
const SPLITTING = `1 ${CALL_CHARACTERS} ${PARTS_MAX}`;

/** Part of the identity of a brief made of parts: both prompts, and how the text is split. */
export const LONG_PROMPT_HASH = createHash("sha256")
  .update([BRIEF_PROMPT_HASH, getPrompt("merge-brief").hash, SPLITTING].join("\n"))
  .digest("hex");

/** What was made of one part. @property brief its passages stand in the part's text. */
export type DigestedPart = Part & {
  brief: Pick<Brief, "gist" | "points" | "quotes" | "questions" | "topics" | "warnings">;
};

type Placed = Sourced & { start: number };
const THIRDS = [0, 1, 2];

/**
 * One call. @param post.text the whole text; passages of the result are verbatim parts of it, with the place they came from.
 * @throws RetryLaterError where the answer is no good.
 */
export async function mergeBrief(
  ask: Ask,
  post: { title: string; text: string; language?: string | undefined; gistsIn?: readonly string[] },
  parts: readonly DigestedPart[],
): Promise<ModelBrief> {
  const { gistsIn = [] } = post;
  const placed = parts.map((part) => placeIn(post.text, part));
  const points = placed.flatMap((part) => part.points);
  let number = 0;
  const told = parts.map(
    (part, at) =>
      `Part ${at + 1}: ${part.brief.gist}\n${(placed[at]?.points ?? []).map((point) => `${++number}. ${point.text}`).join("\n")}`,
  );
  const prompt = renderPrompt(getPrompt("merge-brief"), {
    title: onOneLine(post.title),
    parts: told.join("\n\n"),
    language: nameLanguage(post.language),
    note: noteOf(gistsIn),
  });
  const schema: z.ZodType<z.infer<typeof mergeAnswer> & { gists?: string[] }> =
    gistsIn.length === 0 ? mergeAnswer : withGists(mergeAnswer);
  const { value, ...spent } = await ask({ prompt, schema, name: "merge_brief" });
  const gist = checkWords(value.gist, post.text);
  if (gist === "" || points.length === 0) throw unusable();
  const beside = checkTags(value.tags, `${post.title}\n${post.text}`);
  const brief: Brief = {
    gist,
    points: pickPoints(points, value.points, post.text.length).map(bare),
    quotes: inTurn(
      placed.map((part) => part.quotes),
      QUOTES_MAX,
    ),
    questions: inTurn(
      placed.map((part) => part.questions),
      QUESTIONS_MAX,
    ),
    ...beside,
    topics: beside.topics.length > 0 ? beside.topics : commonTopics(parts),
    // A mood that no part was in is none of the whole.
    warnings: beside.warnings.filter((one) => parts.some((part) => part.brief.warnings.includes(one))),
    whole: true,
    by: "model",
  };
  return { brief, gists: checkGists(value.gists ?? [], gistsIn, post.text), ...spent };
}

/** The model's choice, by number from 1, in its order; at least one of each third of the text, whatever it chose. */
export function pickPoints<T extends { start: number }>(
  points: readonly T[],
  numbers: readonly number[],
  length: number,
): T[] {
  const thirdOf = ({ start }: T) => Math.min(2, Math.floor((start * 3) / Math.max(1, length)));
  const picked = [...new Set(numbers)].map((one) => points[one - 1]).filter((one) => one !== undefined);
  const chosen = picked.slice(0, POINTS_MAX);
  const add = (third: number): void => {
    const missing = points.find((point) => thirdOf(point) === third && !chosen.includes(point));
    if (missing === undefined) return;
    if (chosen.length === POINTS_MAX) {
      // Room is made where most were chosen: the least of them goes.
      const crowded = THIRDS.map((one) => chosen.filter((point) => thirdOf(point) === one).length);
      const most = crowded.indexOf(Math.max(...crowded));
      chosen.splice(
        chosen.findLastIndex((point) => thirdOf(point) === most),
        1,
      );
    }
    chosen.push(missing);
  };
  for (const third of THIRDS) if (!chosen.some((point) => thirdOf(point) === third)) add(third);
  for (let round = 0; chosen.length < Math.min(3, points.length) && round < 3; round++) add(round);
  return chosen;
}

function placeIn(text: string, { brief, text: own, start: offset }: DigestedPart) {
  const find = createPassageFinder(own);
  const place = (sourced: Sourced[]): Placed[] =>
    sourced.flatMap(({ text: said, passage, nth }) => {
      const found = find(passage, nth);
      if (found === undefined) return [];
      const start = offset + found.start;
      return [{ text: said, passage: found.passage, ...countPlace(text, found.passage, start), start }];
    });
  return { points: place(brief.points), quotes: place(brief.quotes), questions: place(brief.questions) };
}

/** The first of each part, then the second of each, as far as there is room; in the order of the text. */
function inTurn(lists: Placed[][], most: number): Sourced[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const turns = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
  const seen = new Set<string>();
  const picked = turns.filter(({ passage }) => !seen.has(passage) && seen.add(passage)).slice(0, most);
  return picked.sort((a, b) => a.start - b.start).map(bare);
}

function bare({ text, passage, nth }: Placed): Sourced {
  return { text, passage, ...(nth !== undefined && { nth }) };
}

function commonTopics(parts: readonly DigestedPart[]): string[] {
  const counts = new Map<string, number>();
  for (const topic of parts.flatMap((part) => part.brief.topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const common = [...counts].sort((a, b) => b[1] - a[1]);
  return common.slice(0, TOPICS_MAX).map(([topic]) => topic);
}
