// What can be done to a text without a model and without touching what it says: only taking away.
import { readSentences, type Sentence } from "../coach/reading.ts";
import { looksEnglish } from "../coach/language.ts";

/** At the beginning of a sentence, with what follows them. */
const OPENERS =
  /^(?:(?:well|so|basically|honestly|frankly|actually|obviously|clearly|as we all know|needless to say|to be honest|to be fair|in my humble opinion|it (?:goes without saying|should be noted|is worth noting|is important to note) that|I just wanted to say that|I would like to say that)(?:,\s*|\s+(?=[a-z]))){1,3}/iu;
const FILLER =
  /(?<=[\p{L}\p{N},;] )(?:really|very|quite|just|basically|actually|literally|simply|totally|absolutely|definitely|extremely|incredibly|kind of|sort of|in order (?=to ))\s?(?=\p{L})/giu;
/** "Not really", "not just", "just as", "very well" mean something else without the word. */
const NEEDED =
  /(?:\b(?:not|n['’]t|no|isn|don|doesn|didn|wasn|aren|can|cannot|only|a|an|the|what|that|how)\s*)$|^(?:just|quite|very|simply) (?:as|like|because|so|if|when|one|the|a|an|few|well|much|many|same|before|after|now)\b/iu;
const EMPTY_PRAISE =
  /^(?:(?:wow|hey|hi|hello)[,!]?\s+)?(?:(?:what an? |such an? |this (?:is|was) an? |really |truly |very )?(?:great|awesome|amazing|excellent|fantastic|wonderful|brilliant|nice|lovely|interesting|insightful|inspiring|good|super)(?: (?:post|article|read|piece|write-?up|insights?|work|stuff|job|points?|episode|one))?|(?:I (?:really |just |absolutely )?(?:love|loved|enjoyed|liked) (?:this|it|your|the)(?: (?:post|article|piece|episode|one))?)|(?:many )?thanks?(?: you)?(?: so much| a lot)?(?: for (?:sharing|posting|writing)(?: (?:this|it))?)?|well said|spot on|so true|could(?:n['’]t| not) agree more|keep (?:it up|up the good work))[.!…\s]*$/iu;
const SUMMARY =
  /^(?:in conclusion|in summary|to sum up|to summari[sz]e|overall|all in all|in short|in essence|at the end of the day|ultimately)\b/iu;

/** Drops filler, empty praise, a closing summary and doubled blanks. English only, but for the blanks. */
export function tighten(text: string): string {
  const sentences = readSentences(text);
  const isEnglish = looksEnglish(sentences.flatMap(({ words }) => words));
  const kept = isEnglish ? sentences.filter((sentence, at) => !isEmpty(sentence, at, sentences)) : sentences;
  // Somebody who wrote nothing else is told so by the coach; an empty box would not help.
  const left = kept.length === 0 ? sentences : kept;
  return tidy(rebuild(text, sentences, left, isEnglish ? trimSentence : (one) => one));
}

/** The text with only these of its sentences; the white space before each stays with it. */
export function rebuild(
  text: string,
  sentences: readonly Sentence[],
  kept: readonly Sentence[],
  each: (sentence: string) => string = (sentence) => sentence,
): string {
  let built = "";
  for (const [at, sentence] of sentences.entries()) {
    const gap = text.slice(at === 0 ? 0 : sentences[at - 1]!.end, sentence.start);
    if (!kept.includes(sentence)) {
      // A paragraph that ends here still ends.
      if (gap.includes("\n") && built !== "" && !/\n\s*$/u.test(built)) built += gap;
      continue;
    }
    built += (built === "" || /\n\s*$/u.test(built) ? gap.trim() : gap) + each(sentence.text);
  }
  return built + text.slice(sentences.at(-1)?.end ?? 0);
}

function isEmpty({ text }: Sentence, at: number, all: readonly Sentence[]): boolean {
  if (EMPTY_PRAISE.test(text)) return true;
  const isLast = at === all.length - 1;
  return isLast && all.length >= 3 && SUMMARY.test(text);
}

function trimSentence(sentence: string): string {
  const opened = sentence.replace(OPENERS, "");
  const begun = opened === "" ? sentence : capitalised(opened, sentence);
  return begun.replaceAll(FILLER, (filler: string, at: number) => {
    const before = begun.slice(Math.max(0, at - 12), at);
    const around = begun.slice(at, at + 24);
    if (/^in order/iu.test(filler)) return "";
    return NEEDED.test(before) || NEEDED.test(around) ? filler : "";
  });
}

function capitalised(text: string, like: string): string {
  const first = /^./u.exec(text)?.[0] ?? "";
  return /^\p{Lu}/u.test(like) ? first.toLocaleUpperCase("en") + text.slice(first.length) : text;
}

function tidy(text: string): string {
  return text
    .replaceAll(/(?<=\S)[^\S\n]{2,}/gu, " ")
    .replaceAll(/[^\S\n]+(?=\n|$)/gu, "")
    .replaceAll(/\n{3,}/gu, "\n\n")
    .replaceAll(/([!?])\1+/gu, "$1")
    .trim();
}
