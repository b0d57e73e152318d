// The coach reads English. For other languages it would rather say less than something wrong.
import { ENGLISH_FUNCTION_WORDS } from "./stop-words.ts";
import type { Word } from "./words.ts";

const OTHER_FUNCTION_WORDS = new Set(
  "der die das und ist nicht ein eine ich wir für mit auf le la les et est une des pour pas je nous el los las que y un una es por con del het een van niet voor ik wij il gli che di per non sono o os não uma com muito danke merci gracias och det att är på jag og ikke jeg w nie jest się na".split(
    " ",
  ),
);

/** @returns false for another language, also where the words are too few to say (unless they look English). */
export function looksEnglish(words: readonly Word[]): boolean {
  if (words.length === 0) return true;
  const english = words.filter(({ word }) => ENGLISH_FUNCTION_WORDS.has(word)).length;
  const other = words.filter(({ word }) => OTHER_FUNCTION_WORDS.has(word) || /[^\p{ASCII}\d]/u.test(word)).length;
  if (other > english) return false;
  return words.length < 12 || english / words.length >= 0.15;
}
