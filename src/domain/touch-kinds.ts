/** What one interaction on the timeline can be. The ids are part of the outside contract. */
export const TOUCH_KINDS = [
  "comment",
  "reply",
  "like",
  "follow",
  "share",
  "mention",
  "webmention",
  "email",
  "meeting",
  "introduction",
  "gift",
  "ask",
] as const;

export type TouchKind = (typeof TOUCH_KINDS)[number];

/** Outbound: the user did it. Inbound: the person did it. */
export const DIRECTIONS = ["outbound", "inbound"] as const;

export type Direction = (typeof DIRECTIONS)[number];
