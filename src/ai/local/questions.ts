// The questions that the author asks or leaves open: sentences that end in a question mark, in any script, and those that
// say what is not known.
import type { Sentence } from "./sentences.ts";
import { estimateWords } from "./terms.ts";

const ASKS = /[?？؟⁇⁈⁉‽፧\u037e][\p{Pe}\p{Pf}"'”’»!！?？\s]*$/u;
const ASKS_INSIDE = /՞/u;
const ASKS_IN_GREEK = /\p{Script=Greek}.*;[\p{Pf}"\s]*$/su;
// Speech: somebody else asks.
const QUOTED = /^["“„«「『]/u;
const WORDS_MIN = 3;
const WORDS_MAX = 60;

// Said without a question mark: what the author does not know, in the languages in which we know how that is said.
const OPEN =
  /(?<!\p{L})(?:(?:i|we) (?:still )?(?:wonder|am not sure|are not sure|do not know|don['’]t know|have no idea|cannot say|can['’]t tell)(?: yet)? (?:whether|if|how|why|what|who|where|when)|it (?:is|remains) (?:unclear|open|to be seen)(?: whether| how| why| what)?|remains to be seen|(?:an |the )open question|nobody knows (?:whether|how|why|what)|(?:ich|wir) (?:frage|fragen|weiß|wissen) (?:mich|uns|noch nicht|nicht)(?:,)? (?:ob|wie|warum|was|wer)|(?:bleibt|ist) (?:offen|unklar)|offene frage|(?:je me demande|nous nous demandons|je ne sais pas) (?:si|comment|pourquoi|ce que)|reste à savoir|question (?:reste )?ouverte|me pregunto (?:si|cómo|por qué|qué)|no sé (?:si|cómo|por qué)|queda por ver|pregunta abierta|mi chiedo (?:se|come|perché)|non so (?:se|come|perché)|resta da vedere|me pergunto (?:se|como|por que)|não sei (?:se|como|por que)|ik vraag me af (?:of|hoe|waarom)|ik weet niet (?:of|hoe|waarom)|jag undrar (?:om|hur|varför)|jeg lurer på (?:om|hvordan|hvorfor)|(?:я )?не знаю,? (?:как|почему|зачем|что|будет)|открытый вопрос)(?!\p{L})|我想知道|不知道(?:是否|为什么|怎么)|だろうか。?$|かどうか(?:は)?(?:まだ)?(?:わからない|分からない)/iu;

/** A sentence that asks nothing of anybody, and says that something is not known. */
export function leavesOpen(sentence: string): boolean {
  return OPEN.test(sentence);
}

export function isQuestion(sentence: string): boolean {
  return ASKS.test(sentence) || ASKS_INSIDE.test(sentence) || ASKS_IN_GREEK.test(sentence);
}

/** What is asked, each once, in the order of the text; where there is room, what is left open. */
export function findQuestions(sentences: Sentence[], limit: number): Sentence[] {
  const seen = new Set<string>();
  const fits = sentences.filter(({ text }) => {
    if (QUOTED.test(text) || seen.has(text)) return false;
    seen.add(text);
    const words = estimateWords(text);
    return words >= WORDS_MIN && words <= WORDS_MAX;
  });
  const asked = fits.filter(({ text }) => isQuestion(text)).slice(0, limit);
  const open = fits.filter(({ text }) => !isQuestion(text) && leavesOpen(text)).slice(0, limit - asked.length);
  return [...asked, ...open].sort((a, b) => a.start - b.start);
}
