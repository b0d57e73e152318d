// Told stories as touches: days before the day of judgement, who did what, on which post.
import type { Facts, Touch } from "../../../src/domain/readiness/facts.ts";
import type { Direction, TouchKind } from "../../../src/domain/touch-kinds.ts";

export const NOW = new Date("2027-03-01T12:00:00Z");

export function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * 86_400_000);
}

/** "I comment 20 first-post" or "they reply 18 first-post": who, kind, days ago, post. */
export function tell(...lines: string[]): Touch[] {
  return lines.map((line, index) => {
    const [who, kind, days, post] = line.split(" ");
    return {
      id: `${index}`,
      kind: kind as TouchKind,
      direction: (who === "I" ? "outbound" : "inbound") satisfies Direction,
      channel: "blog",
      at: daysAgo(Number(days)),
      postId: post,
    };
  });
}

export function facts(touches: Touch[], more: Partial<Facts> = {}): Facts {
  return { now: NOW, touches, person: { following: true }, ...more };
}
