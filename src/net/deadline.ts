// Work that ends when a signal or a time limit says so. AbortSignal.any and AbortSignal.timeout would do the same, but
// leave timers and references on a signal that lives as long as the process.

/**
 * Runs `work` with a signal that fires when one of `signals` does, with its reason.
 * @param limit or after `ms` machine milliseconds, with `late()` for a reason.
 */
export async function withSignal<T>(
  signals: readonly (AbortSignal | undefined)[],
  work: (signal: AbortSignal) => Promise<T>,
  limit?: { ms: number; late: () => Error },
): Promise<T> {
  const controller = new AbortController();
  const given = signals.filter((signal) => signal !== undefined);
  const forward = (event: Event) => controller.abort((event.target as AbortSignal).reason);
  const timer = limit && setTimeout(() => controller.abort(limit.late()), Math.max(limit.ms, 0));
  for (const signal of given) {
    if (signal.aborted) controller.abort(signal.reason);
    signal.addEventListener("abort", forward, { once: true });
  }
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    for (const signal of given) signal.removeEventListener("abort", forward);
  }
}
