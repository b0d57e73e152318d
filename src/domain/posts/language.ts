// In which language a post is, told cheaply while it is stored: its words are searched by the stems of that language.
import { detectLanguage } from "../../ai/local/language.ts";
import type { ParsedPost } from "../../feeds/types.ts";

/** So many posts of a feed are looked at one by one; of more, a few speak for all where they agree. */
const EACH = 10;
const SAMPLES = 3;
/** A language shows in the first sentences. */
const LOOK = 600;

type Worded = Pick<ParsedPost, "title" | "text">;

/**
 * @param declared what the feed says of itself, which is believed.
 * @returns names the language of one of `posts`: ISO 639-1 or as declared; null where it does not show.
 */
export function nameLanguages(
  declared: string | null | undefined,
  posts: readonly Worded[],
): (post: Worded) => string | null {
  if (declared) return () => declared;
  const detect = ({ title, text }: Worded) => detectLanguage(`${title ?? ""}\n${text.slice(0, LOOK)}`) ?? null;
  if (posts.length <= EACH) return detect;
  const step = Math.floor(posts.length / SAMPLES);
  const seen = Array.from({ length: SAMPLES }, (_, index) => detect(posts[index * step]!));
  const [first] = seen;
  return first && seen.every((language) => language === first) ? () => first : detect;
}
