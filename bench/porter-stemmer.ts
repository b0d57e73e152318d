// M. F. Porter, "An algorithm for suffix stripping", 1980: what ROUGE stems with. English only; for the benches.

const V = "[aeiouy]";
const C = "[^aeiou]";
const GROUP = `${C}[^aeiouy]*`;
const VOWELS = `${V}[aeiou]*`;
const MORE_THAN_0 = new RegExp(`^(?:${GROUP})?${VOWELS}${GROUP}`);
const EXACTLY_1 = new RegExp(`^(?:${GROUP})?${VOWELS}${GROUP}(?:${VOWELS})?$`);
const MORE_THAN_1 = new RegExp(`^(?:${GROUP})?${VOWELS}${GROUP}${VOWELS}${GROUP}`);
const HAS_VOWEL = new RegExp(`^(?:${GROUP})?${V}`);
const SHORT_END = new RegExp(`^${GROUP}${V}[^aeiouwxy]$`);

const STEP_2: Record<string, string> = {
  ational: "ate",
  tional: "tion",
  enci: "ence",
  anci: "ance",
  izer: "ize",
  bli: "ble",
  alli: "al",
  entli: "ent",
  eli: "e",
  ousli: "ous",
  ization: "ize",
  ation: "ate",
  ator: "ate",
  alism: "al",
  iveness: "ive",
  fulness: "ful",
  ousness: "ous",
  aliti: "al",
  iviti: "ive",
  biliti: "ble",
  logi: "log",
};
const STEP_3: Record<string, string> = {
  icate: "ic",
  ative: "",
  alize: "al",
  iciti: "ic",
  ical: "ic",
  ful: "",
  ness: "",
};
const STEP_4 = /^(.+?)(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/;

/** @param word lower-case letters and digits. */
export function stem(word: string): string {
  if (word.length < 3) return word;
  let w = word.startsWith("y") ? `Y${word.slice(1)}` : word;
  w = pluralsAndPast(w);
  if (w.endsWith("y") && HAS_VOWEL.test(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  w = swap(swap(w, STEP_2), STEP_3);
  w = tidyEnd(dropSuffix(w));
  return w.toLowerCase();
}

function pluralsAndPast(word: string): string {
  let w = word.replace(/(ss|i)es$/, "$1").replace(/([^s])s$/, "$1");
  const eed = /^(.+?)eed$/.exec(w);
  if (eed) return MORE_THAN_0.test(eed[1] ?? "") ? w.slice(0, -1) : w;
  const past = /^(.+?)(?:ed|ing)$/.exec(w);
  const rest = past?.[1];
  if (rest === undefined || !HAS_VOWEL.test(rest)) return w;
  w = rest;
  if (/(?:at|bl|iz)$/.test(w)) return `${w}e`;
  if (/([^aeiouylsz])\1$/.test(w)) return w.slice(0, -1);
  return SHORT_END.test(w) ? `${w}e` : w;
}

function swap(word: string, table: Record<string, string>): string {
  const suffix = Object.keys(table)
    .filter((one) => word.endsWith(one) && word.length > one.length)
    .sort((a, b) => b.length - a.length)[0];
  if (suffix === undefined) return word;
  const rest = word.slice(0, -suffix.length);
  return MORE_THAN_0.test(rest) ? rest + (table[suffix] ?? "") : word;
}

function dropSuffix(word: string): string {
  const rest = STEP_4.exec(word)?.[1];
  if (rest !== undefined) return MORE_THAN_1.test(rest) ? rest : word;
  const ion = /^(.+?)[st]ion$/.exec(word);
  return ion && MORE_THAN_1.test(word.slice(0, -3)) ? word.slice(0, -3) : word;
}

function tidyEnd(word: string): string {
  let w = word;
  const rest = /^(.+?)e$/.exec(w)?.[1];
  if (rest !== undefined && (MORE_THAN_1.test(rest) || (EXACTLY_1.test(rest) && !SHORT_END.test(rest)))) w = rest;
  return w.endsWith("ll") && MORE_THAN_1.test(w) ? w.slice(0, -1) : w;
}
