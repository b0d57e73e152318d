// What a claim may rest on: the post, its comments, its author, and the user's own take.
import type { Claim } from "./claims.ts";
import type { CoachInput } from "./verdict.ts";

const NUMBER_WORDS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );

export type Source = { holds: (claim: Claim) => boolean };

/** Reads the source when the first claim asks for it: most comments hold none. */
export function readSource(input: CoachInput): Source {
  let source: Source | undefined;
  return {
    holds: (claim) => {
      source ??= indexSource(input);
      return source.holds(claim);
    },
  };
}

function indexSource(input: CoachInput): Source {
  const { post } = input;
  const text = [post?.title, post?.author, post?.text, ...(post?.comments ?? []), input.take]
    .filter(Boolean)
    .join("\n");
  const plain = ` ${plainOf(text)} `;
  const words = new Set(plain.split(" "));
  const numbers = new Set([...text.matchAll(/\d+(?:[.,]\d+)*k?/gu)].map((match) => numberOf(match[0])));
  NUMBER_WORDS.forEach((word, value) => {
    if (words.has(word)) numbers.add(`${value}`);
  });
  return {
    holds: ({ kind, value }) => {
      if (kind === "number") return numbers.has(numberOf(value));
      if (kind === "quote")
        return value
          .split(/\[?(?:…|\.\.\.)\]?/u)
          .every((part) => plain.includes(` ${plainOf(part)} `.replace("  ", " ")));
      return plainOf(value)
        .split(" ")
        .every((part) => words.has(part) || words.has(part.replace(/s$/u, "")));
    },
  };
}

/** "12,500" and "12.5k" are one number; "3,5" is "3.5". */
function numberOf(written: string): string {
  const digits = written.replace(/[\s%]|per ?cent/gu, "");
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?k?$/u.test(digits)
    ? digits.replaceAll(",", "")
    : digits.replace(",", ".");
  const value = Number.parseFloat(plain) * (plain.endsWith("k") ? 1000 : 1);
  return `${value}`;
}

/** Letters and digits only, lower case, single spaces: what a quotation must agree with. */
function plainOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/['’]/gu, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
