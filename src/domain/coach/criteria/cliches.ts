// Stock phrases that stand where a point should be: taken out, nothing is lost.
import { matchesOf } from "../patterns.ts";
import type { Reading } from "../reading.ts";
import type { Span } from "../verdict.ts";
import { ANSWERED, CLICHES, HANDED_ON } from "./cliche-phrases.ts";

/** The phrases that do no work: not quoted from the post or from others, not denied, not answered at once. */
export function findCliches({ text, input }: Reading): Span[] {
  const post = `${input.post?.title ?? ""}\n${input.post?.text ?? ""}`.toLowerCase();
  return matchesOf(CLICHES, text).filter(({ start, end }) => {
    if (post.includes(text.slice(start, end).toLowerCase())) return false;
    return !ANSWERED.test(text.slice(end, end + 60)) && !HANDED_ON.test(text.slice(Math.max(0, start - 60), start));
  });
}
