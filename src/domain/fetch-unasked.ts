// What nobody asked us to fetch by name: robots.txt is honoured, and a host that asked for silence has it.
import { silentUntil } from "../db/hosts.ts";
import { NotYetError, PermanentError, RetryLaterError } from "../errors.ts";
import { hostOf } from "../host.ts";
import type { FetchAnswer, Purpose } from "../net/fetcher.ts";
import type { Context } from "./context.ts";
import { heedSilence } from "./feeds/politeness.ts";

/**
 * Fetches what answers 200.
 * @throws NotYetError while the host is silent; RetryLaterError where it may answer later; PermanentError where it says no.
 */
export async function fetchUnasked(
  context: Context,
  url: string,
  purpose: Purpose & ("article" | "transcript"),
): Promise<FetchAnswer> {
  const now = context.clock.now();
  const host = hostOf(url);
  const quietUntil = await silentUntil(context.db, host, now);
  if (quietUntil) throw new NotYetError("address-status", `${host} asked for silence`, { notBefore: quietUntil });
  if (!(await context.robots.mayFetch(url))) {
    throw new PermanentError("robots-refused", `${host} asks programs not to read this ${WORDS[purpose]}.`);
  }
  const answer = await context.fetcher.fetch({ url, purpose });
  const notBefore = await heedSilence(context, answer);
  if (notBefore) throw new RetryLaterError("address-status", `${host} answered ${answer.status}`, { notBefore });
  if (answer.status >= 500) throw new RetryLaterError("address-status", `${host} answered ${answer.status}`);
  const isElsewhere = new URL(answer.url).origin !== new URL(url).origin;
  if (isElsewhere && !(await context.robots.mayFetch(answer.url))) {
    const there = new URL(answer.url).host;
    throw new PermanentError("robots-refused", `${there} asks programs not to read this ${WORDS[purpose]}.`);
  }
  if (answer.status !== 200) throw new PermanentError("address-status", `${host} answered ${answer.status}`);
  return answer;
}

const WORDS = { article: "page", transcript: "transcript" } as const;
