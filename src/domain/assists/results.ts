// What is kept of each kind of help, in the form in which it is kept.
import { z } from "zod";
import type { StoredAssist } from "../../db/assists.ts";

const span = { start: z.int(), end: z.int() };

/** @property before the text as it was when it was asked about: changes apply to this one and to no other. */
const rewording = z.object({
  before: z.string(),
  after: z.string(),
  channel: z.string(),
  changes: z.array(z.object({ id: z.int(), at: z.int(), removed: z.string(), added: z.string() })),
  inventions: z.array(z.object({ ...span, kind: z.string(), words: z.string(), reason: z.string() })),
});
const angles = z.object({ angles: z.array(z.object({ question: z.string(), passage: z.string() })) });
const askMe = z.object({ questions: z.array(z.string()) });
const opinion = z.object({
  about: z.string(),
  remarks: z.array(z.object({ criterion: z.string(), words: z.string(), advice: z.string() })),
});

export type Rewording = z.infer<typeof rewording>;
export type Angles = z.infer<typeof angles>;
export type AskMe = z.infer<typeof askMe>;
export type Opinion = z.infer<typeof opinion>;

type About = Pick<StoredAssist, "madeBy" | "model" | "note" | "createdAt">;
export type Assist =
  | ({ kind: "angles"; result: Angles } & About)
  | ({ kind: "ask-me"; result: AskMe } & About)
  | ({ kind: "sharpen" | "shorten"; result: Rewording } & About)
  | ({ kind: "second-opinion"; result: Opinion } & About);

/** @throws ZodError where a row has a form of which this version knows nothing. */
export function readAssist({ kind, madeBy, model, note, createdAt, result }: StoredAssist): Assist {
  const about = { madeBy, model, note, createdAt };
  if (kind === "angles") return { kind, ...about, result: angles.parse(result) };
  if (kind === "ask-me") return { kind, ...about, result: askMe.parse(result) };
  if (kind === "second-opinion") return { kind, ...about, result: opinion.parse(result) };
  return { kind, ...about, result: rewording.parse(result) };
}
