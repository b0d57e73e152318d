// How people answer: to what was said, in their own trade's terms; and how they tell a thought from mere praise.
import type { Random } from "../random.ts";
import type { Topic } from "./topic.ts";
import { filler } from "./write-post.ts";

const TAKEN_UP = [
  "“{quote}”: that is the part I keep coming back to.",
  "I had not looked at it from there. “{quote}” is a better way to put it than mine.",
  "You say “{quote}”, and I went back to our notes because of it.",
  "I stopped at “{quote}”.",
];
const OPEN = [
  "Thank you, that is a side of it I had not seen.",
  "You may well be right, and it bothers me in a useful way.",
  "That is worth more than the post was.",
];
const BACK = [
  "How did you find that out?",
  "May I quote you on that?",
  "Would you try it again?",
  "What would have changed your mind?",
];

const PRAISE =
  /\b(?:great|awesome|amazing|excellent|wonderful|brilliant|fantastic|nice|lovely|love|loved|insightful|inspiring|thanks|thank|sharing|post|article|read|job|work|stuff|content|so|very|really|much|this|it|the|a|for|you|your|what|such|an|i|and|keep|up|good|totally|agree|always|as)\b/giu;

/** A comment with so few words beside praise says nothing one could answer. */
const LEAST_WORDS = 6;

export function isFlattery(text: string): boolean {
  const rest = text.replaceAll(PRAISE, " ").match(/[\p{L}\p{N}]+/gu) ?? [];
  return rest.length < LEAST_WORDS;
}

/** An answer that takes up what was said, adds to it, and mostly asks something back. */
export function writeAnswer(random: Random, topic: Topic, said: string): string {
  const quote = quotable(said);
  const first = quote === undefined ? random.pick(OPEN) : random.pick(TAKEN_UP).replace("{quote}", () => quote);
  const asked = said.includes("?");
  const adds = asked
    ? `As to your question: ${lower(random.pick(topic.lessons))}`
    : filler(random)(random.pick(topic.findings));
  const parts = [first, adds, ...(random.chance(0.7) ? [random.pick(BACK)] : [])];
  return parts.join(" ");
}

const MOST_QUOTED = 8;
/** A quotation does not end on one of these. */
const LOOSE_END =
  /\s+(?:a|an|and|as|at|but|by|for|from|had|has|have|in|is|it|its|my|of|on|or|our|that|the|their|to|was|were|which|who|with|your)$/iu;

/** A few words of theirs that carry something: from a figure on to the end of its clause, else the longest clause. */
function quotable(said: string): string | undefined {
  const clauses = said.split(/[.,;:?!](?=\s|$)|\n/u).map((clause) => clause.trim());
  const figured = clauses.find((clause) => /\d/u.test(clause));
  const longest = clauses.toSorted((a, b) => b.length - a.length)[0] ?? "";
  const chosen =
    figured === undefined || figured.split(/\s+/u).length <= MOST_QUOTED
      ? (figured ?? longest)
      : figured.slice(figured.search(/\d/u));
  let quote = chosen.split(/\s+/u).slice(0, MOST_QUOTED).join(" ");
  while (LOOSE_END.test(quote)) quote = quote.replace(LOOSE_END, "");
  return quote.split(" ").length < 3 ? undefined : trim(quote);
}

function trim(text: string): string {
  return text.replace(/[\s.,;:!?]+$/u, "");
}

function lower(sentence: string): string {
  return sentence.startsWith("I ") ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
