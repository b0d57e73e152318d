// What went wrong on the network, as one sentence for a person. The technical side stays in `cause`.
import { DoorError, RetryLaterError } from "../errors.ts";

/** @param error what a resolver rejected with. */
export function lookupTrouble(error: unknown, host: string): RetryLaterError {
  const code = codeOf(error);
  // The name may be registered tomorrow and the resolver may be back in a minute: neither is for ever.
  const message =
    code === "ENOTFOUND" || code === "ENODATA"
      ? `${host} could not be found. Check the spelling.`
      : `${host} could not be looked up just now. Check the spelling and the connection.`;
  return new RetryLaterError("address-unreachable", message, { cause: error });
}

/** @param error what connecting, sending or reading failed with; a DoorError is returned as it is. */
export function networkTrouble(error: unknown, host: string): DoorError {
  if (error instanceof DoorError) return error;
  const code = codeOf(error);
  const options = { cause: error };
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return tooSlow(host, options);
  const message = /CERT|SIGNATURE|ERR_TLS|ERR_SSL|EPROTO/.test(code)
    ? `${host} has no valid security certificate, so it is not trusted.`
    : /^(HPE_|HTTPParserError|Z_|ZSTD_|ERR__|ERR_ZSTD|ERR_BROTLI|UND_ERR_HEADERS_OVERFLOW)/.test(code)
      ? `${host} sent an answer that cannot be read.`
      : /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL/.test(code)
        ? `${host} does not accept connections at the moment.`
        : `${host} broke off before its answer was complete.`;
  return new RetryLaterError("address-unreachable", message, options);
}

export function tooSlow(host: string, options?: ErrorOptions): RetryLaterError {
  return new RetryLaterError("address-timeout", `${host} took too long to answer.`, options);
}

/** The first code along the causes, else the name; `net` wraps several failed attempts in an AggregateError. */
function codeOf(error: unknown): string {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; depth += 1) {
    if ("code" in e && typeof e.code === "string") return e.code;
    e = e instanceof AggregateError ? e.errors[0] : e.cause;
  }
  // undici's parser errors come without a code.
  return error instanceof Error ? error.name : "";
}
