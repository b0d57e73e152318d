// One request over one connection of its own, to an address that the guard has checked. No connection is kept: each
// one is resolved and checked afresh, a late byte of one answer can never become part of the next, and a server that
// closes an idle connection while we write costs no failed poll.
import { isIPv6, type LookupFunction } from "node:net";
import type { Readable } from "node:stream";
import { Client } from "undici";
import type { Target } from "./guard.ts";
import type { Limits } from "./limits.ts";

export type Opened = { status: number; headers: Headers; body: Readable };

const MOST_HEADER_BYTES = 64 * 1024;
/** Node's 250 ms for the first of several addresses is too short for a slow line; then none of them connects. */
const NEXT_ADDRESS_AFTER_MS = 1_000;

/** Sends a GET, or `form` by POST, and gives the opened answer to `read`; the connection ends with it, read to the end or not. */
export async function exchange<T>(
  { url, addresses }: Target,
  headers: Record<string, string>,
  limits: Limits,
  signal: AbortSignal,
  read: (opened: Opened) => Promise<T>,
  form?: string,
): Promise<T> {
  const client = new Client(url.origin, {
    // undici asks `lookup` for names only; an IP address in the URL is connected to as it stands.
    connect: { lookup: alwaysAnswer(addresses), timeout: limits.connectMs },
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_AFTER_MS,
    allowH2: false,
    pipelining: 0,
    maxHeaderSize: MOST_HEADER_BYTES,
  });
  try {
    const answer = await client.request({
      ...(form === undefined ? { method: "GET" } : { method: "POST", body: form }),
      path: url.pathname + url.search,
      headers,
      signal,
      headersTimeout: limits.wholeMs,
      bodyTimeout: limits.stallMs,
    });
    // Whoever reads the body sees its errors; one that nobody reads must not end the process (undici #3353).
    answer.body.on("error", () => undefined);
    return await read({ status: answer.statusCode, headers: toHeaders(answer.headers), body: answer.body });
  } finally {
    await client.destroy();
  }
}

function alwaysAnswer(addresses: readonly string[]): LookupFunction {
  const answers = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_hostname, options, callback) => {
    const [first] = answers;
    if (options.all) callback(null, answers);
    else if (first) callback(null, first.address, first.family);
  };
}

/** Of these there can be one only: two joined by a comma are a value that nobody served. */
const SINGLE = new Set(["etag", "last-modified", "location", "retry-after", "expires", "date", "age"]);

function toHeaders(raw: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(raw)) {
    const all = [values ?? []].flat();
    for (const value of SINGLE.has(name) ? all.slice(0, 1) : all) headers.append(name, value);
  }
  return headers;
}
