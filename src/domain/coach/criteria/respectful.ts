// 7. Disagreement is fine with a reason and respect; sarcasm and snark are not.
import { spanOf, type Reading } from "../reading.ts";
import type { Finding, Span } from "../verdict.ts";

const INSULT =
  /\b(?:idiot\w*|moron\w*|stupid\w*|dumb(?:er|est)?|imbeciles?|clueless|ignorant|pathetic|laughable|ridiculous|garbage|trash|rubbish|nonsense|bullshit|crap|bull|drivel|liars?|lying|shill|hypocrit\w*|disgrace\w*|disgusting|scum|losers?|fools?|foolish|clowns?|shut up|get a life|grow up|wake up|shame on (?:you|them)|you people|hogwash|brain[- ]?dead|lazy)\b/giu;
const SARCASM =
  /\b(?:yeah,? right|oh,? really|oh,? please|give me a break|nice try|good luck with that|who knew|what a surprise|wow,? just wow|thanks,? captain|sure,? because|because that (?:always )?work(?:s|ed) (?:so )?well|lol|lmao|rofl|duh|blah)\b|(?:^|\s)\/s\b|[?!]{2,}|🙄|🤡|😂/giu;
const SHOUT = /\b(?:[A-Z]{3,}\W+){2,}[A-Z]{3,}\b/gu;
const ABOUT_MYSELF = /\b(?:my|our|I (?:was|am|felt)|we were|myself)\b/iu;
const DISSENT =
  /\b(?:you(?:'re| are) wrong|this is wrong|that's wrong|I (?:strongly |completely |totally )?disagree|not true|makes no sense)\b/iu;
const REASONED =
  /\b(?:because|since|as|for|when|if|in (?:my|our)|reason|example|instance|evidence|data|but|while|whereas|where|found|saw|tried)\b|\d|https?:/iu;

export function respectful({ text, sentences, words, english }: Reading): Finding {
  if (words.length === 0) return { verdict: "na", text: "Nothing is written yet.", spans: [] };
  if (!english) return { verdict: "na", text: "The coach reads tone in English only.", spans: [] };
  const rude = sentences.filter((sentence) => !ABOUT_MYSELF.test(sentence.text));
  const insults = rude.flatMap((sentence) => matches(INSULT, sentence.text, sentence.start));
  if (insults.length > 0) {
    return { verdict: "fix", text: "Speak about the point, not the person: say what is off and why.", spans: insults };
  }
  const snark = [...matches(SARCASM, text, 0), ...matches(SHOUT, text, 0)];
  if (snark.length > 0) {
    return {
      verdict: "fix",
      text: "Irony and shouting read as scorn in writing; say it plainly.",
      spans: snark,
      strength: 0.5,
    };
  }
  const bare = sentences.find((sentence) => DISSENT.test(sentence.text));
  if (bare !== undefined && !REASONED.test(text.replace(DISSENT, ""))) {
    return {
      verdict: "fix",
      text: "You disagree: add one reason, so that they can answer it.",
      spans: [spanOf(bare)],
      strength: 0.8,
    };
  }
  return { verdict: "pass", text: "The tone is respectful.", spans: [] };
}

function matches(pattern: RegExp, text: string, offset: number): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: offset + match.index,
    end: offset + match.index + match[0].length,
  }));
}
