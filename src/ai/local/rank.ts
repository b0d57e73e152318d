// Which sentences say most: PageRank over TF-IDF similarity (Mihalcea & Tarau 2004, Erkan & Radev 2004) with a position
// prior and a length guard; then maximal marginal relevance (Carbonell & Goldstein 1998) so that none repeats another.
import { listTerms } from "./terms.ts";

/** More sentences than this are thinned out by their closeness to the whole text first: PageRank is quadratic. */
const RANKED_MAX = 240;
const DAMPING = 0.85;
const ROUNDS = 30;
const POSITION_MAX = 1.6;
const LAMBDA = 0.65;

type Vector = Map<number, number>;

/** @property score 0 to 1, higher says more. @property vector unit TF-IDF vector, for similarity. */
export type Ranked = { index: number; score: number; vector: Vector };

/**
 * @param weights per sentence, what else speaks for or against it; 0 leaves it out, 1 is neutral.
 * @param keep what is not to be lost when a long text is thinned out. @returns best first; of a long text no more than `RANKED_MAX`, as many of each third of it.
 */
export function rankSentences(
  texts: string[],
  weights: number[],
  keep: (text: string) => boolean = () => false,
): Ranked[] {
  const vectors = vectorise(texts);
  const chosen = thinOut(vectors, weights, (index) => keep(texts[index] ?? ""));
  const ranks = pageRank(chosen.map((index) => vectors[index] ?? new Map<number, number>()));
  const scored = chosen.map((index, at) => ({
    index,
    score: (ranks[at] ?? 0) * (weights[index] ?? 0) * positionPrior(index, texts.length),
    vector: vectors[index] ?? new Map<number, number>(),
  }));
  const best = Math.max(...scored.map((one) => one.score), Number.MIN_VALUE);
  return scored.map((one) => ({ ...one, score: one.score / best })).sort((a, b) => b.score - a.score);
}

/** @param ranked best first. @param lambda 1: only the score counts; 0: only difference from what was taken. */
export function pickDiverse(ranked: Ranked[], count: number, lambda = LAMBDA, taken: Ranked[] = []): Ranked[] {
  const picked: Ranked[] = [];
  const left = ranked.map((one) => ({ one, near: Math.max(0, ...taken.map((t) => cosine(t.vector, one.vector))) }));
  while (picked.length < count && left.length > 0) {
    let best = 0;
    const value = (at: number) => lambda * (left[at]?.one.score ?? 0) - (1 - lambda) * (left[at]?.near ?? 0);
    for (let at = 1; at < left.length; at++) if (value(at) > value(best)) best = at;
    const [next] = left.splice(best, 1);
    if (!next) break;
    picked.push(next.one);
    for (const other of left) other.near = Math.max(other.near, cosine(next.one.vector, other.one.vector));
  }
  return picked;
}

// The beginning of a text says more than its middle; how much more grows with its length (news against abstracts).
function positionPrior(index: number, count: number): number {
  const strength = Math.min(POSITION_MAX, count / 18);
  return 1 + strength * Math.exp(-index / 4);
}

function vectorise(texts: string[]): Vector[] {
  const ids = new Map<string, number>();
  const documents: number[] = [];
  const counts = texts.map((text) => {
    const count: Vector = new Map();
    for (const term of listTerms(text)) {
      let id = ids.get(term);
      if (id === undefined) ids.set(term, (id = ids.size));
      if (!count.has(id)) documents[id] = (documents[id] ?? 0) + 1;
      count.set(id, (count.get(id) ?? 0) + 1);
    }
    return count;
  });
  for (const count of counts) {
    let square = 0;
    for (const [id, n] of count) {
      const value = n * Math.log((1 + texts.length) / (0.5 + (documents[id] ?? 0)));
      count.set(id, value);
      square += value * value;
    }
    const norm = Math.sqrt(square) || 1;
    for (const [id, value] of count) count.set(id, value / norm);
  }
  return counts;
}

function thinOut(vectors: Vector[], weights: number[], isKept: (index: number) => boolean): number[] {
  const able = vectors.map((_, index) => index).filter((index) => (weights[index] ?? 0) > 0);
  if (able.length <= RANKED_MAX) return able;
  const centre: Vector = new Map();
  for (const index of able)
    for (const [id, value] of vectors[index] ?? []) centre.set(id, (centre.get(id) ?? 0) + value);
  const close = (index: number) =>
    cosine(vectors[index] ?? new Map<number, number>(), centre) *
    (weights[index] ?? 0) *
    positionPrior(index, vectors.length);
  const scored = able.map((index) => ({ index, close: close(index) }));
  return [0, 1, 2]
    .flatMap((third) => {
      const own = scored
        .filter((one) => Math.floor((one.index * 3) / vectors.length) === third)
        .sort((a, b) => b.close - a.close);
      const kept = own.filter((one) => isKept(one.index)).slice(0, RANKED_MAX / 12);
      return [...kept, ...own.filter((one) => !kept.includes(one)).slice(0, RANKED_MAX / 3 - kept.length)];
    })
    .map((one) => one.index)
    .sort((a, b) => a - b);
}

function pageRank(vectors: Vector[]): number[] {
  const n = vectors.length;
  const links = similarities(vectors);
  const sums = Array.from({ length: n }, (_, row) => links.subarray(row * n, row * n + n).reduce((a, b) => a + b, 0));
  let ranks = new Float64Array(n).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(n).fill(1 - DAMPING);
    for (let from = 0; from < n; from++) {
      const share = (DAMPING * (ranks[from] ?? 0)) / (sums[from] || 1);
      for (let to = 0; to < n; to++) next[to] = (next[to] ?? 0) + share * (links[from * n + to] ?? 0);
    }
    ranks = next;
  }
  return [...ranks];
}

// Through an inverted index: pairs that share no term cost nothing.
function similarities(vectors: Vector[]): Float64Array {
  const n = vectors.length;
  const links = new Float64Array(n * n);
  const holders = new Map<number, { at: number; value: number }[]>();
  vectors.forEach((vector, at) => {
    for (const [id, value] of vector) {
      const list = holders.get(id) ?? [];
      for (const other of list) {
        links[at * n + other.at] = (links[at * n + other.at] ?? 0) + value * other.value;
        links[other.at * n + at] = (links[other.at * n + at] ?? 0) + value * other.value;
      }
      list.push({ at, value });
      holders.set(id, list);
    }
  });
  return links;
}

function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [id, value] of small) sum += value * (large.get(id) ?? 0);
  return sum;
}
