// Which failures of a model server may be tried again, and when. Read by shape, so that the SDK need not be loaded.
import { DAY, HOUR, SECOND, wallNow, type Clock } from "../clock.ts";
import { DoorError, PermanentError, RetryLaterError } from "../errors.ts";
import { TRIES } from "./model-answer.ts";

/** The server lets nobody in, or does not know the model: true of every call until somebody changes that. */
export class AccessError extends PermanentError {}

type HttpFailure = Error & { status: number; headers?: Headers; code?: string | null; type?: string };

const RETRIED = new Set([402, 408, 409, 425, 429]);
const FORMAT_REFUSED = new Set([400, 422, 501]);
const TOO_MUCH =
  /context.{0,20}(?:length|window|size|limit)|too (?:long|large|many tokens)|maximum.{0,30}tokens|exceed.{0,40}tokens|prompt is too/iu;

/** Nothing was sent: nobody was there to hear it. */
const UNHEARD = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** The server did no work for it: it refused, or was not reached at all. */
export function isFree(error: unknown): boolean {
  if (isHttp(error)) return true;
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if ("code" in at && UNHEARD.has(String(at.code))) return true;
  return false;
}

/** The server may know another way to be asked for JSON. */
export function isFormatRefused(error: unknown): boolean {
  return isHttp(error) && FORMAT_REFUSED.has(error.status);
}

/** The server knows no such address, or not in this way. */
export function isMissing(error: unknown): boolean {
  return isHttp(error) && (error.status === 404 || error.status === 405);
}

/** What is asked for is not there, or not for this key, which may still chat: a key may be cut down to some addresses. */
export function isNotOffered(error: unknown): boolean {
  return isMissing(error) || (isHttp(error) && (error.status === 401 || error.status === 403));
}

/** The text does not fit the model: no other format helps. */
export function isAskedTooMuch(error: unknown): boolean {
  return isHttp(error) && (error.code === "context_length_exceeded" || TOO_MUCH.test(error.message));
}

/**
 * @param around.timeLimit the limit in milliseconds, where it was reached.
 * @param around.clock for `notBefore`, which is domain time.
 */
export function toModelError(
  error: unknown,
  around: { timeLimit: number | undefined; clock: Clock; apiKey: string | undefined },
): DoorError {
  if (error instanceof DoorError) return error;
  const cause = withoutKey(error, around.apiKey);
  if (around.timeLimit !== undefined)
    return new RetryLaterError(
      "model-failed",
      `The model did not answer within ${around.timeLimit / SECOND} seconds.`,
      { cause },
    );
  if (!isHttp(error)) {
    return error instanceof SyntaxError
      ? new RetryLaterError("model-failed", "The model server's answer is not JSON.", { cause, tries: TRIES })
      : new RetryLaterError("model-failed", "The model server could not be reached.", { cause });
  }
  if (RETRIED.has(error.status) || error.status >= 500) return retryLater(error, cause, around.clock);
  const isShut = error.status === 401 || error.status === 403 || error.status === 404;
  return new (isShut ? AccessError : PermanentError)("model-failed", explain(error), { cause });
}

function explain(error: HttpFailure): string {
  if (error.status === 401) return "The model server does not accept the API key.";
  if (error.status === 403) return "The API key may not use this model.";
  if (error.status === 404) return "The model server does not know this address or model.";
  if (isAskedTooMuch(error)) return "The text is too long for the model.";
  return `The model server refused the request (${error.status}).`;
}

function retryLater(error: HttpFailure, cause: unknown, clock: Clock): RetryLaterError {
  const empty = error.status === 402 || error.code === "insufficient_quota" || error.type === "insufficient_quota";
  const asked = waitOf(error.headers);
  const wait = asked === undefined ? (empty ? HOUR : undefined) : clock.toDomain(asked);
  const message = empty
    ? "The account at the model server has no credit left."
    : error.status === 429
      ? "The model server asks us to slow down."
      : `The model server is in trouble (${error.status}).`;
  if (wait === undefined) return new RetryLaterError("model-failed", message, { cause });
  return new RetryLaterError("model-failed", message, { cause, notBefore: new Date(clock.now().getTime() + wait) });
}

// Retry-After (RFC 9110): seconds or a date. In machine milliseconds from now, a day at most.
function waitOf(headers: Headers | undefined): number | undefined {
  const value = headers?.get("retry-after");
  if (value === null || value === undefined) return undefined;
  const served = Date.parse(headers?.get("date") ?? "");
  const until = /^\d+(?:\.\d+)?$/u.test(value)
    ? Number(value) * SECOND
    : Date.parse(value) - (Number.isNaN(served) ? wallNow() : served);
  if (Number.isNaN(until)) return undefined;
  return Math.min(Math.max(0, until), DAY);
}

function isHttp(error: unknown): error is HttpFailure {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}

// Servers like to quote the key they refuse; messages end up in rows and logs.
function withoutKey(error: unknown, apiKey: string | undefined): unknown {
  if (!(error instanceof Error) || apiKey === undefined || !error.message.includes(apiKey)) return error;
  return new Error(error.message.replaceAll(apiKey, "[key]"));
}
