// A model that does as a text told it may repeat what only it was told. Such an answer is used for nothing.
import type { RenderedPrompt } from "./prompt-file.ts";

/** So many words in a row of the instructions are no coincidence. */
const RUN = 8;

/**
 * Whether anything in the answer is taken from the instructions (and does not stand in the material as well), or is the key.
 * @param json the answer as it was read; every text in it counts.
 */
export function givesAway(json: unknown, prompt: Pick<RenderedPrompt, "system" | "user">, key?: string): boolean {
  const texts = textsOf(json);
  if (key !== undefined && key !== "" && texts.some((text) => text.includes(key))) return true;
  const told = runsOf(prompt.system);
  const repeated = texts.flatMap((text) => [...runsOf(text)].filter((run) => told.has(run)));
  if (repeated.length === 0) return false;
  const material = runsOf(prompt.user);
  return repeated.some((run) => !material.has(run));
}

function textsOf(json: unknown): string[] {
  const found: string[] = [];
  const open: unknown[] = [json];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one === "string") found.push(one);
    else if (typeof one === "object" && one !== null) for (const inner of Object.values(one)) open.push(inner);
  }
  return found;
}

function runsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = Math.max(0, words.length - RUN + 1);
  return new Set(Array.from({ length: runs }, (_, at) => words.slice(at, at + RUN).join(" ")));
}
