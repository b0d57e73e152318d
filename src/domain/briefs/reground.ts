// A brief that was made of the same words with other white space, for this text: nothing is asked twice over a blank line.
import { createPassageFinder } from "../../ai/passages.ts";
import { countPlace } from "../../ai/places.ts";
import type { Brief, Sourced } from "../../ai/brief.ts";
import type { StoredBrief } from "../../db/briefs.ts";

/** Undefined where one of its passages is not found in the text. */
export function reground(brief: Omit<StoredBrief, "madeBy">, text: string): Brief | undefined {
  const find = createPassageFinder(text);
  let isWhole = true;
  const ground = (sourced: Sourced[]): Sourced[] =>
    sourced.flatMap(({ text: said, passage, nth }) => {
      const found = find(passage, nth) ?? find(passage);
      if (found === undefined) isWhole = false;
      return found ? [{ text: said, passage: found.passage, ...countPlace(text, found.passage, found.start) }] : [];
    });
  const { gist, kind, topics, warnings, whole } = brief;
  const places = { points: ground(brief.points), quotes: ground(brief.quotes), questions: ground(brief.questions) };
  return isWhole ? { gist, ...places, kind, topics, warnings, whole, by: "model" } : undefined;
}
