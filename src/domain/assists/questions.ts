// Angles and questions without a model: honest templates on what the brief found; the post's words stay in the passage.
import type { Angle } from "../../ai/angles.ts";
import { ANGLES_MAX, QUESTIONS_ASKED } from "../../ai/angles.ts";
import { findAddresses } from "../../ai/addresses.ts";
import { findMoves, type MoveKind } from "../coach/moves.ts";
import { readInput } from "../coach/reading.ts";
import { findInventions, type InventionKind } from "./inventions.ts";
import type { Material } from "./material.ts";

const ASKED = "They ask this. What is your answer, from what you have seen yourself?";
const NUMBER = "Does this figure agree with what you have seen? Where was it different, and why?";
const CLAIM = "Where does this stop being true? Which case do you know that it does not cover?";
const OTHERS = [
  "When did you last meet this yourself, and what happened?",
  "What would you have done differently, and what makes you think so?",
  "What follows from this for your own work that they do not say?",
  "What does this leave out that you know from close up?",
] as const;

const SWEEPING =
  /(?<!\p{L})(?:always|never|every(?:one|body|thing)?|must|only|all|none|nobody|best|worst|should|immer|nie|niemals|alle|jede[rsmn]?|muss|müssen|nur|beste|toujours|jamais|siempre|nunca)(?!\p{L})/iu;

/** From the author's own questions and the brief's points: as many as there are passages, five at most. */
export function findAnglesLocally({ points, questions }: Pick<Material, "points" | "questions">): Angle[] {
  const used = new Set<string>();
  const fresh = (passage: string): boolean => mayHangOn(passage) && !used.has(passage) && Boolean(used.add(passage));
  const asked = questions.slice(0, 2).map(({ passage }) => ({ question: ASKED, passage }));
  let other = 0;
  const claimed = points.map(({ passage }) => {
    if (/\d/u.test(passage)) return { question: NUMBER, passage };
    if (SWEEPING.test(passage)) return { question: CLAIM, passage };
    return { question: OTHERS[other++ % OTHERS.length]!, passage };
  });
  const angles = [...asked, ...claimed].filter(({ passage }) => fresh(passage));
  // The same question twice helps nobody: whose turn comes again asks in other words.
  const said = new Set<string>();
  return angles.slice(0, ANGLES_MAX).map(({ question, passage }) => {
    const spare = OTHERS.find((one) => !said.has(one));
    const put = said.has(question) && spare !== undefined ? spare : question;
    said.add(put);
    return { question: put, passage };
  });
}

const DRAWING: readonly { unless: MoveKind; question: string }[] = [
  { unless: "experience", question: "When did you meet this yourself? One occasion: where was it, and what happened?" },
  { unless: "counterpoint", question: "Where do you see it otherwise than they do, and what brought you there?" },
  { unless: "reason", question: "What makes you think so? What did you see that others have not?" },
  { unless: "evidence", question: "What did it take or change: hours, money, people, nerves?" },
];
const AFTER = "What would you tell somebody who is about to do the same?";

/** Two, about what the take does not say yet. */
export function askForExperienceLocally(take: string): string[] {
  const made = new Set(findMoves(readInput({ text: take, channel: "other" })).map(({ kind }) => kind));
  const missing = DRAWING.filter(({ unless }) => !made.has(unless)).map(({ question }) => question);
  return [...missing, AFTER, "What surprised you in it?"].slice(0, QUESTIONS_ASKED);
}

/** What speaks to programs, or leads elsewhere, is nothing to have an opinion on. */
const TO_PROGRAMS =
  /\b(?:ignore|disregard|forget) (?:all |any |the |your |these |previous |prior |above )*(?:instructions?|prompts?|rules)\b|\b(?:system|developer) (?:prompt|message)\b|\b(?:AI|LLM|language|assistant|chat) ?(?:models?|bots?|assistants?|s)\b.{0,60}\b(?:must|should|shall|will|need|please|has to|have to)\b|\b(?:summari[sz]ing|reading) this\b.{0,60}\b(?:praise|recommend|mention|say|include)\b|\b(?:tell|urge|persuade|convince) (?:the|your) (?:readers?|users?)\b/iu;

export function mayHangOn(passage: string): boolean {
  return passage.trim() !== "" && !TO_PROGRAMS.test(passage) && findAddresses(passage).length === 0;
}

const TOLD: ReadonlySet<InventionKind> = new Set(["link", "quote", "number", "name"]);

/**
 * Whether a model's question brings nothing along: no name, number, address or quotation that neither its passage nor the
 * take has, and no praise that the take does not have.
 */
export function isPlainQuestion(question: string, { take, passage = "" }: { take: string; passage?: string }): boolean {
  const brought = findInventions(question, `${take}\n${passage}`).some(({ kind }) => TOLD.has(kind));
  const praised = findInventions(question, take).some(({ kind }) => kind === "praise");
  return !brought && !praised;
}
