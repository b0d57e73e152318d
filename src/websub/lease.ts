// How long a hub will push, and when to ask again. Pure.
import { DAY, HOUR, SECOND } from "../clock.ts";

/** What we ask for. */
export const LEASE_SECONDS = 864_000;
/** Nobody pushes for ever. */
export const LONGEST_MS = 30 * DAY;
/** However short a lease: a hub is not asked again before. */
const REST_MS = HOUR;

/** @param said `hub.lease_seconds`; what makes no sense counts as what we asked for. */
export function leaseOf(said: string | undefined, now: Date): { until: Date; renewAt: Date } {
  const seconds = /^\d{1,15}$/.test(said ?? "") && Number(said) > 0 ? Number(said) : LEASE_SECONDS;
  const ms = Math.min(seconds * SECOND, LONGEST_MS);
  const at = (after: number): Date => new Date(now.getTime() + after);
  return { until: at(ms), renewAt: at(Math.max((ms * 2) / 3, REST_MS)) };
}
