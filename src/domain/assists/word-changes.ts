// The difference between two texts, word by word, as changes that can each be taken or left.

/**
 * @property at offset into the text before. @property removed what stands there, may be empty. @property added what takes
 *   its place, may be empty.
 */
export type Change = { id: number; at: number; removed: string; added: string };

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Tokens of which more would take too long: the middle is then one single change. */
const MOST = 3_000;

/** The fewest words that change, those side by side in one change. Applying all of them to `before` gives `after`. */
export function findChanges(before: string, after: string): Change[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const kept = left.length > MOST || right.length > MOST ? [] : commonOf(left, right);
  const changes: Omit<Change, "id">[] = [];
  let at = a.slice(0, head).join("").length;
  let [i, j] = [0, 0];
  for (const [x, y] of [...kept, [left.length, right.length] as const]) {
    const [removed, added] = [left.slice(i, x).join(""), right.slice(j, y).join("")];
    if (removed !== "" || added !== "") changes.push({ at, removed, added });
    at += removed.length + (left[x]?.length ?? 0);
    [i, j] = [x + 1, y + 1];
  }
  return join(before, changes).map((change, id) => ({ id, ...change }));
}

/** The text with these changes made, and where each of them then stands. */
export function applyChanges(
  before: string,
  changes: readonly Change[],
  taken: ReadonlySet<number> = new Set(changes.map(({ id }) => id)),
): { text: string; places: Map<number, { start: number; end: number }> } {
  const places = new Map<number, { start: number; end: number }>();
  let text = "";
  let from = 0;
  for (const { id, at, removed, added } of changes) {
    text += before.slice(from, at);
    const start = text.length;
    text += taken.has(id) ? added : removed;
    places.set(id, { start, end: text.length });
    from = at + removed.length;
  }
  return { text: text + before.slice(from), places };
}

function tokensOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The longest common subsequence, as pairs of places. */
function commonOf(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1;
  // At most 3,000 tokens: no length needs more than 16 bits.
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j]!;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Two changes with nothing but blanks between them are one: nobody takes half of a phrase. */
function join(before: string, changes: readonly Omit<Change, "id">[]): Omit<Change, "id">[] {
  const joined: Omit<Change, "id">[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    const between = last && before.slice(last.at + last.removed.length, change.at);
    if (last && between !== undefined && /^[^\S\n]*$/u.test(between)) {
      last.removed += between + change.removed;
      last.added += between + change.added;
    } else joined.push({ ...change });
  }
  return joined;
}
