// The coach reads a draft and says what would make it worth reading. Pure and fast enough to run on every keystroke.
import { adds } from "./criteria/adds.ts";
import { alreadySaid } from "./criteria/already-said.ts";
import { anchored } from "./criteria/anchored.ts";
import { length } from "./criteria/length.ts";
import { noPraiseAlone } from "./criteria/no-praise-alone.ts";
import { noSelfPromotion } from "./criteria/no-self-promotion.ts";
import { oneQuestion } from "./criteria/one-question.ts";
import { ownOpinion } from "./criteria/own-opinion.ts";
import { readable } from "./criteria/readable.ts";
import { respectful } from "./criteria/respectful.ts";
import { tells } from "./criteria/tells.ts";
import { truthful } from "./criteria/true.ts";
import { LENGTH_RULES } from "./lengths.ts";
import { readInput, type Reading } from "./reading.ts";
import { scoreOf } from "./score.ts";
import { substanceOf } from "./substance.ts";
import { CRITERIA, type CoachInput, type CoachVerdict, type CriterionId, type Finding } from "./verdict.ts";

const JUDGES: Readonly<Record<CriterionId, (reading: Reading) => Finding>> = {
  anchored,
  adds,
  "own-opinion": ownOpinion,
  "already-said": alreadySaid,
  "no-praise-alone": noPraiseAlone,
  "no-self-promotion": noSelfPromotion,
  respectful,
  "one-question": oneQuestion,
  true: truthful,
  length,
  tells,
  readable,
};

const DECISIVE: ReadonlySet<CriterionId> = new Set(["anchored", "adds", "own-opinion", "no-praise-alone", "true"]);

/** Judges a draft against the twelve criteria, in the rubric's order. */
export function coach(input: CoachInput): CoachVerdict {
  const reading = readInput(input);
  const findings = CRITERIA.map((id) => ({ id, finding: JUDGES[id](reading) }));
  const decisive = findings.filter(({ id }) => DECISIVE.has(id)).map(({ finding }) => finding.verdict);
  const rule = LENGTH_RULES[input.channel];
  return {
    ready: !decisive.includes("fix") && decisive.includes("pass"),
    score: reading.words.length === 0 ? 0 : scoreOf(findings, substanceOf(reading)),
    criteria: findings.map(({ id, finding: { verdict, text, spans } }) => ({ id, verdict, text, spans })),
    length: {
      count: rule.count(input.text),
      limit: rule.limit === null ? null : (input.serverLimit ?? rule.limit),
    },
  };
}
