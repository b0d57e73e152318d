// What the studio's forms send.
import { z } from "zod";
import { CHANNELS } from "../../channels/channel-ids.ts";
import type { FormState } from "../form-state.ts";

const blank = (value: unknown): unknown => (typeof value === "string" && value.trim() === "" ? undefined : value);

/** Said where a window that did not know of the last words would write over them. */
export const CHANGED =
  "It was changed in another window since. Nothing is lost: both stand here, and Save keeps yours.";

const takeForm = z.object({
  take: z
    .string()
    .trim()
    .min(1, { error: "Begin with your own take, however rough." })
    .max(20_000, { error: "That is longer than anybody would read." }),
  text: z.preprocess(blank, z.string().max(20_000, { error: "That is longer than anybody would read." }).optional()),
  channel: z.enum(CHANNELS).default("blog"),
  /** The version whose words the page showed, 0 for none; undefined from who does not say. */
  seen: z.coerce.number().int().min(0).max(2_147_483_647).optional().catch(undefined),
});

const postedForm = z.object({
  url: z.preprocess(
    blank,
    z
      .url({ protocol: /^https?$/, error: "An address that begins with http:// or https://." })
      .max(2000)
      .optional(),
  ),
});

type Errors = { ok: false; errors: FormState["errors"] };

function errorsOf(error: z.ZodError): Errors {
  return {
    ok: false,
    errors: error.issues.map((issue) => ({ path: String(issue.path[0] ?? ""), message: issue.message })),
  };
}

export function readTake(values: Record<string, string>): { ok: true; take: z.infer<typeof takeForm> } | Errors {
  const read = takeForm.safeParse(values);
  return read.success ? { ok: true, take: read.data } : errorsOf(read.error);
}

export function readPosted(values: Record<string, string>): { ok: true; said: z.infer<typeof postedForm> } | Errors {
  const read = postedForm.safeParse(values);
  return read.success ? { ok: true, said: read.data } : errorsOf(read.error);
}
