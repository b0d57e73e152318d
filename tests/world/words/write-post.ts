// Posts of believable substance: a claim, what was tried, what came of it, and a question that stays open.
import type { Random } from "../random.ts";
import type { Topic } from "./topic.ts";

export type Written = {
  title: string;
  /** Plain text; the beginning serves as an excerpt. */
  paragraphs: string[];
};

const OPENERS = [
  "Last spring",
  "In the autumn",
  "Two years ago",
  "At the beginning of the year",
  "One rainy week in March",
];
const SECONDS = [
  "After that",
  "Half a year later",
  "Encouraged by this",
  "Because one try proves nothing",
  "Against my own advice",
];
const HEADINGS = ["What I would do again", "What it cost", "What is left of it", "Before you try it"];

const PATTERNS = [
  "What nobody says about {}",
  "{}, a year later",
  "Against {}",
  "In praise of {}",
  "Three things I got wrong about {}",
  "{} on a bad day",
  "The true cost of {}",
  "A small experiment with {}",
  "Who decides about {}?",
  "{}, counted",
];

/** @param taken titles this person has used: a title is never given twice. */
export function writePost(random: Random, topic: Topic, taken: ReadonlySet<string>): Written & { heading: string } {
  const fill = filler(random);
  const [first = "", second = ""] = random.some(topic.acts, 2);
  const [finding = "", another = "", third = ""] = random.some(topic.findings, 3);
  const [lesson = "", nextLesson = ""] = random.some(topic.lessons, 2);
  return {
    title: titleOf(random, topic, taken),
    heading: random.pick(HEADINGS),
    paragraphs: [
      `${random.pick(topic.beliefs)} ${random.pick(topic.counters)}`,
      `${random.pick(OPENERS)} ${first}. ${fill(finding)} ${random.pick(topic.surprises)}`,
      `${random.pick(SECONDS)} ${second}. ${fill(another)} ${fill(third)}`,
      `${lesson} ${random.pick(topic.concessions)} ${nextLesson}`,
      random.pick(topic.doubts),
    ].map(asSentence),
  };
}

/** A note of one breath, as people write them where there is little room: under 500 characters. */
export function writeNote(random: Random, topic: Topic): string {
  const fill = filler(random);
  const said = [
    `${random.pick(OPENERS)} ${random.pick(topic.acts)}. ${fill(random.pick(topic.findings))}`,
    `${random.pick(topic.lessons)} ${random.pick(topic.doubts)}`,
    `${random.pick(topic.beliefs)} ${random.pick(topic.counters)}`,
  ];
  return random.pick(said);
}

/** What another person of this world says under a post on the topic. */
export function writeRemark(random: Random, topic: Topic): string {
  const ends = ["", ` ${random.pick(topic.doubts)}`, ` ${random.pick(topic.lessons)}`];
  return filler(random)(random.pick(topic.remarks)) + random.pick(ends);
}

/** Draws the figures; `{k}` is a part of the `{n}` in the same sentence, wherever it stands. */
export function filler(random: Random): (sentence: string) => string {
  return (sentence) => {
    const n = random.whole(12, 96);
    const figures: Record<string, number> = {
      n,
      k: Math.max(2, Math.round(n * random.between(0.2, 0.8))),
      p: random.whole(6, 58),
      w: random.whole(3, 14),
    };
    return sentence.replaceAll(/\{([nkpw])\}/gu, (_, name: string) => String(figures[name]));
  };
}

function titleOf(random: Random, topic: Topic, taken: ReadonlySet<string>): string {
  const made = topic.subjects.flatMap((subject) =>
    PATTERNS.map((pattern) => asSentence(pattern.replace("{}", subject))),
  );
  const free = [...topic.titles, ...made].filter((title) => !taken.has(title));
  return free.length > 0 ? random.pick(free) : `${random.pick(made)} (${taken.size + 1})`;
}

function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
