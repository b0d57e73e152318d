// A job is declared once, with its payload and its lane; its handler lives in workers/handlers under the same name.
import type { z } from "zod";

/** Jobs of one lane share a queue and its concurrency, so that slow pages never delay polls or briefs. */
export type Lane = "feeds" | "articles" | "briefs" | "models" | "recordings" | "imports";

export type JobDefinition<Name extends string, Payload> = {
  name: Name;
  lane: Lane;
  /** Ids only: the rows hold the rest. */
  payload: z.ZodType<Payload>;
  /** What makes two of them the same: while one waits, another is not added. */
  key: (payload: Payload) => string;
};

export function defineJob<const Name extends string, Payload>(
  definition: JobDefinition<Name, Payload>,
): JobDefinition<Name, Payload> {
  return definition;
}
