// Domain time comes from here and nowhere else. Machine time (time-outs, latencies) is monotonic and never shifted.

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Domain time: posts, touches, schedules, half-lives. */
export type Clock = {
  now: () => Date;
  /** Machine milliseconds to wait until `ms` of domain time have passed. */
  toMachine: (ms: number) => number;
};

/** @param offsetHours added to the wall clock. @param speed domain seconds per machine second, from the moment of creation. */
export function createClock(offsetHours = 0, speed = 1): Clock {
  const start = Date.now();
  return {
    now: () => new Date(start + offsetHours * HOUR + (Date.now() - start) * speed),
    toMachine: (ms) => ms / speed,
  };
}

/** A clock that stands still until moved: for tests. */
export function createManualClock(start: Date): Clock & { set: (to: Date) => void; advance: (ms: number) => void } {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    toMachine: (ms) => ms,
    set: (to) => {
      current = to.getTime();
    },
    advance: (ms) => {
      current += ms;
    },
  };
}

/** Milliseconds on a clock that no one can shift; only differences mean anything. */
export function machineNow(): number {
  return performance.now();
}
