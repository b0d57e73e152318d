// 5. No praise alone: a nod tells the author nothing.
import { spanOf, type Reading, type Sentence } from "../reading.ts";
import type { Finding } from "../verdict.ts";

const PRAISE =
  /\b(?:great|awesome|amazing|excellent|fantastic|wonderful|brilliant|superb|beautiful(?:ly)?|outstanding|incredible|inspiring|insight(?:ful|s)?|thought[- ]provoking|valuable|helpful|nice|lovely|perfect(?:ly)?|good (?:post|article|read|stuff|job|work|point|piece|one)|well (?:said|written|done|put)|spot on|so true|nailed it|love(?:d)? (?:this|it|that|the|your|how)|like(?:d)? (?:this|it|the|your|how)|enjoy(?:ed)? (?:this|it|the|your|reading)|thank(?:s| you)|kudos|congrat\w*|bravo|must[- ]read|keep (?:it up|them coming|writing|up)|agree(?:d)?(?: with)?|couldn't agree more|resonates?|this is gold|interesting (?:read|post|article|perspective|take|point)|made my day|bookmark\w*|exactly|absolutely|totally|fully|well deserved)\b|100\s?%|👏|🔥|💯|❤|🙌|👍|😍/iu;
const PRAISE_ELSEWHERE =
  /(?<!\p{L})(?:toll|danke|super|klasse|spannend|großartig|hervorragend|wunderbar|guter (?:artikel|beitrag)|merci|bravo|génial|excellent|super article|gracias|excelente|genial|buen(?:o|a)?|grazie|ottimo|bello|obrigad[oa]|parabéns|muito bom|bedankt|geweldig|mooi|tack|tak|dzięki|świetn\w*)(?!\p{L})/iu;
/** A clause that carries something of its own, also in a sentence that begins with praise. */
const OWN_CLAUSE =
  /\b(?:because|but|however|although|though|since|except|unless|whereas|if|when (?:I|we)|which (?:means|is why)|I(?:'d| would| wonder| think| tried| found| saw| used| had)|we (?:tried|found|saw|used|had|have|also)|my (?:team|own|experience)|in my|our)\b|\?|\d/iu;
/** More words of substance than a nod holds. */
const NOD = 5;

export function noPraiseAlone({ sentences, words, english }: Reading): Finding {
  if (words.length === 0 && sentences.length === 0)
    return { verdict: "na", text: "Nothing is written yet.", spans: [] };
  const praise = sentences.filter((sentence) => isPraise(sentence, english));
  const rest = sentences.filter((sentence) => !praise.includes(sentence));
  const substance = rest.reduce((sum, sentence) => sum + sentence.stems.size, 0);
  if (praise.length > 0 && substance < 3) {
    const text = "This praises and stops there. Say which point moved you, and what it changes for you.";
    return { verdict: "fix", text, spans: praise.map(spanOf) };
  }
  if (praise.length === 0 && !english) return { verdict: "na", text: "The coach reads English best.", spans: [] };
  if (praise.length === 0) return { verdict: "pass", text: "No empty praise.", spans: [] };
  const strength = 1 - praise.length / sentences.length;
  return { verdict: "pass", text: "The praise is backed by something of substance.", spans: [], strength };
}

function isPraise({ text, stems }: Sentence, english: boolean): boolean {
  if (!english) return PRAISE_ELSEWHERE.test(text) && stems.size <= NOD + 1;
  const praises = PRAISE.test(text) || PRAISE_ELSEWHERE.test(text);
  if (!praises || OWN_CLAUSE.test(text.replaceAll(/100\s?%/gu, ""))) return false;
  const opens =
    /^(?:wow|so|such|what an?|this (?:is|was)|really|I (?:really |just |absolutely |totally |completely )?(?:love|like|enjoy|agree|appreciate)\w*|thank)/iu;
  return stems.size <= NOD || (opens.test(text) && stems.size <= NOD + 4);
}
