// Recordings are given away piece by piece: large ones, slow ones, and those that end too early.
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import type { FetcherOptions } from "../../src/net/fetcher.ts";
import { loopbackFetcher, startSite, type Site } from "./loopback.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open(listener: Parameters<typeof startSite>[0], options: Partial<FetcherOptions> = {}) {
  const site: Site = await startSite(listener);
  const fetcher = loopbackFetcher(options);
  closers.push(site.close, fetcher.close);
  const pieces: Uint8Array[] = [];
  const keep = async (piece: Uint8Array): Promise<void> => void pieces.push(piece);
  const fetch = (path = "/1.mp3") => fetcher.fetch({ url: site.origin + path, purpose: "audio", keep });
  return { site, fetcher, fetch, kept: () => Buffer.concat(pieces) };
}

test("a recording is given to whoever keeps it, decoded, and not kept in memory besides", async () => {
  const sound = Buffer.alloc(400_000, 7);
  const { fetch, kept } = await open((_request, response) =>
    response.writeHead(200, { "content-encoding": "gzip", "content-type": "audio/mpeg" }).end(gzipSync(sound)),
  );
  const { status, complete, body } = await fetch();
  expect([status, complete, body.length]).toEqual([200, true, 0]);
  expect(kept().equals(sound)).toBe(true);
});

test("of a page that says no, and of a redirect, nothing is kept", async () => {
  const { fetch, kept } = await open((request, response) => {
    if (request.url === "/1.mp3") response.writeHead(302, { location: "/gone.mp3" }).end("moved");
    else response.writeHead(403).end("not for you");
  });
  expect(await fetch()).toMatchObject({ status: 403 });
  expect(kept()).toHaveLength(0);
});

test("it may last longer than other requests, for as long as something comes", async () => {
  const { fetch, fetcher, site, kept } = await open(
    (_request, response) => {
      response.writeHead(200);
      let left = 8;
      const timer = setInterval(() => {
        response.write("sound");
        if ((left -= 1) === 0) {
          clearInterval(timer);
          response.end();
        }
      }, 100);
    },
    { limits: { wholeMs: 400, stallMs: 10_000 } },
  );
  await expect(fetcher.fetch({ url: `${site.origin}/feed`, purpose: "feed" })).rejects.toThrow("took too long");
  await fetch();
  expect(kept().toString()).toBe("sound".repeat(8));
});

test("one that stalls is given up", async () => {
  const { fetch } = await open((_request, response) => response.writeHead(200).write("sound"), {
    limits: { stallMs: 200 },
  });
  await expect(fetch()).rejects.toMatchObject({ kind: "address-timeout" });
});

test.each([
  ["announces", { "content-length": "200000" }],
  ["sends", {}],
])("one that %s more than is wanted is not fetched to its end", async (_how, headers) => {
  const { fetch } = await open((_request, response) => response.writeHead(200, headers).end(Buffer.alloc(200_000)), {
    limits: { bytes: { audio: 100_000 } },
  });
  await expect(fetch()).rejects.toMatchObject({ kind: "address-too-large" });
});

test("one that breaks off is no recording", async () => {
  const { fetch } = await open((_request, response) => {
    response.writeHead(200, { "content-length": "1000" }).write("half of it");
    setTimeout(() => response.destroy(), 50);
  });
  await expect(fetch()).rejects.toThrow("broke off");
});

test("what keeps it may fail, and that is what is told", async () => {
  const { fetcher, site } = await open((_request, response) => response.end("sound"));
  const full = new Error("no space left");
  const fetched = fetcher.fetch({ url: site.origin, purpose: "audio", keep: () => Promise.reject(full) });
  await expect(fetched).rejects.toMatchObject({ cause: full });
});

test("while one comes, others are answered by the same host", async () => {
  const done = Promise.withResolvers<void>();
  const { fetch, fetcher, site } = await open((request, response) => {
    if (request.url === "/feed") response.end("news");
    else {
      response.writeHead(200).write("sound");
      void done.promise.then(() => response.end());
    }
  });
  const listening = fetch();
  await expect.poll(() => site.requests.length).toBe(1);
  expect((await fetcher.fetch({ url: `${site.origin}/feed`, purpose: "feed" })).status).toBe(200);
  done.resolve();
  expect((await listening).status).toBe(200);
});
