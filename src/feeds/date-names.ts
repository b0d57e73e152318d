// The words in dates: zones, and months in the languages that feeds were seen to use.

/** Zone names of RFC 822 and what publishers add, in minutes east of GMT. */
export const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  bst: 60,
  ist: 330,
  cet: 60,
  mez: 60,
  met: 60,
  cest: 120,
  mesz: 120,
  mest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  ast: -240,
  adt: -180,
  nst: -210,
  ndt: -150,
  jst: 540,
  kst: 540,
  hkt: 480,
  sgt: 480,
  aest: 600,
  aedt: 660,
  acst: 570,
  acdt: 630,
  awst: 480,
  nzst: 720,
  nzdt: 780,
  brt: -180,
  art: -180,
  sast: 120,
  pkt: 300,
};

/** Americans leave open whether it is summer; the date says. */
export const PLACES: Readonly<Record<string, string>> = {
  et: "America/New_York",
  ct: "America/Chicago",
  mt: "America/Denver",
  pt: "America/Los_Angeles",
};

/**
 * By how they begin: English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian, Romanian, Polish, Czech,
 * Hungarian, Turkish, Finnish, Greek, Russian and Ukrainian. (Where two languages disagree about a word, the bigger one wins.)
 */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|gen|ene|ian|sty|led|oca|tammi|ιαν|янв|січ)/,
  /^(?:feb|f[eé]v|lut|úno|şub|helmi|φεβ|фев|лют)/,
  /^(?:mar(?!ras)|m[aä]r(?!ras)|márc|mrt|maa|bře|μ[αά]ρ|мар|бер)/,
  /^(?:apr|avr|abr|ápr|kwi|dub|nis|huhti|απρ|апр|кві)/,
  /^(?:may|mai|mei|mag|maj|máj|kvě|touko|μ[αά][ιΐϊ]|ма[йя]|тра)/,
  /^(?:jun|jún|juin|giu|iun|cze|června|červen(?!c)|čvn|haz|kesä|ιο[υύ]ν|июн|чер)/,
  /^(?:jul|júl|juil|lug|iul|lip|červenc|čvc|tem|heinä|ιο[υύ]λ|июл|лип)/,
  /^(?:aug|ao[uû]|ago|sie|srp|ağu|elo|α[υύ]γ|авг|сер)/,
  /^(?:sep|set|sze|wrz|zář|eyl|syys|σεπ|сен|вер)/,
  /^(?:oct|okt|ott|out|pa[zź]|říj|eki|loka|οκτ|окт|жов)/,
  /^(?:nov|noi|lis|kas|marras|νο[εέ]|ноя|лис)/,
  /^(?:dec|d[eé]c|dez|des|dic|gru|pro|ara|joulu|δεκ|дек|гру)/,
];

/** 1 to 12; 0 where it is no month. @param word in lower case */
export function monthOf(word: string): number {
  return MONTHS.findIndex((pattern) => pattern.test(word)) + 1;
}
