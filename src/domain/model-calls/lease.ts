// One asks a model for something, however many want it: the others come back and find it done.
import { MINUTE } from "../../clock.ts";
import { setLease, takeLease } from "../../db/model-leases.ts";
import { describeError, NotYetError } from "../../errors.ts";
import { newSharedId } from "../../id.ts";
import type { Context } from "../context.ts";

/** Machine milliseconds after the last sign of life of who asks, before another may. */
const LEASE_MS = 30_000;
const RENEW_EVERY_MS = LEASE_MS / 3;
/** Domain milliseconds that it is kept after an answer: so long its storing may take. */
const STORING_MS = MINUTE;

/** @param key what is asked for; the same for whoever wants the same. @throws NotYetError where somebody is at it. */
export async function withLease<T>(context: Context, key: string, work: () => Promise<T>): Promise<T> {
  const { db, clock, logger } = context;
  const holder = newSharedId();
  const after = (ms: number): Date => new Date(clock.now().getTime() + ms);
  const lease = () => ({ key, holder, until: after(clock.toDomain(LEASE_MS)) });
  if (!(await takeLease(db, { ...lease(), now: clock.now() })))
    throw new NotYetError("model-failed", "The model is being asked for this already.");
  let renewing = Promise.resolve();
  const renew = async (): Promise<void> => {
    await setLease(db, lease()).catch((error: unknown) =>
      logger.warn({ error: describeError(error) }, "a lease could not be renewed"),
    );
  };
  const timer = setInterval(() => {
    renewing = renew();
  }, RENEW_EVERY_MS);
  let keep = 0;
  try {
    const answer = await work();
    keep = STORING_MS;
    return answer;
  } finally {
    clearInterval(timer);
    await renewing;
    await setLease(db, { key, holder, until: after(keep) });
  }
}
