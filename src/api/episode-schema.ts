// What an opened post says besides its text: what can be heard, who is in it, what was said.
import { z } from "@hono/zod-openapi";

export const episodeFields = {
  transcript: z
    .array(z.object({ at: z.number().nullable(), text: z.string(), speaker: z.string().nullable() }))
    .nullable()
    .openapi({ description: "what was said, a paragraph each; `at` in seconds, null where no time is known" }),
  transcriptTrouble: z.string().nullable(),
  chapters: z.array(z.object({ at: z.number(), title: z.string(), url: z.string().nullable() })),
  enclosures: z.array(
    z.object({
      url: z.string(),
      type: z.string().nullable(),
      bytes: z.number().nullable(),
      seconds: z.number().nullable(),
    }),
  ),
  people: z.array(
    z.object({ name: z.string(), role: z.string(), url: z.string().nullable(), picture: z.string().nullable() }),
  ),
  discussion: z
    .object({ url: z.string().nullable(), protocol: z.string(), disabled: z.boolean() })
    .nullable()
    .openapi({ description: "where comments live; `disabled` where none are wanted" }),
};
