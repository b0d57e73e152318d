// Which language a text is written in: by script where a script has one language, else by franc-min's trigrams,
// with small word lists for the close relatives that franc-min does not know (Danish, Norwegian, Finnish).
import { francAll } from "franc-min";

const READ = 3_000;
const LETTERS_MIN = 16;

// franc-min answers in ISO 639-3; languages that have no ISO 639-1 code are left out.
const CODES: Record<string, string> = {
  spa: "es",
  eng: "en",
  por: "pt",
  ind: "id",
  fra: "fr",
  deu: "de",
  jav: "jv",
  vie: "vi",
  ita: "it",
  tur: "tr",
  pol: "pl",
  swh: "sw",
  sun: "su",
  ron: "ro",
  hau: "ha",
  bos: "bs",
  hrv: "hr",
  nld: "nl",
  srp: "sr",
  yor: "yo",
  uzn: "uz",
  zlm: "ms",
  ibo: "ig",
  tgl: "tl",
  hun: "hu",
  azj: "az",
  ces: "cs",
  run: "rn",
  plt: "mg",
  nya: "ny",
  kin: "rw",
  zul: "zu",
  swe: "sv",
  lin: "ln",
  som: "so",
  rus: "ru",
  ukr: "uk",
  bel: "be",
  bul: "bg",
  kaz: "kk",
  arb: "ar",
  urd: "ur",
  pes: "fa",
  pbu: "ps",
  ckb: "ku",
  hin: "hi",
  mar: "mr",
  npi: "ne",
};

const SCRIPTS: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Armenian}/gu, "hy"],
  [/\p{Script=Georgian}/gu, "ka"],
  [/\p{Script=Bengali}/gu, "bn"],
  [/\p{Script=Tamil}/gu, "ta"],
  [/\p{Script=Telugu}/gu, "te"],
  [/\p{Script=Kannada}/gu, "kn"],
  [/\p{Script=Malayalam}/gu, "ml"],
  [/\p{Script=Gujarati}/gu, "gu"],
  [/\p{Script=Gurmukhi}/gu, "pa"],
  [/\p{Script=Sinhala}/gu, "si"],
  [/\p{Script=Khmer}/gu, "km"],
  [/\p{Script=Lao}/gu, "lo"],
  [/\p{Script=Myanmar}/gu, "my"],
  [/\p{Script=Ethiopic}/gu, "am"],
];

const WORDS: Record<string, Set<string>> = Object.fromEntries(
  Object.entries({
    en: "the and of to is that in it for with was are this you not but have from they what",
    de: "der die und das ist nicht ein eine mit auf für den von sich auch wir dem zu dass wie",
    fr: "le la les et des est une que pour dans pas qui sur avec nous plus vous ce du au",
    es: "el la los que de y en una por con para es no las del se como más pero su",
    it: "il che di la è per una non con sono del della più ma anche gli questo come nel si",
    pt: "o que de e não uma para com os em mais por do da como mas foi é ao são",
    nl: "de het een en van is dat niet op te zijn voor met we ook maar wat aan er naar",
    sv: "och att det som en är inte på för med av jag vi till har den om men så ett",
    da: "og at det som en er ikke på for med af jeg vi til har den om men så et hvad blev også noget",
    nb: "og at det som en er ikke på for med av jeg vi til har den om men så et hva ble også noe",
    fi: "ja on ei että oli mutta hän kun se ovat myös kuin niin joka tämä mitä voi olla sen tai me jos eivät vain tuli viime nyt kuten mukaan jotta kanssa",
  }).map(([code, words]) => [code, new Set(words.split(" "))]),
);

/** ISO 639-1, or undefined where the text is too short or undecided. Reads the first 3,000 characters. */
export function detectLanguage(text: string): string | undefined {
  const read = text.slice(0, READ).replaceAll(/https?:\/\/\S+|[\w.+-]{1,64}@\S{1,200}/gu, " ");
  const letters = read.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  const script = byScript(read, letters);
  if (script !== undefined) return script;
  if (letters < LETTERS_MIN) return undefined;
  return byWords(read) ?? byTrigrams(read);
}

function byScript(text: string, letters: number): string | undefined {
  for (const [pattern, code] of SCRIPTS) {
    const share = (text.match(pattern)?.length ?? 0) / letters;
    // Japanese mixes in Chinese characters; Chinese and Korean mix in Latin names.
    if (share > (code === "ja" ? 0.1 : 0.35)) return code;
  }
  return undefined;
}

function byWords(text: string): string | undefined {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const votes = Object.entries(WORDS)
    .map(([code, list]) => ({ code, count: words.filter((word) => list.has(word)).length }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = votes;
  if (!first || first.count < 3 || first.count < words.length * 0.12) return undefined;
  return first.count > (second?.count ?? 0) * (isNordic(first.code) && isNordic(second?.code) ? 1 : 1.5)
    ? first.code
    : undefined;
}

function isNordic(code: string | undefined): boolean {
  return code === "da" || code === "nb" || code === "sv";
}

function byTrigrams(text: string): string | undefined {
  const [best] = francAll(text, { only: Object.keys(CODES), minLength: LETTERS_MIN });
  return best ? CODES[best[0]] : undefined;
}
