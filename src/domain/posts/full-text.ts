// Whether a feed carries a post in full, so that its page need not be fetched.
import type { ParsedPost } from "../../feeds/types.ts";

/** Endings that say there is more. */
const CUT_OFF =
  /(…|\.\.\.|\[…\]|\[\.\.\.\]|read (more|on|the rest)|continue reading|weiterlesen|lire la suite|leer más|mehr…?)[\s\]»>.→]*$/iu;

const LONG_CONTENT = 1_200;
const SHORT_CONTENT = 350;
const LONG_SUMMARY = 3_000;

/** True for texts that are long or plainly finished, and for posts whose page would add nothing (audio, video). */
export function carriesFullText(post: Pick<ParsedPost, "text" | "summaryOnly" | "enclosures">): boolean {
  if (post.enclosures.some((file) => /^(audio|video)\//.test(file.type ?? ""))) return true;
  const text = post.text.trim();
  if (CUT_OFF.test(text.slice(-80))) return false;
  if (post.summaryOnly) return text.length >= LONG_SUMMARY;
  return text.length >= LONG_CONTENT || (text.length >= SHORT_CONTENT && text.includes("\n"));
}
