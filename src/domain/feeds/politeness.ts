// A host that asked for silence is not asked, whoever is curious.
import { silentUntil } from "../../db/hosts.ts";
import { RetryLaterError } from "../../errors.ts";
import { hostOf } from "../../host.ts";
import type { FetchAnswer, FetchRequest } from "../../net/fetcher.ts";
import type { Context } from "../context.ts";

/** @throws RetryLaterError while the host wants silence; else as the fetcher does. */
export async function fetchPolitely(
  context: Pick<Context, "db" | "clock" | "fetcher">,
  request: FetchRequest,
): Promise<FetchAnswer> {
  const host = URL.canParse(request.url) ? hostOf(request.url) : "";
  const until = await silentUntil(context.db, host, context.clock.now());
  if (until) {
    throw new RetryLaterError("address-status", `${host} asked not to be visited for a while. Try again later.`, {
      notBefore: until,
    });
  }
  return context.fetcher.fetch(request);
}
