// How tokens, money and reasons are told.
import type { ModelPurpose } from "../../db/schema/models.ts";

const PURPOSES: Record<ModelPurpose, string> = {
  brief: "To digest a post",
  gist: "To say a post's gist in your language",
  coach: "To help with a take",
  angles: "To find angles on a post",
  "ask-me": "To ask you about your experience",
  sharpen: "To sharpen a comment",
  shorten: "To shorten a comment",
  voice: "To describe how you write",
  interests: "To see how near a post is to your interests",
  recording: "To write down a recording",
  connection: "To test the connection",
};

export function tellPurpose(purpose: string): string {
  return Object.hasOwn(PURPOSES, purpose) ? PURPOSES[purpose as ModelPurpose] : "For something else";
}

export function tellTokens(tokens: number): string {
  return tokens.toLocaleString("en-GB");
}

/** Money is small here: "$0.0021", "$1.40". */
export function tellDollars(dollars: number): string {
  if (dollars === 0) return "$0";
  if (dollars < 0.0001) return "less than $0.0001";
  return `$${dollars < 1 ? dollars.toFixed(4) : dollars.toFixed(2)}`;
}

/** What is not known is said not to be known, and never counted as nothing. */
export function tellSpent({ dollars, unpriced, calls }: { dollars: number; unpriced: number; calls: number }): string {
  if (unpriced === 0) return tellDollars(dollars);
  if (unpriced >= calls || dollars === 0) return "unknown";
  return `more than ${tellDollars(dollars)}`;
}
