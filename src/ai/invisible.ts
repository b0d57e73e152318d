/**
 * Characters nobody sees, in which instructions are hidden from people: control characters but tab and line feed,
 * zero-width spaces, direction marks, tag characters. Joiners stay: Persian and emoji are written with them.
 */
export const INVISIBLE =
  /(?![\t\n])\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;
