// What ends in a full stop without ending a sentence. Lower case, without the last stop.

const LISTS = [
  // English
  "mr mrs ms dr prof rev hon gen col sgt lt capt cmdr gov sen rep st jr sr vs etc eg e.g ie i.e al ca cf approx dept est fig figs eq eqs sec ch vol no nos p pp ed eds inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.u a.m p.m ph.d b.sc m.sc d.c",
  // German
  "bzw z.b d.h u.a u.ä usw evtl ggf inkl exkl zzgl abs nr str tel hr fr dipl ing mio mrd bspw ca vgl s.o s.u o.ä i.d.r sog geb gest",
  // French, Spanish, Italian, Portuguese
  "mm mme mlle env av boul chap p.ex c.-à-d réf sr sra srta dra ud uds ee.uu pág núm tel aprox sig sigg sig.ra dott dott.ssa prof.ssa ing avv ecc es pag art exmo exma",
  // Dutch, Swedish, Danish, Norwegian
  "dhr mevr drs bijv b.v d.w.z enz o.a m.b.t i.v.m t.ex bl.a m.m osv dvs f.eks bl fx pga mht",
  // Polish, Czech, Russian, Turkish
  "np tj itd itp m.in prof hab ul pan tzv např atd apod č str г гг т.е т.д т.п т.к др пр ул им руб тыс млн млрд см напр vb vs bkz doç yrd",
];

const ABBREVIATIONS = new Set(LISTS.join(" ").split(" "));
const LAST_WORD = /(?:^|[\s(["'“„«‘¿¡])([\p{L}][\p{L}\p{M}.-]*)\.\s*$/u;
// "J. S. Bach", and the halves of "z. B.", "т. е.", "p. ex.".
const INITIAL = /^\p{L}$/u;
const NUMBER = /(?:^|\s)\d{1,2}\.\s*$/u;
// "Am 3. Mai": German, Danish and Norwegian write ordinals with a stop.
const ORDINAL = /(?:^|\s)(?:am|den|der|dem|des|vom|zum|zur|beim|bis|ab|seit|die|das|im)\s\d{1,2}\.\s*$/iu;
const ALWAYS_INSIDE =
  /^(?:mr|mrs|ms|dr|prof|rev|hon|gen|sgt|lt|capt|gov|sen|rep|st|vs|e\.?g|i\.?e|cf|fig|eq|z\.b|d\.h|bzw|mme|mlle|sra|srta|dott|dhr|mevr|ул|им|т\.е|np|tzv|např)$/u;

/**
 * Whether a piece that a segmenter took for a sentence ends in an abbreviation or an initial, so that `next` belongs to it.
 * An abbreviation that may close a sentence ("etc.", "U.S.") does so before a capital letter.
 */
export function endsInside(piece: string, next: string): boolean {
  const word = LAST_WORD.exec(piece)?.[1];
  if (word === undefined) return ORDINAL.test(piece) || (NUMBER.test(piece) && /^\p{Ll}/u.test(next));
  if (INITIAL.test(word) && word !== "I") return true;
  const lower = word.toLowerCase();
  if (ALWAYS_INSIDE.test(lower)) return true;
  return ABBREVIATIONS.has(lower) && !/^["'“„«‘(]*\p{Lu}/u.test(next);
}
