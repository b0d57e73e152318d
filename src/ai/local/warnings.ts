// Grief, illness, lay-offs: where a post is about one of them, nobody is to be met over it. Word lists, so only in the
// languages of `WARNING_LANGUAGES`; a passing mention in a long text about something else is none.
import type { Warning } from "../../db/schema/shared.ts";
import { WARNINGS } from "../brief.ts";
import { WARNING_WORDS, type WordsOf } from "./warning-words.ts";

/** Sentences at the beginning, where a text says what it is about. */
const BEGINNING = 4;
/** A text as short as this is about all it mentions. */
const SHORT_WORDS = 120;
const ENOUGH = 2;

const compiled = Object.fromEntries(WARNINGS.map((warning) => [warning, compile(WARNING_WORDS[warning])])) as Record<
  Warning,
  ReturnType<typeof compile>
>;

/** @param sentences of the text, in its order. */
export function findWarnings(title: string, sentences: readonly string[]): Warning[] {
  const words = sentences.reduce((sum, sentence) => sum + sentence.split(/\s+/u).length, 0);
  return WARNINGS.filter((warning) => {
    const { strong, own, personal } = compiled[warning];
    const says = (text: string) => strong.test(text) || (own.test(text) && personal.test(text));
    // A title says what it is about; words that are somebody's own need no "my" there, but then the text must say so too.
    let weight = says(title) ? ENOUGH : own.test(title) ? ENOUGH / 2 : 0;
    for (const [index, sentence] of sentences.entries()) {
      if (weight >= ENOUGH) return true;
      if (says(sentence)) weight += index < BEGINNING || words < SHORT_WORDS ? ENOUGH : ENOUGH / 2;
    }
    return weight >= ENOUGH;
  });
}

function compile({ strong, own, personal }: WordsOf) {
  // Letters of any script make words here: \b knows only Latin ones.
  const whole = (sources: readonly string[]) =>
    new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${sources.join("|")})(?![\\p{L}\\p{M}\\p{N}])`, "iu");
  return {
    strong: new RegExp(`${whole(strong.spaced).source}|${strong.unspaced.join("|")}`, "iu"),
    own: whole(own),
    personal: whole(personal),
  };
}
