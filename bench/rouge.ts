// ROUGE-1, -2 and -L F1 (Lin 2004), Porter-stemmed, in percent; L over sentences as the union of common subsequences.
import { stem } from "./porter-stemmer.ts";

export type Rouge = { r1: number; r2: number; rl: number };

/** @param system, reference lists of sentences. */
export function rouge(system: string[], reference: string[]): Rouge {
  const a = system.map(tokens);
  const b = reference.map(tokens);
  return {
    r1: overlap(grams(a.flat(), 1), grams(b.flat(), 1)),
    r2: overlap(grams(a.flat(), 2), grams(b.flat(), 2)),
    rl: longest(a, b),
  };
}

function tokens(sentence: string): string[] {
  const words = sentence.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.map((word) => (word.length > 3 ? stem(word) : word));
}

function grams(words: string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + n <= words.length; at++) {
    const gram = words.slice(at, at + n).join(" ");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function overlap(a: Map<string, number>, b: Map<string, number>): number {
  let common = 0;
  for (const [gram, count] of a) common += Math.min(count, b.get(gram) ?? 0);
  return f1(common, total(a), total(b));
}

function longest(system: string[][], reference: string[][]): number {
  const left = grams(system.flat(), 1);
  const leftReference = grams(reference.flat(), 1);
  let hits = 0;
  for (const sentence of reference) {
    const union = new Set(system.flatMap((other) => subsequence(sentence, other)));
    for (const at of union) {
      const word = sentence[at] ?? "";
      const here = left.get(word) ?? 0;
      const there = leftReference.get(word) ?? 0;
      if (here > 0 && there > 0) {
        hits++;
        left.set(word, here - 1);
        leftReference.set(word, there - 1);
      }
    }
  }
  return f1(hits, system.flat().length, reference.flat().length);
}

// The places in `a` of one longest common subsequence of `a` and `b`.
function subsequence(a: string[], b: string[]): number[] {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      table[i * width + j] = a[i - 1] === b[j - 1] ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1));
  const places: number[] = [];
  for (let i = a.length, j = b.length; i > 0 && j > 0;) {
    if (a[i - 1] === b[j - 1]) {
      places.push(i - 1);
      i--;
      j--;
    } else if (at(i - 1, j) >= at(i, j - 1)) i--;
    else j--;
  }
  return places;
}

function total(counts: Map<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

function f1(common: number, a: number, b: number): number {
  return common === 0 ? 0 : (200 * common) / (a + b);
}
