// PGlite has one session for everybody. The gate lets one transaction, or one statement, through at a time.

export type Gate = {
  /** Waits for its turn; the answer gives the turn back and may be called more than once. */
  enter: () => Promise<() => void>;
};

/** First come, first served. */
export function createGate(): Gate {
  let last: Promise<void> = Promise.resolve();
  return {
    enter: async () => {
      const before = last;
      const turn = Promise.withResolvers<void>();
      last = turn.promise;
      await before;
      return turn.resolve;
    },
  };
}
