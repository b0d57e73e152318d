// Each part of a score as a sentence, by the name of the part.
import { DAY } from "../../clock.ts";
import { tellStamp } from "../../feeds/transcripts/stamps.ts";
import type { OpeningFacts } from "./facts.ts";
import type { PartId } from "./weights.ts";

type Says = (facts: OpeningFacts) => string;

const expertise: Says = ({ expertise: { names } }) => `It touches what you know well: ${listed(names)}.`;

const interest: Says = ({ interest: { names } }) => `It touches what interests you: ${listed(names)}.`;

const question: Says = ({ question: asked }) => {
  if (asked === null) return "";
  const { text, at, speaker } = asked;
  const asks = at === undefined ? "They ask" : `At ${tellStamp(at)} ${speaker ? `${speaker} asks` : "they ask"}`;
  return `${asks}: “${shorten(text)}”`;
};

const fresh: Says = ({ gapDays }) =>
  gapDays !== null && gapDays >= SELDOM_DAYS
    ? "They publish seldom, and this is still news."
    : "It is recent: what is said early is read most.";

const room: Says = ({ comments }) => {
  if (comments === 0) return "Nobody has said anything yet.";
  if (comments !== null && comments > CROWD) return `${comments} have answered already: one more is easily lost.`;
  return `Only ${comments} ${comments === 1 ? "person has" : "people have"} answered so far.`;
};

const open: Says = () => "One can comment there.";

const answers: Says = ({ responsiveness }) => {
  const { answered, of } = responsiveness ?? { answered: 0, of: 0 };
  if (of === 1) return answered === 1 ? "They answered your comment." : "They have not answered your comment.";
  return answered === 0
    ? `They have answered none of your ${of} comments.`
    : `They answered ${answered} of your ${of} comments.`;
};

const relationship: Says = ({ stage, now, lastTouchAt }) => {
  const days = lastTouchAt === null ? 0 : Math.floor((now.getTime() - lastTouchAt.getTime()) / DAY);
  const since = days >= 2 ? `, and said nothing for ${days} days` : "";
  switch (stage) {
    case "noticed":
      return "They noticed you: a good comment now begins the dialogue.";
    case "in-dialogue":
    case "ready":
      return `You are in dialogue${since}: this continues it.`;
    case "connected":
      return `You know each other${since}: this keeps it alive.`;
    case "dormant":
      return "Your dialogue rests: this is a way to take it up again.";
    default:
      return lastTouchAt === null
        ? "You have listened so far: this could be your first word."
        : "You have read them for a while: another good word may begin it.";
  }
};

const unanswered: Says = ({ unanswered: count }) =>
  count === 1
    ? "What you said there last waits for an answer."
    : `${count} comments of yours there wait for an answer.`;

const author: Says = () => "You put posts of theirs aside lately.";

const topics: Says = ({ turnedDown }) => `You put posts on ${turnedDown.topic?.name} aside lately.`;

export const SAYS: Readonly<Record<PartId, Says>> = {
  expertise,
  interest,
  question,
  fresh,
  room,
  open,
  answers,
  relationship,
  unanswered,
  author,
  topics,
};

/** Who publishes less often than this, does so seldom. */
const SELDOM_DAYS = 14;
/** `room` turns below zero here. */
const CROWD = 10;
const SHOWN = 140;

function listed(names: readonly string[]): string {
  return names.slice(0, 3).join(" and ");
}

function shorten(text: string): string {
  if (text.length <= SHOWN) return text;
  return `${text
    .slice(0, SHOWN)
    .toWellFormed()
    .replaceAll("\uFFFD", "")
    .replace(/\s+\S*$/, "")}…`;
}
