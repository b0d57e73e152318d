// The time that the coach takes while somebody types.
import { machineNow } from "../src/clock.ts";
import { coach } from "../src/domain/coach/coach.ts";
import type { Figure } from "./figure.ts";
import { randomFrom } from "./ranking.ts";

const CALLS = 60;

/** 300 words on a post of 5,000 with 200 comments of 60, none twice the same, as if it were typed. */
export function benchCoach(): Promise<Figure<string>[]> {
  const [text, body] = [writeWords(300, 1), writeWords(5_000, 2)];
  const comments = Array.from({ length: 200 }, (_, index) => writeWords(60, 3 + index));
  const post = { title: "How we measure", text: body, comments };
  const calls = Array.from({ length: CALLS }, (_, call) => {
    const typed = text.slice(0, text.length - CALLS + call);
    const [start, before] = [machineNow(), process.cpuUsage()];
    coach({ text: typed, take: typed.slice(0, 400), channel: "blog", post });
    const { user, system } = process.cpuUsage(before);
    return { passed: machineNow() - start, worked: (user + system) / 1_000 };
  });
  const at = (share: number, times: number[]): number =>
    times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
  const passed = calls.slice(1).map((call) => call.passed);
  const worked = calls.slice(1).map((call) => call.worked);
  return Promise.resolve([
    { name: "a call of the coach, the very first", value: calls[0]?.passed ?? 0, unit: "ms" },
    { name: "a call of the coach, median", value: at(0.5, passed), unit: "ms", limit: "<= 50" },
    { name: "a call of the coach, 95 %", value: at(0.95, passed), unit: "ms" },
    { name: "a call of the coach, 95 %, its own work", value: at(0.95, worked), unit: "CPU ms", limit: "<= 50" },
  ]);
}

const COMMON = "the of and to in that it is was for on with as we had not but they at by which because".split(" ");
const SYLLABLES = "ka re mo ti lan ver so pi dra ne com ful tor mi sta ble".split(" ");

/** Sentences of invented words, half of them common ones, as in prose. */
function writeWords(count: number, seed: number): string {
  const random = randomFrom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? "";
  const words = Array.from({ length: count }, (_, index) => {
    const word = index % 2 === 0 ? pick(COMMON) : pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES);
    return index % 17 === 16 ? `${word}.` : word;
  });
  return words.join(" ");
}
