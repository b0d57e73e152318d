// The digest of a post, as the API gives it.
import { z } from "@hono/zod-openapi";
import { BRIEF_KINDS, WARNINGS } from "../ai/brief.ts";

const grounded = z.object({
  text: z.string(),
  passage: z.string(),
  nth: z.number().optional().openapi({ description: "which of several places where the passage stands, from 1" }),
});

export const brief = z
  .object({
    gist: z.string(),
    points: z.array(grounded),
    quotes: z.array(grounded),
    questions: z.array(grounded),
    by: z.enum(["model", "extract"]),
    kind: z.enum(BRIEF_KINDS),
    topics: z.array(z.string()),
    warnings: z.array(z.enum(WARNINGS)).openapi({ description: "where there is one, nothing is drafted" }),
    language: z.string(),
    whole: z.boolean().openapi({ description: "false where the text was too long to be read to its end" }),
    gistInYourLanguage: z.object({ language: z.string(), gist: z.string() }).nullable().openapi({
      description: "by a model, where the post is in none of the languages you read",
    }),
  })
  .openapi("Brief");
