// What one poll costs with few and with very many posts stored: of a feed in which nothing changed, and of one that comes
// anew with all its posts.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { createApp, type App } from "../../src/app.ts";
import { createManualClock, DAY, HOUR, machineNow } from "../../src/clock.ts";
import { readConfig } from "../../src/config.ts";
import { insertFeed } from "../../src/db/feeds.ts";
import { nextLookAt } from "../../src/db/polls.ts";
import { claimDue, pollFeed } from "../../src/domain/polls.ts";
import { newSharedId } from "../../src/id.ts";
import { startPostgres } from "../../tests/support/postgres.ts";
import { posts, rss } from "../../tests/world/write-feed.ts";
import type { Figure } from "../figure.ts";

const STORED = (process.env["POSTS_STORED"] ?? "1000,100000,1000000").split(",").map(Number);
const POLLS = 60;
/** Feeds that are not due. */
const WAITING = 100_000;

export async function benchGrowth(): Promise<Figure[]> {
  const postgres = await startPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), "door-bench-"));
  const clock = createManualClock(new Date("2026-11-23T08:00:00Z"));
  const site = await startSite(clock.now());
  const app = await createApp(
    readConfig({
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
      FETCH_ALLOW: "127.0.0.0/8",
      SECRET_KEY: "a key of the bench, good for nothing",
      DATABASE_URL: await postgres.createDatabase("door"),
    }),
    { clock, limits: { spacingMs: 0 } },
  );
  try {
    const feedId = await addFeed(app, site.url);
    await pollFeed(app, feedId);
    const costs: { stored: number; same: number; anew: number }[] = [];
    let stored = 0;
    for (const count of STORED) {
      await fill(app, feedId, stored, count);
      stored = count;
      const poll = async (): Promise<void> => {
        clock.advance(DAY + HOUR);
        const { outcome } = await pollFeed(app, feedId);
        if (outcome !== "unchanged") throw new Error(`a poll of the bench came to ${outcome}`);
      };
      const same = await median(poll);
      const anew = await median(() => (site.turn(), poll()));
      costs.push({ stored, same, anew });
    }
    const [least] = costs;
    const claiming = await benchClaims(app);
    return costs
      .flatMap(({ stored: many, same, anew }): Figure[] => [
        grown(`one poll, nothing changed, ${many.toLocaleString("en")} posts stored`, same, least!.same),
        grown(`one poll, all posts anew, ${many.toLocaleString("en")} posts stored`, anew, least!.anew),
      ])
      .concat(claiming);
  } finally {
    await app.close();
    site.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A look for feeds that are due, and for the next one that will be, while many wait and none is due. */
async function benchClaims(app: App): Promise<Figure[]> {
  const look = async (): Promise<void> => {
    await claimDue(app, { feeds: 32, failing: 16 });
    await nextLookAt(app.db, app.clock.now());
  };
  const few = await median(look);
  await sql`
    insert into feeds (id, url, host, kind, format, title, next_poll_at, allowed_at, interval_minutes, interval_reason, created_at)
    select gen_random_uuid(), 'https://waits.example/' || n, 'waits-' || n || '.example', 'blog', 'rss', 'Waits',
           '2030-01-01', '2030-01-01', 60, '', '2020-01-01' from generate_series(1, ${WAITING}) n`.execute(app.db);
  await sql`analyze feeds`.execute(app.db);
  return [grown(`a look for feeds that are due, ${WAITING.toLocaleString("en")} are not`, await median(look), few)];
}

function grown(name: string, value: number, least: number): Figure {
  return { name, value, unit: "ms", peer: { name: "with the fewest", value: least } };
}

/** A feed of twenty posts; `turn` makes its next answer a whole one. */
async function startSite(now: Date): Promise<{ url: string; turn: () => void; close: () => void }> {
  let version = 0;
  const server = createServer((request, response) => {
    const etag = `"v${version}"`;
    if (request.headers["if-none-match"] === etag) return void response.writeHead(304, { etag }).end();
    const body = rss({
      title: `Version ${version}`,
      link: "https://a.example/",
      entries: posts("https://a.example", 20, now),
    });
    response.writeHead(200, { etag, "content-type": "application/rss+xml" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.92.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.92.0.1:${port}/feed.xml`,
    turn: () => void (version += 1),
    close: () => void (server.close(), server.closeAllConnections()),
  };
}

async function addFeed({ db, clock }: App, url: string): Promise<string> {
  const now = clock.now();
  const times = { nextPollAt: now, allowedAt: now, createdAt: now };
  const more = { kind: "blog", format: "", title: url, intervalMinutes: 60, intervalReason: "" } as const;
  return (await insertFeed(db, { id: newSharedId(), url, ...times, ...more }))!.id;
}

/** A tenth of the posts are this feed's own. */
async function fill({ db }: App, feedId: string, from: number, to: number): Promise<void> {
  await sql`
    insert into feeds (id, url, host, kind, format, title, next_poll_at, allowed_at, interval_minutes, interval_reason, created_at)
    select gen_random_uuid(), 'https://other.example/' || n, 'other.example', 'blog', 'rss', 'Other', 'infinity', 'infinity', 60, '', now()
      from generate_series(1, 9) n on conflict (url) do nothing`.execute(db);
  await sql`
    with feed as (select array_agg(id order by id <> ${feedId}) as ids from feeds), made as (
      insert into posts (id, feed_id, guid, title, published_at, first_seen_at, kind, content_hash, search)
      select gen_random_uuid(), feed.ids[1 + n % 10], 'filled-' || n, 'Filled ' || n, '2020-01-01'::timestamptz + n * interval '1 minute',
             '2020-01-01', 'blog', '', to_tsvector('simple', 'filled ' || n % 1000)
        from feed, generate_series(${from}::integer, ${to - 1}::integer) n returning id, feed_id
    )
    insert into post_keys (feed_id, key, post_id) select feed_id, md5(id::text), id from made`.execute(db);
  await sql`analyze`.execute(db);
}

async function median(run: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < POLLS; count += 1) {
    const began = machineNow();
    await run();
    times.push(machineNow() - began);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
