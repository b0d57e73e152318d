// Whoever asks about one site asks after one another: the second finds stored what the first one fetched, so that many at
// once cost the publisher one request. In this process only; between processes the rows' keys keep out doubles.

const queues = new Map<string, Promise<unknown>>();

/** Runs `work` after all that was asked before under one of these names. */
export async function inTurn<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
  const own = [...new Set(names)];
  const before = own.map((name) => queues.get(name) ?? Promise.resolve());
  const turn = Promise.all(before).then(work);
  // Whoever comes next waits for our end, whichever it is.
  const end = turn.then(
    () => undefined,
    () => undefined,
  );
  for (const name of own) queues.set(name, end);
  try {
    return await turn;
  } finally {
    for (const name of own) if (queues.get(name) === end) queues.delete(name);
  }
}
