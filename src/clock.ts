// Domain time comes from here and nowhere else. Machine time (time-outs, latencies) is monotonic and never shifted.

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Domain time: posts, touches, schedules, half-lives. */
export type Clock = {
  now: () => Date;
  /** How much domain time passes in `ms` machine milliseconds: for leases and delays that machines, not people, need. */
  toDomain: (ms: number) => number;
};

/**
 * @param offsetHours added to the wall clock. @param speed domain seconds per machine second.
 * @param anchor wall-clock milliseconds from which the speed counts: the same for every process and after a restart,
 * or domain time would jump back.
 */
export function createClock(offsetHours = 0, speed = 1, anchor: number = wallNow()): Clock {
  return {
    now: () => new Date(anchor + offsetHours * HOUR + (wallNow() - anchor) * speed),
    toDomain: (ms) => ms * speed,
  };
}

/** Unix milliseconds on the wall: for what machines agree on (identifiers, the clock's own anchor), never for the domain. */
export function wallNow(): number {
  return Date.now();
}

/** A clock that stands still until moved: for tests. */
export function createManualClock(start: Date): Clock & { set: (to: Date) => void; advance: (ms: number) => void } {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    toDomain: (ms) => ms,
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
