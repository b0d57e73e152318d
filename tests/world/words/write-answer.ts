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

/** A few words of theirs that carry something: around a figure, else the beginning of the longest sentence. */
function quotable(said: string): string | undefined {
  const figure = /\b\d[\d.,]*(?:\s+(?:of|out of|per cent)?\s*[\p{L}\d'’-]+){1,4}/u.exec(said)?.[0];
  if (figure !== undefined) return trim(figure);
  const longest = said.split(/(?<=[.?!])\s+/u).toSorted((a, b) => b.length - a.length)[0] ?? "";
  const words = longest.split(/\s+/u).slice(0, 6);
  return words.length < 4 ? undefined : trim(words.join(" "));
}

function trim(text: string): string {
  return text.replace(/[\s.,;:!?]+$/u, "");
}

function lower(sentence: string): string {
  return sentence.startsWith("I ") ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
