// newsboat and sfeed over the same farm, as their users run them, with a fresh cache. No second pass: newsboat sends validators
// only to feeds that it has loaded several times, and sfeed none, so neither has a pass of 304 to be compared with.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machineNow } from "../../src/clock.ts";

export type Run = { wall: number; cpu: number };
export type Peer = { name: string; missing: string | undefined; firstPass: (urls: readonly string[]) => Run };

/** @returns seconds by the wall, and of the CPU with all children, as bash tells them. */
function timed(command: string, env: Record<string, string>): Run {
  const began = machineNow();
  const out = execFileSync("bash", ["-c", `${command} >/dev/null 2>&1; times`], { env: { ...process.env, ...env } });
  const wall = (machineNow() - began) / 1_000;
  const spent = [
    ...out
      .toString()
      .split("\n")[1]!
      .matchAll(/(\d+)m([\d.]+)s/g),
  ];
  return { wall, cpu: spent.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0) };
}

function inFolder(run: (folder: string) => Run): Run {
  const folder = mkdtempSync(join(tmpdir(), "door-peer-"));
  try {
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const PEERS: readonly Peer[] = [
  {
    name: "newsboat, 16 threads",
    missing: existsSync("/usr/bin/newsboat") ? undefined : "no /usr/bin/newsboat",
    firstPass: (urls) =>
      inFolder((folder) => {
        writeFileSync(join(folder, "urls"), `${urls.join("\n")}\n`);
        writeFileSync(join(folder, "config"), "reload-threads 16\nsuppress-first-reload yes\n");
        const files = ["urls", "config", "cache.db"].map((name) => join(folder, name));
        return timed(`newsboat -u ${files[0]} -C ${files[1]} -c ${files[2]} -x reload`, { HOME: folder });
      }),
  },
  {
    name: "sfeed, 16 jobs",
    missing: existsSync("/usr/bin/sfeed_update") ? undefined : "no /usr/bin/sfeed_update",
    firstPass: (urls) =>
      inFolder((folder) => {
        mkdirSync(join(folder, "feeds"));
        const lines = urls.map((url, at) => `  feed "feed ${at}" "${url}"`);
        const rc = `sfeedpath="${folder}/feeds"\nmaxjobs=16\nfeeds() {\n${lines.join("\n")}\n}\n`;
        writeFileSync(join(folder, "sfeedrc"), rc);
        return timed(`sfeed_update ${join(folder, "sfeedrc")}`, { HOME: folder });
      }),
  },
];
