/** Where the relationship stands. The ids are part of the outside contract. */
export const STAGES = [
  "stranger",
  "listening",
  "noticed",
  "in-dialogue",
  "ready",
  "invited",
  "connected",
  "declined",
  "dormant",
] as const;

export type Stage = (typeof STAGES)[number];
