// Characters that a reader does not see and a program does: they hide words from people, turn lines round, or carry messages to models.

/** Soft hyphen, zero-width space, word joiner and its invisible relatives, BOM, direction marks, overrides and isolates, annotations, tags. */
const NEVER_SHOWN =
  /[\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;

// Joiners shape letters of these scripts and compose emoji; anywhere else they only hide.
const JOINING = String.raw`\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}`;
const IDLE_JOINER = new RegExp(String.raw`(?<![${JOINING}])[\u200C\u200D]+|[\u200C\u200D]+(?![${JOINING}])`, "gu");

// C0 and C1 controls but tab, line feed and carriage return.
const CONTROL = /[^\P{Cc}\t\n\r]/gu;

/** What may be among the above, wide and quick to look for: most texts hold none of it. */
const SUSPECT = /[^\t\n\r\x20-\x7E\u00A1-\u00AC\u00AE-\u0600\u2010-\u2027\u3000-\u3163\u4E00-\u9FFF\uAC00-\uD7A3]/;

/** Removes what cannot be seen; joiners stay where a script or an emoji needs them. */
export function removeInvisible(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(CONTROL, "").replace(NEVER_SHOWN, "").replace(IDLE_JOINER, "");
}
