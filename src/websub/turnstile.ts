// How often one callback may be called, and how many deliveries are read at a time: whoever knows an address of ours
// must not be able to keep us busy with it.
import { machineNow, SECOND } from "../clock.ts";

/** So many calls at once are nobody's flood; then one every so often. */
const BURST = 30;
const EVERY_MS = 10 * SECOND;
const MOST_REMEMBERED = 10_000;

export type Turnstile = {
  /** Whether a call of `key` may pass now. */
  pass: (key: string) => boolean;
  /** Runs `work` unless `places` are at work already; undefined then. */
  enter: <T>(work: () => Promise<T>) => Promise<T | undefined>;
};

export function createTurnstile(places: number): Turnstile {
  const buckets = new Map<string, { left: number; at: number }>();
  let inside = 0;
  return {
    pass: (key) => {
      const now = machineNow();
      const bucket = buckets.get(key) ?? { left: BURST, at: now };
      const left = Math.min(BURST, bucket.left + (now - bucket.at) / EVERY_MS);
      // Re-inserted, so that the first in the map is the one that was quiet the longest.
      buckets.delete(key);
      buckets.set(key, { left: left < 1 ? left : left - 1, at: now });
      if (buckets.size > MOST_REMEMBERED) {
        const [oldest] = buckets.keys();
        buckets.delete(oldest!);
      }
      return left >= 1;
    },
    enter: async (work) => {
      if (inside >= places) return undefined;
      inside += 1;
      try {
        return await work();
      } finally {
        inside -= 1;
      }
    },
  };
}
