// Where an answer sends us on to. Pure.
import { DoorError, PermanentError } from "../errors.ts";
import { parseWebAddress } from "./guard.ts";

export type Redirect = { status: number; from: string; to: string };

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);
/** After all others, a form would be repeated as a GET (RFC 9110, 15.4). */
export const KEEPS_METHOD: ReadonlySet<number> = new Set([307, 308]);

/**
 * @returns the address that follows, or undefined where the answer is the last one (no `Location` included).
 * @throws PermanentError where it leads to an address that must not be fetched.
 */
export function nextAddress(status: number, headers: Headers, url: URL): URL | undefined {
  const location = headers.get("location");
  if (!REDIRECTS.has(status) || location === null) return undefined;
  return parseWebAddress(fromBytes(location), url);
}

/** @throws DoorError `address-redirects` on a loop or after too many hops. */
export function checkChain(redirects: readonly Redirect[], mostHops: number, host: string): void {
  const last = redirects.at(-1);
  if (last && redirects.some(({ from }) => from === last.to)) {
    throw new DoorError("address-redirects", `${host} sends visitors round in a circle.`);
  }
  if (redirects.length > mostHops) {
    throw new DoorError("address-redirects", `${host} sends visitors on more than ${mostHops} times.`);
  }
}

/** What was sent over https may be a secret. @throws PermanentError `address-refused`. */
export function refuseDowngrade(from: URL, to: URL): void {
  if (from.protocol === "https:" && to.protocol === "http:") {
    throw new PermanentError("address-refused", `${from.host} sends what was meant for it on over an open line.`);
  }
}

/** @returns the address reached by permanent redirects alone, from the first on; undefined where the first is not. */
export function permanentAddress(redirects: readonly Redirect[]): string | undefined {
  const firstTemporary = redirects.findIndex(({ status }) => !PERMANENT.has(status));
  return redirects.slice(0, firstTemporary < 0 ? redirects.length : firstTemporary).at(-1)?.to;
}

/** Header values arrive one character a byte; a `Location` with bare UTF-8 in it is common. */
function fromBytes(value: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(value, "latin1"));
  } catch {
    return value;
  }
}
