// Every bench there is, as one table; as JSON besides, in bench/.output/. A bench whose corpus is absent is named.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { machineNow } from "../src/clock.ts";
import { projectRoot } from "../src/root.ts";
import { table } from "../src/cli/table.ts";
import { benchArticles } from "./articles.ts";
import { benchFeeds } from "./feeds.ts";
import { benchHouse } from "./house.ts";
import { meets, type Limit } from "./limits.ts";
import { benchSummaries } from "./summaries.ts";

type Figure = { name: string; value: number; unit: string; limit?: Limit };

/** A bench without figures has found nothing to measure. */
const BENCHES: readonly { name: string; needs: string; run: () => Promise<Figure[]> }[] = [
  { name: "feeds", needs: "../shared/corpus/feeds", run: benchFeeds },
  { name: "articles", needs: "../shared/corpus/articles", run: benchArticles },
  { name: "summaries", needs: "../shared/corpus/summaries", run: benchSummaries },
  { name: "house", needs: "dist", run: benchHouse },
];

const wanted = process.argv.slice(2);
const figures: (Figure & { bench: string; ok: boolean | null })[] = [];
const skipped: string[] = [];
for (const { name, needs, run } of BENCHES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const start = machineNow();
  const found = await run();
  if (found.length === 0) skipped.push(`${name}: skipped, ${needs} is not beside this checkout`);
  else console.log(`${name}: ${((machineNow() - start) / 1_000).toFixed(1)} s`);
  figures.push(...found.map((one) => ({ ...one, bench: name, ok: meets(one.value, one.limit) })));
}

const [cpu] = cpus();
const machine = `${cpus().length} × ${cpu?.model ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
const rows = figures.map(({ name, value, unit, limit, ok }) => [
  name,
  String(Math.round(value * 1_000) / 1_000),
  unit,
  limit === undefined ? "" : typeof limit === "number" ? `>= ${limit}` : limit,
  ok === null ? "" : ok ? "ok" : "NO",
]);
console.log(`\n${table([["NAME", "VALUE", "UNIT", "LIMIT", "OK"], ...rows])}`);
for (const line of skipped) console.log(line);
console.log(`machine: ${machine}`);

const folder = join(projectRoot(), "bench", ".output");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "figures.json"), `${JSON.stringify({ machine, skipped, figures }, null, 2)}\n`);
if (figures.some((one) => one.ok === false)) process.exitCode = 1;
