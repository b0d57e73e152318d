// Which of the questions in a post is asked of its readers.
import type { AskedRow } from "../../db/schema/own.ts";

/** "Shelf or contract?" heads a section and asks nobody. */
const WORDS_OF_A_HEADING = 4;

/** What readers are asked stands at the end; what stands earlier is often asked to be answered at once. */
export function chooseAsked(questions: readonly AskedRow[]): AskedRow | null {
  const asked = questions.findLast((one) => one.text.split(/\s+/u).length > WORDS_OF_A_HEADING) ?? questions.at(-1);
  return asked ?? null;
}
