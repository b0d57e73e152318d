// A sleep that ends early when somebody rings; a ring that nobody slept through is not lost.

export type Alarm = {
  ring: () => void;
  /** Sleeps `least` machine milliseconds in any case, and on until somebody rings or `most` have passed. */
  sleep: (least: number, most: number) => Promise<void>;
};

export function createAlarm(): Alarm {
  let isRung = false;
  let waken: (() => void) | undefined;
  return {
    ring: () => {
      isRung = true;
      waken?.();
    },
    sleep: async (least, most) => {
      await pause(least);
      if (!isRung && most > least) {
        const { promise, resolve } = Promise.withResolvers<void>();
        waken = resolve;
        const timer = setTimeout(resolve, most - least);
        await promise;
        clearTimeout(timer);
        waken = undefined;
      }
      isRung = false;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
