// Characters that a reader does not see and a program does: they hide words from people, turn lines round, or carry messages to models.

/** Of what no font draws (Unicode's Default_Ignorable_Code_Point) all but what a script or an emoji is written with, and the annotations. */
const NEVER_SHOWN = /(?!\u200C|\u200D|\uFE0E|\uFE0F|\u180B|\u180C|\u180D|\u180F)[\p{DI}\uFFF9-\uFFFB]/gu;

// Joiners shape letters of these scripts and compose emoji; anywhere else they only hide, and so does a second one.
const JOINING = String.raw`\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}`;
const IDLE_JOINER = new RegExp(
  String.raw`(?<![${JOINING}])[\u200C\u200D]+|[\u200C\u200D]+(?![${JOINING}\u200C\u200D])|(?<=[\u200C\u200D])[\u200C\u200D]+`,
  "gu",
);

// One selector says how an emoji, the box of a keycap or a Mongolian letter is drawn. A row of them carries bytes.
const IDLE_SELECTOR =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}])(?!(?<=[\d#*])\uFE0F\u20E3)[\uFE0E\uFE0F]+|(?<![\p{L}&&\p{Script=Mongolian}])[\u180B-\u180D\u180F]+/gv;

// C0 and C1 controls but tab, line feed and carriage return.
const CONTROL = /[^\P{Cc}\t\n\r]/gu;
const LINE_END = /[\u2028\u2029]/g;

/** What may be among the above, wide and quick to look for: most texts hold none of it. */
const SUSPECT =
  /[^\t\n\r\x20-\x7E\u00A1-\u00AC\u00AE-\u034E\u0350-\u0600\u2010-\u2027\u3000-\u3163\u4E00-\u9FFF\uAC00-\uD7A3]/;

/** Removes what cannot be seen; joiners and selectors stay where a script or an emoji needs them. */
export function removeInvisible(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text
    .replace(LINE_END, "\n")
    .replace(CONTROL, "")
    .replace(NEVER_SHOWN, "")
    .replace(IDLE_SELECTOR, "")
    .replace(IDLE_JOINER, "");
}
