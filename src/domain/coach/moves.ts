// What a sentence does for the conversation. A sentence that only repeats the post does nothing, whatever its form.
import { hostOf } from "./hosts.ts";
import type { Reading, Sentence } from "./reading.ts";
import type { Span } from "./verdict.ts";
import { countShared } from "./words.ts";

export type MoveKind = "experience" | "evidence" | "counterpoint" | "question" | "solution" | "reason";

export type Move = Span & { kind: MoveKind; weight: number };

const FIRST = String.raw`\b(?:I|we|my (?:team|company|wife|husband|father|mother|parents|kids|son|daughter|brother|sister|colleagues?|employer|students?|customers?)|our (?:team|company|customers|users|school|clients))`;
const PAST =
  "tried|used|ran|built|saw|worked|found|learned|learnt|moved|switched|spent|wrote|had|was|were|went|did|made|lost|won|paid|bought|sold|grew|taught|met|led|kept|left|began|started|stopped|lived|measured|tested|shipped|migrated|replaced|rolled|hired|deployed|noticed|discovered|experienced|struggled|failed|ended|got|took|gave|set|put|told|asked|heard|have been|'ve been|have (?:seen|used|had|worked|found|run|tried|lived)|'ve (?:seen|used|had|worked|found|run|tried|lived)";

const PATTERNS: Readonly<Record<Exclude<MoveKind, "question">, RegExp>> = {
  experience: new RegExp(
    String.raw`\b(?:works|worked|failed|broke|helped|saved) (?:[\w-]{1,30} )?(?:for )?(?:us|me)\b|\b(?:I|we|our (?:[\w-]{1,30} ){1,3})(?!agreed|liked|loved|enjoyed|wanted|needed|wondered|noted)[ ]?\w{3,}(?<!ne)ed\b|${FIRST}(?: (?:also|once|recently|first|actually|both|never|only|just|even|then))?[ ]?(?:${PAST})\b|\b(?:in|from) (?:my|our) (?:own )?(?:experience|case|work|practice|team|company|field|country|town)\b|\bat my (?:last|previous|old|current|first)?\s?(?:job|company|team|work|school)\b|\bwhen (?:I|we) (?:was|were|had|did|used|tried)\b|\bas an? (?:[\w-]{1,30} ){0,3}[\w-]{1,30},? I\b|\bI(?:'m| am) an? (?:[\w-]{1,30} ){0,2}(?:[\w-]{1,30}(?:er|or|ist|ian)|nurse|parent|student)\b`,
    "iu",
  ),
  evidence:
    /https?:\/\/|\b(?:according to|(?:a|the|one|recent|this) (?:[\w-]{1,30} )?(?:study|studies|survey|paper|report|analysis)|studies (?:show|suggest|find|found|have)|research (?:shows|suggests|by|from|has)|statistics|the data|evidence|for (?:example|instance)|such as|e\.g\.|case in point|per ?cent|in fact|historically)\b|\d+(?:\.\d+)?\s?%|[$€£]\s?\d/iu,
  counterpoint:
    /\b(?:but|however|although|though|yet|on the other hand|whereas|nevertheless|disagree|doubt|not (?:so )?(?:sure|convinced)|I'd (?:argue|push back|question)|I would (?:argue|question)|the exception|except|unless|counterpoint|misses|overlooks?|ignores?|leaves out|only (?:works|holds|true) (?:if|when|as)|depends on|rather than|contrary|breaks down|falls apart|fails when|the opposite|while)\b/iu,
  solution:
    /\b(?:should|could|ought to|needs? to|must|would be (?:better|good|nice|helpful)|what (?:works|worked|helps|helped)|one (?:way|option|fix)|an? (?:simple|simpler|better|good|possible) (?:way|fix|solution|approach|alternative|idea)|consider|recommend|suggest|propose|solution|alternatively|instead of|the answer is|let's|why not|perhaps)\b/iu,
  reason:
    /\b(?:because|since|so that|which means|as a result|therefore|due to|the reason|that's why|which is why|in order to|leads? to|caused? by|hence|otherwise)\b/iu,
};

const WEIGHT: Readonly<Record<MoveKind, number>> = {
  experience: 1.5,
  evidence: 1.2,
  counterpoint: 1,
  question: 1,
  solution: 1,
  reason: 1,
};

const SMALL_TALK =
  /\b(?:what do you (?:all )?think|agree|right|thoughts|am I wrong|you know|connect|call|coffee|chat)\s*\?+$/iu;
const LEAST_STEMS = 3;
const RESTATED = 0.75;

/** Every move of every sentence that says something the post has not said. */
export function findMoves({ sentences, post, input, urls }: Reading): Move[] {
  const moves: Move[] = [];
  const own = (input.ownSites ?? []).map(hostOf);
  const ownUrls = urls.filter(({ url }) => own.includes(hostOf(url)));
  for (const sentence of sentences) {
    const asks = sentence.text.endsWith("?");
    if (sentence.stems.size < (asks ? LEAST_STEMS - 1 : LEAST_STEMS) || restates(sentence, post?.sentences ?? []))
      continue;
    const at = { start: sentence.start, end: sentence.end };
    if (asks) {
      const real = sentence.words.length >= 5 && !SMALL_TALK.test(sentence.text);
      if (real) moves.push({ ...at, kind: "question", weight: WEIGHT.question });
      continue;
    }
    // A link to oneself is evidence of nothing.
    const text = ownUrls.reduce((rest, { url }) => rest.replace(url, ""), sentence.text);
    for (const kind of ["experience", "evidence", "counterpoint", "solution", "reason"] as const) {
      if (PATTERNS[kind].test(text)) moves.push({ ...at, kind, weight: WEIGHT[kind] });
    }
  }
  return moves;
}

/** One passage of the post holds nearly every word of it. */
function restates(sentence: Sentence, passages: readonly Sentence[]): boolean {
  const limit = RESTATED * sentence.stems.size;
  return passages.some((passage) => countShared(sentence.stems, passage.stems) >= limit);
}
