// Every bench there is, as one table, each figure beside its limit or peer; as JSON besides, in bench/.output/. A bench that
// cannot run here is named.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { machineNow } from "../src/clock.ts";
import { projectRoot } from "../src/root.ts";
import { table } from "../src/cli/table.ts";
import { missingPostgres } from "../tests/support/postgres.ts";
import { missingRedis } from "../tests/support/redis.ts";
import { benchArticles } from "./articles.ts";
import { benchCoach } from "./coach.ts";
import { benchComments, missingComments } from "./comments.ts";
import { benchBriefTokens } from "./brief-tokens.ts";
import { benchFeedParsers } from "./feed-parsers.ts";
import { benchFeeds } from "./feeds.ts";
import { benchFollowing, benchMemory } from "./following.ts";
import { benchGrowth } from "./following/growth.ts";
import { benchHouse } from "./house.ts";
import type { Figure } from "./figure.ts";
import { boundOf, meets } from "./limits.ts";
import { benchSummaries } from "./summaries.ts";
import { benchWay } from "./ways.ts";

/** A bench without figures has found nothing to measure; `missing` says what. */
type Bench = { name: string; missing: () => string | undefined; run: () => Promise<Figure[]> };

const corpus = (name: string) => () => `no ../shared/corpus/${name} beside this checkout`;

const BENCHES: readonly Bench[] = [
  { name: "feeds", missing: corpus("feeds"), run: benchFeeds },
  { name: "feed-parsers", missing: () => undefined, run: benchFeedParsers },
  { name: "articles", missing: corpus("articles"), run: benchArticles },
  { name: "brief-tokens", missing: corpus("articles"), run: benchBriefTokens },
  { name: "summaries", missing: corpus("summaries"), run: benchSummaries },
  { name: "comments", missing: missingComments, run: benchComments },
  { name: "coach", missing: () => undefined, run: benchCoach },
  { name: "following", missing: () => undefined, run: benchFollowing },
  { name: "following-growth", missing: missingPostgres, run: async () => (missingPostgres() ? [] : benchGrowth()) },
  { name: "following-memory", missing: missingPostgres, run: async () => (missingPostgres() ? [] : benchMemory()) },
  { name: "house", missing: () => undefined, run: benchHouse },
  { name: "embedded", missing: () => undefined, run: () => benchWay("embedded") },
  { name: "postgres", missing: missingPostgres, run: async () => (missingPostgres() ? [] : benchWay("postgres")) },
  { name: "redis", missing: missingForRedis, run: async () => (missingForRedis() ? [] : benchWay("redis")) },
];

function missingForRedis(): string | undefined {
  return missingPostgres() ?? missingRedis();
}

const wanted = process.argv.slice(2);
const figures: (Figure & { bench: string; ok: boolean | null })[] = [];
const skipped: string[] = [];
for (const { name, missing, run } of BENCHES) {
  // `following` is all three of its parts.
  if (wanted.length > 0 && !wanted.some((one) => name === one || name.startsWith(`${one}-`))) continue;
  const start = machineNow();
  const found = await run();
  if (found.length === 0) skipped.push(`${name}: skipped, ${missing() ?? "nothing to measure"}`);
  else console.log(`${name}: ${((machineNow() - start) / 1_000).toFixed(1)} s`);
  figures.push(...found.map((one) => ({ ...one, bench: name, ok: meets(one.value, one.limit) })));
}

const [cpu] = cpus();
const machine = `${cpus().length} × ${cpu?.model ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
const short = (value: number): string => String(Math.round(value * 1_000) / 1_000);
const rows = figures.map(({ name, value, unit, limit, peer, ok }) => {
  const beside = peer?.value ?? (limit === undefined ? undefined : boundOf(limit));
  return [
    name,
    short(value),
    unit,
    limit === undefined ? "" : typeof limit === "number" ? `>= ${limit}` : limit,
    peer ? `${short(peer.value)} ${peer.name}` : "",
    beside ? `${(value / beside).toFixed(2)}×` : "",
    ok === null ? "" : ok ? "ok" : "NO",
  ];
});
console.log(`\n${table([["NAME", "VALUE", "UNIT", "LIMIT", "PEER", "RATIO", "OK"], ...rows])}`);
for (const line of skipped) console.log(line);
console.log(`machine: ${machine}`);

const folder = join(projectRoot(), "bench", ".output");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "figures.json"), `${JSON.stringify({ machine, skipped, figures }, null, 2)}\n`);
if (figures.some((one) => one.ok === false)) process.exitCode = 1;
