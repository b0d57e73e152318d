// What is left of a host after it was asked: nothing, however many there are. Counted, not timed.
import { queryObjects } from "node:v8";
import { expect, test } from "vitest";
import { Client } from "undici";
import { createFetcher } from "../../src/net/fetcher.ts";
import { clock, startSite } from "./loopback.ts";

const HOSTS = 400;
const AT_ONCE = 32;

/** How many there are once all that can be collected is. */
async function alive(kind: new (...args: never[]) => unknown): Promise<number> {
  // What just ended has its last callbacks still to come.
  await new Promise((done) => setTimeout(done, 0));
  return queryObjects(kind, { format: "count" });
}

test("hundreds of hosts leave no connection and no signal behind", async () => {
  const site = await startSite((_request, response) => response.writeHead(304, { etag: '"x"' }).end(), "0.0.0.0");
  const fetcher = createFetcher({
    allow: ["127.0.0.0/8"],
    userAgent: "DoorOpener/0.1",
    clock,
    limits: { spacingMs: 1 },
  });
  const ask = async (at: number): Promise<void> => {
    const url = `http://127.93.${Math.floor(at / 250)}.${(at % 250) + 1}:${site.port}/feed.xml`;
    const { status } = await fetcher.fetch({ url, purpose: "feed", validators: { etag: '"x"' } });
    expect(status).toBe(304);
    site.requests.length = 0;
  };
  const askAll = async (from: number, to: number): Promise<void> => {
    for (let at = from; at < to; at += AT_ONCE)
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, to - at) }, (_, nth) => ask(at + nth)));
  };
  const kinds = [Client, AbortController] as const;
  const count = async (): Promise<number[]> => {
    const counts: number[] = [];
    for (const kind of kinds) counts.push(await alive(kind));
    return counts;
  };
  await askAll(0, AT_ONCE);
  const before = await count();
  await askAll(AT_ONCE, HOSTS);
  const after = await count();
  for (const [at, kind] of kinds.entries())
    expect(after[at]! - before[at]!, `${kind.name}s held`).toBeLessThan(HOSTS / 20);
  await fetcher.close();
  await site.close();
});
