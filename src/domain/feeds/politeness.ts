// A host that asked for silence is not asked, whoever is curious.
import { countPauses, silenceHost, silentUntil } from "../../db/hosts.ts";
import { RetryLaterError } from "../../errors.ts";
import { hostOf } from "../../host.ts";
import { parseRetryAfter } from "../../net/caching.ts";
import type { FetchAnswer, FetchRequest } from "../../net/fetcher.ts";
import type { Context } from "../context.ts";
import { silenceUnsaid } from "./schedule.ts";

/** @throws RetryLaterError while the host wants silence; else as the fetcher does. */
export async function fetchPolitely(
  context: Pick<Context, "db" | "clock" | "fetcher" | "poll">,
  request: FetchRequest,
): Promise<FetchAnswer> {
  const host = URL.canParse(request.url) ? hostOf(request.url) : "";
  const until = await silentUntil(context.db, host, context.clock.now());
  if (until) {
    throw new RetryLaterError("address-status", `${host} asked not to be visited for a while. Try again later.`, {
      notBefore: until,
    });
  }
  const answer = await context.fetcher.fetch(request);
  await heedSilence(context, answer);
  return answer;
}

/**
 * Keeps it where the host that answered asks for silence, by 429 or 503.
 * @returns until when it wants none.
 */
export async function heedSilence(
  { db, clock, poll }: Pick<Context, "db" | "clock" | "poll">,
  answer: Pick<FetchAnswer, "status" | "url" | "headers">,
): Promise<Date | undefined> {
  if (answer.status !== 429 && answer.status !== 503) return undefined;
  const now = clock.now();
  const host = hostOf(answer.url);
  const said = parseRetryAfter(answer.headers, now);
  const until = said ?? silenceUnsaid({ pauses: await countPauses(db, host), now, bounds: poll });
  const reason = `answered ${answer.status}`;
  await silenceHost(db, { host, until, reason }, { isUnsaid: said === undefined });
  return until;
}
