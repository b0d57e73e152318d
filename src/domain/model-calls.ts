// The one way to a model: whose switch and budget it is, what was sent and what it took stand in rows, whatever came of it.
import type { Completion, Embedding, Model, Task } from "../ai/client.ts";
import type { Ledger } from "../ai/ledger.ts";
import { modelOf, transcriberOf } from "../ai/model-access.ts";
import type { Listening, RecordingFile, WrittenDown } from "../ai/transcriber.ts";
import { listPayers } from "../db/ai-usage.ts";
import type { ModelPurpose } from "../db/schema/models.ts";
import { PermanentError } from "../errors.ts";
import type { Context } from "./context.ts";
import { withLease } from "./model-calls/lease.ts";
import { dayOf, openLedger, spentForToday } from "./model-calls/ledger.ts";
import { whileOn } from "./model-calls/open-calls.ts";
import { askable, endSilence, noteTrouble } from "./model-calls/silence.ts";

/**
 * On whose account a model is asked, and why.
 * @property postId what it is about. @property key what makes two calls the same thing: while one is being made, another
 *   with this key is refused by NotYetError, and finds the result when it comes back.
 */
export type Payer = { userId: string; purpose: ModelPurpose; postId?: string | undefined; key?: string | undefined };

/**
 * Asks the model. Every request is a row of `model_calls` before it is sent, its most is reserved in the day's budget, and
 * what it took is charged when it ends, also where the answer is no good.
 * @throws NotYetError (uses up no try) of kind `model-off` where the account's switch is off or thrown meanwhile,
 *   `model-budget` where the day has no room (until the next UTC day), `model-failed` where the server is in trouble, asks
 *   for a pause or refuses the key (with the moment to come back), or where another asks for the same.
 *   RetryLaterError (`model-failed`, three tries) where the answer was no good. PermanentError where asking again cannot
 *   help: a refusal, a text that is too long. All carry a sentence that may be shown.
 */
export async function askModel<T>(context: Context, payer: Payer, task: Task<T>): Promise<Completion<T>> {
  return onAccount(context, payer, task.signal, (model, ledger, signal) => model.complete({ ...task, signal }, ledger));
}

/** What a model is called, where the server must be asked for that: on this account. Throws as `askModel`. */
export async function findModelName(context: Context, payer: Payer): Promise<string> {
  return (
    context.model?.named ??
    (await onAccount(context, { ...payer, key: undefined }, undefined, (model, ledger, signal) =>
      model.name(ledger, signal),
    ))
  );
}

/** A vector for each text; undefined where the server offers none, or no model is set up. Throws as `askModel`. */
export async function embed(context: Context, payer: Payer, texts: readonly string[]): Promise<Embedding | undefined> {
  if (!context.model || texts.length === 0) return undefined;
  return onAccount(context, payer, undefined, (model, ledger, signal) => model.embed(texts, ledger, signal));
}

/** Has a recording written down. Throws as `askModel` does for switch and budget, and as the transcriber else. */
export async function writeDown(
  context: Context,
  payer: Payer,
  file: RecordingFile,
  about: Pick<Listening, "tokens">,
): Promise<WrittenDown> {
  const { transcriber } = context;
  if (!transcriber) throw new PermanentError("model-failed", "No model that listens is set up.");
  const ledger = openLedger(context, { ...payer, host: transcriber.host });
  return whileOn(context, payer.userId, undefined, (signal) =>
    transcriberOf(transcriber).writeDown(file, ledger, { ...about, signal }),
  );
}

/**
 * On whose account a post is read. Whoever asked for it alone, while they let models work; else, of its followers who do,
 * whoever used least today.
 * @returns undefined where nobody lets a model work. @throws NotYetError (`model-budget`) where who would pay has no more
 *   left today.
 */
export async function findPayer(context: Context, postId: string, asked: string | null): Promise<string | undefined> {
  const chosen = await choosePayer(context, postId, asked);
  if (chosen) refuseSpent(context, chosen);
  return chosen?.userId;
}

type Chosen = { userId: string; used: number };

/** The same, whatever is left: for what may turn out to cost nothing. */
export async function choosePayer(
  { db, clock }: Context,
  postId: string,
  asked: string | null,
): Promise<Chosen | undefined> {
  const payers = await listPayers(db, postId, dayOf(clock.now()));
  return payers.find(({ userId }) => userId === asked) ?? payers[0];
}

/** @throws NotYetError (`model-budget`) where they have no more left today. */
export function refuseSpent({ clock, dailyTokens }: Context, { used }: Chosen): void {
  if (used >= dailyTokens) throw spentForToday(clock.now());
}

/**
 * Whatever else is asked of the server. `evenIfSilent`: also while it is held, to see whether it is well again.
 * `evenIfOff`: to end what was begun.
 */
export async function onAccount<T>(
  context: Context,
  payer: Payer & { evenIfSilent?: boolean; evenIfOff?: boolean },
  signal: AbortSignal | undefined,
  work: (model: Model, ledger: Ledger, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const access = await askable(context, payer.evenIfSilent);
  const ledger = openLedger(context, { ...payer, host: access.host });
  const asked = () =>
    payer.evenIfOff
      ? work(modelOf(access), ledger, signal ?? new AbortController().signal)
      : whileOn(context, payer.userId, signal, (either) => work(modelOf(access), ledger, either));
  const answered = async (): Promise<T> => {
    try {
      const answer = await asked();
      await endSilence(context, access);
      return answer;
    } catch (error) {
      throw await noteTrouble(context, access, error, payer);
    }
  };
  return payer.key === undefined ? answered() : withLease(context, payer.key, answered);
}
