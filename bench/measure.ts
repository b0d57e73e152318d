// What is read of a process from outside. Linux only.
import { readdirSync, readFileSync } from "node:fs";
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

/** The same of a process with all below it, the ended ones among them. */
export function cpuSecondsOfAll(pid: number): number {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const fields = fieldsOf(name);
      return fields ? [{ pid: Number(name), parent: Number(fields[1]), fields }] : [];
    });
  const spentBelow = (top: number): number =>
    processes
      .filter((one) => one.pid === top)
      // Its own, and those of the children that it has waited for.
      .map(({ fields }) => fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100)
      .concat(processes.filter(({ parent }) => parent === top).map((child) => spentBelow(child.pid)))
      .reduce((sum, seconds) => sum + seconds, 0);
  return spentBelow(pid);
}

/** What the kernel tells of a process, from its state on; undefined where it has just ended. */
function fieldsOf(pid: string): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
  } catch {
    return undefined;
  }
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
