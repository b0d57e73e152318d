// A host that asked for silence is not asked, whoever is curious.
import { MINUTE } from "../../clock.ts";
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
  const now = context.clock.now();
  const until = await silentUntil(context.db, host, now);
  if (until) {
    const sentence = `${host} asked not to be visited for a while. Try again ${tellWait(until, now)}.`;
    throw new RetryLaterError("address-status", sentence, { notBefore: until });
  }
  const answer = await context.fetcher.fetch(request);
  // A 503 that says nothing more is trouble which may pass: whoever waits for the page may try again at once.
  const isPassing = request.interactive === true && answer.status === 503 && !answer.headers.has("retry-after");
  if (!isPassing) await heedSilence(context, answer);
  return answer;
}

function tellWait(until: Date, now: Date): string {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / MINUTE);
  if (minutes < 2) return "in a minute";
  return minutes <= 90 ? `in ${minutes} minutes` : `in ${Math.ceil(minutes / 60)} hours`;
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
