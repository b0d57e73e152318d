// The form that logs a touch by hand.
import { z } from "zod";
import { CHANNELS } from "../../channels/channel-ids.ts";
import type { NewTouch } from "../../domain/dialogue.ts";
import { DIRECTIONS, TOUCH_KINDS } from "../../domain/touch-kinds.ts";
import type { FormState } from "../form-state.ts";
import { dayOf, type View } from "../view.ts";

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const form = z.object({
  kind: z.enum(TOUCH_KINDS, { error: "Say what it was." }),
  direction: z.enum(DIRECTIONS, { error: "Say who did it." }),
  channel: z.enum(CHANNELS, { error: "Say where it was." }),
  at: optional(z.iso.date({ error: "A day, such as 2026-11-23." })),
  url: optional(z.url({ protocol: /^https?$/, error: "An address that begins with http:// or https://." })),
  text: optional(z.string().max(20_000, { error: "That is too long to keep." })),
});

type Read = { ok: true; touch: NewTouch } | { ok: false; errors: FormState["errors"] };

/** Today means now; another day means its noon, which is that day in any time zone near the user's. */
export function readTouch(values: Record<string, string>, view: View): Read {
  const read = form.safeParse(values);
  if (!read.success) {
    return {
      ok: false,
      errors: read.error.issues.map((issue) => ({ path: String(issue.path[0] ?? ""), message: issue.message })),
    };
  }
  const { at: day, ...touch } = read.data;
  if (day === undefined || day === dayOf(view.now, view)) return { ok: true, touch };
  const at = new Date(`${day}T12:00:00Z`);
  if (at > view.now) return { ok: false, errors: [{ path: "at", message: "That day is still to come." }] };
  return { ok: true, touch: { ...touch, at } };
}
