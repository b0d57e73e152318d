// Look-ups that go on while the page that asked for them is shown already. In this process only, a bounded number for a
// bounded time: nothing is lost with them, a page that does not find its look-up starts it anew.
import { machineNow, MINUTE, SECOND } from "../../clock.ts";
import { RetryLaterError } from "../../errors.ts";

export type Lookup<T> = { state: () => T; done: Promise<void> };

type Kept = { userId: string; began: number; running: boolean; lookup: Lookup<unknown> };

export type Lookups = {
  /**
   * The user's look-up under this name, begun now where there is none; with `again`, also where one is done.
   * @throws RetryLaterError where too many of this user's are running.
   */
  open: <T>(
    userId: string,
    name: string,
    begin: (signal: AbortSignal) => Lookup<T>,
    options?: { again?: boolean },
  ) => Lookup<T>;
  /** What the user's look-up under this name came to, where one was done within the last minutes. */
  recall: (userId: string, name: string) => unknown;
  /** Keeps what was looked up elsewhere as if it had been here. */
  keep: (userId: string, name: string, state: unknown) => void;
  /** Waits until the look-up is done, and no longer than a person would; half as long where there is enough to show. */
  waitABit: (lookup: Lookup<unknown>, isEnough?: () => boolean) => Promise<void>;
  /** Ends those that are running. */
  close: () => Promise<void>;
};

const MOST = 200;
const MOST_RUNNING = 4;
const KEPT_MS = 5 * MINUTE;

/** How long a page waits for what is quick, in machine milliseconds. */
const PATIENCE_MS = 1.2 * SECOND;

export function createLookups(patienceMs: number = PATIENCE_MS): Lookups {
  const kept = new Map<string, Kept>();
  const closing = new AbortController();

  const forget = (): void => {
    for (const [key, { began, running }] of kept) {
      if (!running && (machineNow() - began > KEPT_MS || kept.size > MOST)) kept.delete(key);
    }
  };

  return {
    open: <T>(
      userId: string,
      name: string,
      begin: (signal: AbortSignal) => Lookup<T>,
      { again = false }: { again?: boolean } = {},
    ) => {
      forget();
      const key = `${userId} ${name}`;
      const standing = kept.get(key);
      // Under one name only one kind of look-up is ever begun.
      if (standing && (standing.running || !again)) return standing.lookup as Lookup<T>;
      const running = [...kept.values()].filter((one) => one.userId === userId && one.running).length;
      if (running >= MOST_RUNNING || kept.size > MOST) {
        throw new RetryLaterError(
          "address-status",
          "Other searches of yours are still running. Try again in a moment.",
        );
      }
      const lookup = begin(closing.signal);
      const entry: Kept = { userId, began: machineNow(), running: true, lookup };
      kept.set(key, entry);
      void lookup.done.finally(() => {
        entry.running = false;
      });
      return lookup;
    },
    recall: (userId, name) => {
      forget();
      const standing = kept.get(`${userId} ${name}`);
      return standing && !standing.running ? standing.lookup.state() : undefined;
    },
    keep: (userId, name, state) => {
      forget();
      if (kept.size > MOST) return;
      const lookup = { state: () => state, done: Promise.resolve() };
      kept.set(`${userId} ${name}`, { userId, began: machineNow(), running: false, lookup });
    },
    waitABit: async ({ done }, isEnough = () => false) => {
      await within(done, patienceMs / 2);
      if (!isEnough()) await within(done, patienceMs / 2);
    },
    close: async () => {
      closing.abort(new RetryLaterError("address-unreachable", "Door Opener is shutting down."));
      await Promise.allSettled([...kept.values()].map(({ lookup }) => lookup.done));
    },
  };
}

async function within(done: Promise<void>, ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([done, promise]);
  clearTimeout(timer);
}
