// The words of a text that say what it is about, in the four languages whose lists the coach has.
import { stopWordsOf } from "../../../ai/local/stop-words.ts";
import type { Reading } from "../reading.ts";

const OTHER = ["de", "fr", "es"].map((code) => stopWordsOf(code) ?? new Set<string>());
/** So many letters of a long word stay, where no stemmer is known for its endings. */
const TRUNK = 6;

/** `stems` without the function words of German, French and Spanish, and with endings cut; English ones as they are. */
export function topicStems(stems: ReadonlySet<string>, { english }: Reading): ReadonlySet<string> {
  if (english) return stems;
  const topics = [...stems].filter((stem) => !OTHER.some((list) => list.has(stem)));
  return new Set(topics.map((stem) => stem.slice(0, TRUNK)));
}
