// Two extractors that work differently rarely keep the same rubbish: a line stays where both kept it.
import { BLOCK_ELEMENTS } from "../html/text.ts";

const SHINGLE = 12;
const SHARED_ENOUGH = 0.6;
/** Kept whole: what they hold is one thing, and extractors write it down differently. */
const ATOMS = new Set(["pre", "table", "figure", "math"]);

/** Removes from `root` every line of text that `opinion` does not have as well; changes `root` in place. */
export function keepAgreed(root: Element, opinion: string): void {
  const whole = letters(opinion);
  const known = shingles(whole);
  const lines = new Set(opinion.split("\n").map(letters));
  const agreed = (line: string): boolean => {
    const bare = letters(line);
    if (bare === "" || lines.has(bare)) return true;
    if (bare.length <= SHINGLE * 2) return whole.includes(bare);
    const own = shingles(bare);
    let shared = 0;
    for (const shingle of own) if (known.has(shingle)) shared++;
    return shared >= own.size * SHARED_ENOUGH;
  };
  prune(root, agreed);
}

function prune(element: Element, agreed: (line: string) => boolean): void {
  let run: ChildNode[] = [];
  const settle = (): void => {
    if (!agreed(run.map((node) => node.textContent ?? "").join(""))) for (const node of run) node.remove();
    run = [];
  };
  const nodes = [...element.childNodes];
  for (const node of nodes) {
    if (!isElement(node) || !startsLine(node)) {
      run.push(node);
      continue;
    }
    settle();
    if (node.localName === "br") continue;
    if (ATOMS.has(node.localName)) {
      if (!agreed(node.textContent ?? "")) node.remove();
      continue;
    }
    const had = node.textContent?.trim() !== "";
    prune(node, agreed);
    if (had && node.textContent?.trim() === "") node.remove();
  }
  settle();
}

function startsLine(element: Element): boolean {
  if (BLOCK_ELEMENTS.has(element.localName)) return true;
  return [...element.querySelectorAll("*")].some((inner) => BLOCK_ELEMENTS.has(inner.localName));
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function shingles(bare: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at + SHINGLE <= bare.length; at++) found.add(bare.slice(at, at + SHINGLE));
  return found;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
