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
  const options = { cause: error };
  const reason = reasonOf(error);
  if (reason === "timeout") return tooSlow(host, options);
  return new RetryLaterError("address-unreachable", MESSAGES[reason](host), options);
}

export type NetworkReason = "timeout" | "name" | "certificate" | "encryption" | "garbled" | "refused" | "broken-off";

const MESSAGES: Record<Exclude<NetworkReason, "timeout">, (host: string) => string> = {
  name: (host) => `${host} could not be found. Check the spelling.`,
  certificate: (host) => `${host} has no valid security certificate, so it is not trusted.`,
  encryption: (host) => `${host} and we could not agree on a secure connection.`,
  garbled: (host) => `${host} sent an answer that cannot be read.`,
  refused: (host) => `${host} does not accept connections at the moment.`,
  "broken-off": (host) => `${host} broke off before its answer was complete.`,
};

/** What kind of trouble it is, read off the codes of the error or of its causes. */
export function reasonOf(error: unknown): NetworkReason {
  const code = codeOf(error);
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return "timeout";
  if (/ENOTFOUND|ENODATA|EAI_AGAIN/.test(code)) return "name";
  if (/CERT|SIGNATURE/.test(code)) return "certificate";
  if (/ERR_TLS|ERR_SSL|EPROTO/.test(code)) return "encryption";
  if (/^(HPE_|HTTPParserError|Z_|ZSTD_|ERR__|ERR_ZSTD|ERR_BROTLI|UND_ERR_HEADERS_OVERFLOW)/.test(code))
    return "garbled";
  return /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL/.test(code) ? "refused" : "broken-off";
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
