// One request in flight per host, and a pause between two. In this process only: silence that a host asked for
// (429, 503) is kept in the database by the caller.
import { machineNow } from "../clock.ts";

/** Ends a turn; calling it twice does nothing. */
type Release = () => void;

type Politeness = {
  /**
   * Waits for a turn at a host, first come first served; `ahead` goes before all who are not.
   * @param spacingMs machine milliseconds since the end of the turn before.
   * Rejects with the signal's reason.
   */
  take: (host: string, turn: { spacingMs: number; ahead: boolean; signal: AbortSignal }) => Promise<Release>;
  /** How many hosts are remembered: those in use or used a moment ago. */
  hosts: () => number;
};

type Waiter = { spacingMs: number; ahead: boolean; go: (release: Release) => void };
type Line = { busy: boolean; freeSince: number; waiting: Waiter[]; timer: NodeJS.Timeout | undefined };

/** @param rememberMs how long an idle host is remembered: the longest spacing anybody will ask for. */
export function createPoliteness(rememberMs: number): Politeness {
  const lines = new Map<string, Line>();

  function take(
    host: string,
    { spacingMs, ahead, signal }: { spacingMs: number; ahead: boolean; signal: AbortSignal },
  ): Promise<Release> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const line = lines.get(host) ?? { busy: false, freeSince: -Infinity, waiting: [], timer: undefined };
      lines.set(host, line);
      const leave = () => {
        line.waiting.splice(line.waiting.indexOf(waiter), 1);
        advance(host, line);
        reject(signal.reason);
      };
      const go = (release: Release) => {
        signal.removeEventListener("abort", leave);
        resolve(release);
      };
      const waiter: Waiter = { spacingMs, ahead, go };
      signal.addEventListener("abort", leave, { once: true });
      const firstPatient = ahead ? line.waiting.findIndex((other) => !other.ahead) : -1;
      line.waiting.splice(firstPatient < 0 ? line.waiting.length : firstPatient, 0, waiter);
      advance(host, line);
    });
  }

  /** Lets the first in line go, or sets the time when to look again. */
  function advance(host: string, line: Line): void {
    clearTimeout(line.timer);
    if (line.busy) return;
    const first = line.waiting[0];
    const pause = line.freeSince + (first?.spacingMs ?? rememberMs) - machineNow();
    if (pause > 0) {
      line.timer = setTimeout(() => advance(host, line), Math.ceil(pause));
      // Nobody waits: the timer only forgets the host, and must not keep the process alive.
      if (!first) line.timer.unref();
    } else if (first) {
      line.waiting.shift();
      line.busy = true;
      first.go(releaseOf(host, line));
    } else {
      lines.delete(host);
    }
  }

  function releaseOf(host: string, line: Line): Release {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      line.busy = false;
      line.freeSince = machineNow();
      advance(host, line);
    };
  }

  return { take, hosts: () => lines.size };
}
