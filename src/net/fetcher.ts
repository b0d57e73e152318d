// The one way out: every request to an address that came from outside goes through here.
import { machineNow, type Clock } from "../clock.ts";
import { PermanentError, RetryLaterError } from "../errors.ts";
import { hostOf } from "../host.ts";
import type { Logger } from "../logger.ts";
import { ACCEPT_ENCODING, readBody, type ReadBody } from "./body.ts";
import { withSignal } from "./deadline.ts";
import { exchange, type Opened } from "./exchange.ts";
import { createGuard, parseWebAddress, type Lookup } from "./guard.ts";
import { DEFAULT_LIMITS, RULES, type Limits, type Purpose, type PurposeRules } from "./limits.ts";
import { createPoliteness } from "./politeness.ts";
import {
  checkChain,
  KEEPS_METHOD,
  nextAddress,
  permanentAddress,
  refuseDowngrade,
  type Redirect,
} from "./redirects.ts";
import { networkTrouble, tooSlow } from "./troubles.ts";

export type { Purpose } from "./limits.ts";
export type { Redirect } from "./redirects.ts";
export type { Lookup } from "./guard.ts";

export type FetchRequest = {
  url: string;
  purpose: Purpose;
  /** As last served by this very `url`; sent back byte for byte, and to no other address. */
  validators?: { etag?: string | undefined; lastModified?: string | undefined };
  /** Sent as a form, by POST. Carried on by a 307 or 308 only, and never from https to http. */
  form?: URLSearchParams;
  /** In place of the `Accept` of the purpose. */
  accept?: string;
  /** Somebody waits for it: ahead of what is queued, and without the pause between requests to one host. */
  interactive?: boolean;
  /** Is given the body of a 2xx answer piece by piece, in place of `body`, which stays empty. */
  keep?: (piece: Uint8Array) => Promise<void>;
  /** Ends the request, queued or under way; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  /**
   * Called before each request of a chain, its turn at the host taken, with the address about to be asked (hop 0 is the
   * first) and the redirects that led there. What it throws is thrown to the caller, and nothing more is asked.
   */
  beforeHop?: (url: string, hop: number, redirects: readonly Redirect[]) => Promise<void>;
};

export type FetchAnswer = {
  status: number;
  /** The address that answered, after all redirects; without a fragment. */
  url: string;
  /** Of the last answer. Without `ETag` and `Last-Modified` where the body is not complete. */
  headers: Headers;
  /** Decompressed. Empty for a 304. */
  body: Uint8Array;
  /** False where the body broke off, or was cut: what is in `body` is a beginning. */
  complete: boolean;
  redirects: Redirect[];
  /** The address reached by an unbroken chain of 301 and 308 from the start, if any. */
  permanentUrl: string | undefined;
  /** Domain time of the answer. */
  receivedAt: Date;
};

export type Fetcher = {
  /**
   * Fetches once; any status is an answer. Waits for its turn at the host first.
   * @throws PermanentError `address-invalid`, `address-refused`, `address-too-large`.
   * @throws RetryLaterError `address-unreachable`, `address-timeout`.
   * @throws DoorError `address-redirects`.
   */
  fetch: (request: FetchRequest) => Promise<FetchAnswer>;
  /** Machine milliseconds between two requests to one host. */
  spacingMs: number;
  /** Ends what is under way or queued and waits for it. */
  close: () => Promise<void>;
};

export type FetcherOptions = {
  /** Networks (`127.0.0.0/8`) and host names that may be fetched although they are private. */
  allow: readonly string[];
  /** Name, version and contact address. */
  userAgent: string;
  clock: Clock;
  logger?: Logger;
  lookup?: Lookup;
  limits?: Partial<Limits>;
};

type Sending = { [Name in "form" | "keep"]: FetchRequest[Name] | undefined };
type Step = { status: number; headers: Headers; next: URL | undefined; body: ReadBody };

const NOTHING: ReadBody = { bytes: new Uint8Array(), overflowed: false, broken: undefined };

export function createFetcher(options: FetcherOptions): Fetcher {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const guard = createGuard(options.allow, options.lookup);
  const politeness = createPoliteness(limits.spacingMs);
  const closing = new AbortController();
  const underWay = new Set<Promise<unknown>>();

  async function follow(request: FetchRequest, signal: AbortSignal): Promise<FetchAnswer> {
    const rules = rulesFor(request.purpose, limits);
    const redirects: Redirect[] = [];
    let url = parseWebAddress(request.url);
    let leftMs = rules.wholeMs ?? limits.wholeMs;
    for (;;) {
      const headers = headersFor(request, rules, options.userAgent, redirects.length > 0);
      const interactive = request.interactive ?? rules.interactive;
      const spacingMs = interactive || redirects.length > 0 ? 0 : limits.spacingMs;
      const release = await politeness.take(hostOf(url.href), { spacingMs, ahead: interactive, signal });
      let began = machineNow();
      let step: Step;
      try {
        await request.beforeHop?.(url.href, redirects.length, redirects);
        began = machineNow();
        // What comes for minutes holds up nobody else at this host.
        const keep = request.keep && (async (piece: Uint8Array) => (release(), request.keep?.(piece)));
        step = await visit(url, headers, rules, leftMs, signal, { form: request.form, keep });
      } finally {
        release();
      }
      leftMs -= machineNow() - began;
      if (!step.next) return toAnswer(step, url, redirects, options.clock.now());
      redirects.push({ status: step.status, from: url.href, to: step.next.href });
      checkChain(redirects, rules.hops, url.host);
      if (request.form) refuseDowngrade(url, step.next);
      url = step.next;
    }
  }

  /** One hop: check, connect, read. */
  async function visit(
    url: URL,
    headers: Record<string, string>,
    rules: PurposeRules,
    leftMs: number,
    outer: AbortSignal,
    request: Sending,
  ): Promise<Step> {
    const form = request.form?.toString();
    const began = machineNow();
    const late = () => tooSlow(url.host);
    const lookupLimit = { ms: Math.min(limits.connectMs, leftMs), late };
    const target = await withSignal([outer], (signal) => guard.check(url, signal), lookupLimit);
    const exchangeLimit = { ms: leftMs - (machineNow() - began), late };
    return withSignal(
      [outer],
      async (signal) => {
        try {
          const read = (opened: Opened): Promise<Step> => readStep(opened, url, rules, request);
          const step = await exchange(target, headers, limits, signal, read, form);
          // A body that was cut short by the one who asked must not pass for a beginning worth reading.
          outer.throwIfAborted();
          return step;
        } catch (error) {
          if (outer.aborted) throw outer.reason;
          throw networkTrouble(signal.aborted ? signal.reason : error, url.host);
        }
      },
      exchangeLimit,
    );
  }

  async function fetch(request: FetchRequest): Promise<FetchAnswer> {
    const began = machineNow();
    const work = withSignal([closing.signal, request.signal], (signal) => follow(request, signal));
    underWay.add(work);
    try {
      const answer = await work;
      const { status, redirects, body } = answer;
      const ms = Math.round(machineNow() - began);
      // The host only: a feed's address may hold a token.
      const host = new URL(answer.url).host;
      options.logger?.debug(
        { host, purpose: request.purpose, status, redirects: redirects.length, bytes: body.length, ms },
        "fetched",
      );
      return answer;
    } finally {
      underWay.delete(work);
    }
  }

  async function close(): Promise<void> {
    closing.abort(new RetryLaterError("address-unreachable", "Door Opener is shutting down."));
    await Promise.allSettled(underWay);
  }

  return { fetch, spacingMs: limits.spacingMs, close };
}

function rulesFor(purpose: Purpose, limits: Limits): PurposeRules {
  const rules = RULES[purpose];
  return { ...rules, bytes: limits.bytes[purpose] ?? rules.bytes };
}

function headersFor(
  { validators, accept, form }: FetchRequest,
  rules: PurposeRules,
  userAgent: string,
  redirected: boolean,
): Record<string, string> {
  const headers: Record<string, string> = {
    "user-agent": userAgent,
    accept: accept ?? rules.accept,
    "accept-encoding": ACCEPT_ENCODING,
  };
  if (form) headers["content-type"] = "application/x-www-form-urlencoded";
  if (redirected) return headers;
  if (validators?.etag) headers["if-none-match"] = validators.etag;
  if (validators?.lastModified) headers["if-modified-since"] = validators.lastModified;
  return headers;
}

async function readStep(
  { status, headers, body }: Opened,
  url: URL,
  rules: PurposeRules,
  { form, keep }: Sending,
): Promise<Step> {
  const next = form && !KEEPS_METHOD.has(status) ? undefined : nextAddress(status, headers, url);
  if (next) return { status, headers, next, body: NOTHING };
  const wanted = status >= 200 && status < 300;
  const tooLarge = () =>
    new PermanentError(
      "address-too-large",
      `${url.host} sent more than ${describeBytes(rules.bytes)}, which is too much.`,
    );
  const announced = headers.has("content-encoding") ? 0 : Number(headers.get("content-length"));
  if (wanted && rules.overflow === "fail" && announced > rules.bytes) throw tooLarge();
  const read = await readBody(body, headers.get("content-encoding") ?? "", rules.bytes, wanted ? keep : undefined);
  // Of an answer that says no, the status counts; what stands in it is worth no failure.
  if (!wanted) return { status, headers, next, body: read };
  if (read.overflowed && rules.overflow === "fail") throw tooLarge();
  if (read.broken !== undefined) {
    const trouble = networkTrouble(read.broken, url.host);
    if (trouble.kind === "address-timeout" || !rules.partial || read.bytes.length === 0) throw trouble;
  }
  return { status, headers, next, body: read };
}

function toAnswer(step: Step, url: URL, redirects: Redirect[], receivedAt: Date): FetchAnswer {
  const { status, headers, body } = step;
  const complete = body.broken === undefined && !body.overflowed;
  // Sent back later, they would be answered with 304 for ever, and the missing end would never be seen.
  if (!complete) for (const name of ["etag", "last-modified"]) headers.delete(name);
  const permanentUrl = permanentAddress(redirects);
  return { status, url: url.href, headers, body: body.bytes, complete, redirects, permanentUrl, receivedAt };
}

function describeBytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${Math.round(bytes / (1024 * 1024))} MB`;
}
