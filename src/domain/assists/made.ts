// By a model where one may be asked, else by rules; whatever goes wrong is told, and never costs the user a word.
import type { Ask } from "../../ai/angles.ts";
import { DoorError } from "../../errors.ts";
import type { Context } from "../context.ts";
import { askModel, type Payer } from "../model-calls.ts";

/** @property model its name, where it was one. @property note for the user: why it was not. */
export type Made<T> = { value: T; madeBy: "model" | "rules"; model: string | null; note: string | null };

/** @property onPartial what can be read of the answer so far. @property signal whoever waits has left. */
export type Waiting = { onPartial?: (value: unknown) => void; signal?: AbortSignal };

/**
 * @param byModel answers undefined where nothing of what the model said could be used.
 * @throws the signal's reason where who waited has left; what is no trouble of a model.
 */
export async function makeByModelOrRules<T>(
  context: Context,
  payer: Payer,
  byModel: (ask: Ask) => Promise<{ value: T | undefined; model: string }>,
  byRules: () => T,
): Promise<Made<T>> {
  const rules = (note: string | null): Made<T> => ({ value: byRules(), madeBy: "rules", model: null, note });
  if (!context.model) return rules(null);
  try {
    const { value, model } = await byModel((task) => askModel(context, payer, task));
    if (value === undefined) return rules("Nothing of what the model answered could be used.");
    return { value, madeBy: "model", model, note: null };
  } catch (error) {
    if (error instanceof DoorError && error.kind.startsWith("model-")) return rules(error.message);
    throw error;
  }
}
