// 9. True: names, numbers and quotes stand in the source, or are the user's own claims.
import { findClaims, type Claim } from "../claims.ts";
import { readSource } from "../source.ts";
import type { Reading } from "../reading.ts";
import type { Finding } from "../verdict.ts";

export function truthful(reading: Reading): Finding {
  const { post, input, text } = reading;
  if (post === undefined || post.sentences.length === 0) {
    return { verdict: "na", text: "Without the post's text, names, numbers and quotes cannot be checked.", spans: [] };
  }
  const claims = findClaims(reading);
  const source = readSource(input);
  const missing = claims.filter((claim) => !claim.own && !source.holds(claim));
  const [first] = missing;
  if (first !== undefined) {
    const spans = missing.map(({ start, end }) => ({ start, end }));
    return { verdict: "fix", text: wishFor(first, text.slice(first.start, first.end)), spans };
  }
  const own = claims.filter((claim) => claim.own && !source.holds(claim));
  const [mine] = own;
  if (mine !== undefined) {
    const said = text.slice(mine.start, mine.end);
    return {
      verdict: "pass",
      text: `“${said}” is your own claim: be sure of it.`,
      spans: own.map(({ start, end }) => ({ start, end })),
    };
  }
  const checked =
    claims.length === 0 ? "Nothing here needs checking against the post." : "What you cite stands in the post.";
  return { verdict: "pass", text: checked, spans: [] };
}

function wishFor({ kind }: Claim, said: string): string {
  if (kind === "quote")
    return `The post does not say ${said} in these words; quote it as it stands, or drop the quotation marks.`;
  if (kind === "number") return `“${said}” is not in the post; check it, or say where it is from.`;
  return `“${said}” is not in the post; check the name, or say where you have it from.`;
}
