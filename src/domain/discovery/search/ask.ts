// One source's requests: counted, polite, and a host that says "later" is left alone by everybody here.
import { MINUTE } from "../../../clock.ts";
import { silenceHost } from "../../../db/hosts.ts";
import { PermanentError, RetryLaterError } from "../../../errors.ts";
import { hostOf } from "../../../host.ts";
import { parseRetryAfter } from "../../../net/caching.ts";
import type { FetchAnswer } from "../../../net/fetcher.ts";
import type { Context } from "../../context.ts";
import { fetchPolitely } from "../../feeds/politeness.ts";
import type { Ask } from "./types.ts";

/** How long a host is left alone that says "later" and not when. */
const UNSAID = 5 * MINUTE;

/** @param budget requests at most. */
export function createAsk(context: Context, budget: number, signal: AbortSignal): Ask {
  let left = budget;
  return async (url) => {
    if (left <= 0) throw new PermanentError("address-status", "That would have been too many requests.");
    left -= 1;
    const answer = await fetchPolitely(context, {
      url,
      purpose: "page",
      accept: "application/json",
      interactive: true,
      signal,
    });
    const host = hostOf(url);
    if (isTooMany(answer)) {
      const now = context.clock.now();
      const until = parseRetryAfter(answer.headers, now) ?? new Date(now.getTime() + UNSAID);
      await silenceHost(context.db, { host, until, reason: "Too many searches." });
      throw new RetryLaterError("address-status", `${host} wants us to ask less often. Try again later.`);
    }
    if (answer.status !== 200) {
      throw new PermanentError("address-status", `${host} answered ${answer.status} and no result.`);
    }
    try {
      return JSON.parse(new TextDecoder().decode(answer.body)) as unknown;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new PermanentError("address-status", `${host} gave no readable answer.`, { cause: error });
    }
  };
}

/** GitHub says 403 where others say 429. */
function isTooMany({ status, headers }: FetchAnswer): boolean {
  return (
    status === 429 || (status === 403 && (headers.get("x-ratelimit-remaining") === "0" || headers.has("retry-after")))
  );
}
