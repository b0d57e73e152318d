// What is read of a process from outside. Linux only.
import { readFileSync } from "node:fs";
import type { HouseProcess } from "../tests/support/process.ts";
import type { StaticSites } from "../tests/world/static-sites.ts";

const SETTLE_MS = 12_000;

/** As the process itself says it, from its first line on. */
export function secondsToReady(house: HouseProcess): number {
  return Number(/ready in ([\d.]+) s/.exec(house.output())?.[1]);
}

/** User and system time of a process so far. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

export function residentMegabytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_000;
}

/** Idle begins when nothing is fetched any more. */
export async function allQuiet(web: StaticSites): Promise<void> {
  for (let seen = -1; seen !== web.requests.length; await pause(SETTLE_MS)) seen = web.requests.length;
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
