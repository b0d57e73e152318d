// Which of the languages with a list of signs a text is written in, by its most common words: short comments hold few letters
// and many of these.
import { ENGLISH_FUNCTION_WORDS } from "./stop-words.ts";
import type { ListedLanguage } from "./sign-words.ts";
import type { Word } from "./words.ts";

const set = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** The unlisted ones are here so that a neighbour is not taken for a language that has a list. */
const COMMON: readonly (readonly [ListedLanguage | undefined, ReadonlySet<string>])[] = [
  ["en", ENGLISH_FUNCTION_WORDS],
  [
    "de",
    set(
      "der die das den dem des und ist nicht ein eine einen einem einer ich wir sie es für mit auf von zu zum zur im in bei war haben hat sind auch wie als aber dass wenn man noch nur oder so wird werden kann uns mich",
    ),
  ],
  [
    "fr",
    set(
      "le la les l' et est une un des du de pour pas je j'ai nous vous il elle ce cette qui que dans sur avec ne se au aux par plus mais ou où son sa ses on c'est n'est d'un d'une qu'il sont être avoir ont leur",
    ),
  ],
  [
    "es",
    set(
      "el la los las un una y es de del que en por con para no se su sus lo al como pero más este esta son muy me mi ya hay fue ha han nos porque cuando si sin sobre también",
    ),
  ],
  [
    undefined,
    set("il lo la gli le di che è non per un una con del della sono ho ha si ma come più nel anche questo mi"),
  ],
  [
    undefined,
    set("o a os as um uma e é de do da que não em por com para se mas como mais são foi na no muito eu também"),
  ],
  [
    undefined,
    set("de het een en van niet voor ik wij is dat op te met zijn er maar ook als aan bij wordt naar dan heb"),
  ],
  [undefined, set("och det att är på jag ikke og jeg som en et den til av på med har inte vi för der kan men om")],
  [undefined, set("w nie jest się na z do i że to jak o co ale po za od tak przez już dla ja są")],
];

const LEAST_SHARE = 0.15;

/** @returns undefined for another language, and where the words are too few or too strange to say. */
export function findListedLanguage(words: readonly Word[]): ListedLanguage | undefined {
  let best: { language: ListedLanguage | undefined; hits: number } = { language: undefined, hits: 0 };
  for (const [language, common] of COMMON) {
    const hits = words.filter(({ word }) => common.has(word)).length;
    if (hits > best.hits) best = { language, hits };
  }
  return best.hits >= LEAST_SHARE * words.length ? best.language : undefined;
}
