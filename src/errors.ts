// The few named errors. What a person may get wrong is returned, not thrown; these are for the rest.
import { inspect } from "node:util";

/** A stable, machine-readable name of what went wrong; the last part of a problem document's `type`. */
export type ProblemKind =
  | "invalid-input"
  | "not-found"
  | "not-signed-in"
  | "forbidden"
  | "conflict"
  | "not-implemented"
  | "too-large"
  | "wrong-content-type"
  | "wrong-host"
  | "address-invalid"
  | "address-refused"
  | "address-unreachable"
  | "address-timeout"
  | "address-too-large"
  | "address-redirects"
  | "address-status"
  | "feed-not-found"
  | "feed-unreadable"
  | "article-unreadable"
  | "transcript-unreadable"
  | "robots-refused"
  | "model-failed"
  | "model-off"
  | "model-budget";

/** Trouble with a known kind and a sentence that may be shown to the user. */
export class DoorError extends Error {
  readonly kind: ProblemKind;
  /** Which field of the input is wrong, where it is one. */
  readonly field: string | undefined;
  constructor(kind: ProblemKind, message: string, options?: ErrorOptions & { field?: string }) {
    super(message, options);
    this.kind = kind;
    this.field = options?.field;
  }
  override get name(): string {
    return this.constructor.name;
  }
}

/** Trying the same thing again cannot help. Everything else may be retried. */
export class PermanentError extends DoorError {}

/** Try again, but not before `notBefore` (domain time) where the other side said so. */
export class RetryLaterError extends DoorError {
  readonly notBefore: Date | undefined;
  /** After so many it is not worth it, where that is fewer than usual. */
  readonly tries: number | undefined;
  constructor(kind: ProblemKind, message: string, options?: ErrorOptions & { notBefore?: Date; tries?: number }) {
    super(kind, message, options);
    this.notBefore = options?.notBefore;
    this.tries = options?.tries;
  }
}

/** Uses up no try: nothing was tried, because it is not its time yet, or it failed for a reason that is not its own. */
export class NotYetError extends RetryLaterError {}

/** The chain of causes as one line, for rows such as `last_error`: no stack, at most 500 characters. */
export function describeError(error: unknown): string {
  const parts: string[] = [];
  for (let e: unknown = error; e !== undefined && parts.length < 5; e = e instanceof Error ? e.cause : undefined) {
    parts.push(
      e instanceof Error ? e.message || e.name : typeof e === "string" ? e : inspect(e, { breakLength: Infinity }),
    );
  }
  return parts.join(": ").slice(0, 500);
}
