import { ARCHIVE, LIBRARY, TRANSLATION } from "./readers.ts";
import type { Topic } from "./topic.ts";
import { BICYCLES, BREAD, TREES } from "./trades.ts";
import { HIVES, ON_CALL } from "./watchers.ts";

export const TOPICS = {
  bread: BREAD,
  bicycles: BICYCLES,
  trees: TREES,
  translation: TRANSLATION,
  library: LIBRARY,
  archive: ARCHIVE,
  "on-call": ON_CALL,
  hives: HIVES,
} as const satisfies Record<string, Topic>;

export type TopicId = keyof typeof TOPICS;
