import { once } from "node:events";
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { FetcherOptions, Purpose } from "../../src/net/fetcher.ts";
import { loopbackFetcher, startRawSite, startSite } from "./loopback.ts";

const toClose: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const opened of toClose.splice(0)) await opened.close();
});

async function fetchFrom(
  speak: (socket: Socket) => void,
  purpose: Purpose = "page",
  limits: FetcherOptions["limits"] = {},
) {
  const site = await startRawSite(speak);
  const fetcher = loopbackFetcher({ limits });
  toClose.push(fetcher, site);
  return fetcher.fetch({ url: `${site.origin}/`, purpose });
}

/** Sends `piece` again and again, whenever the last one is gone; with `everyMs`, slowly. */
async function pour(socket: Socket, piece: Buffer, everyMs = 0) {
  while (!socket.destroyed) {
    if (!socket.write(piece)) await Promise.race([once(socket, "drain"), once(socket, "close")]);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

const OK = 'HTTP/1.1 200 OK\r\netag: "v1"\r\n';
const text = (body: Uint8Array) => Buffer.from(body).toString();

describe("a server that is slow", () => {
  it("and never answers is given up", async () => {
    const silent = fetchFrom(() => undefined, "page", { wholeMs: 200 });
    await expect(silent).rejects.toMatchObject({ kind: "address-timeout", name: "RetryLaterError" });
    await expect(silent).rejects.toThrow(/^127\.0\.0\.1:\d+ took too long to answer\.$/);
  });

  it.each<[string, string, Purpose]>([
    ["header", "HTTP/1.1 200 OK\r\nx-slow: ", "page"],
    ["body", `${OK}content-length: 100000\r\n\r\n`, "feed"],
    ["body without an end", `${OK}\r\n`, "feed"],
    ["redirect", "HTTP/1.1 302 Found\r\nx-slow: ", "page"],
  ])("to drip its %s is given up as a whole", async (_part, start, purpose) => {
    const dripping = fetchFrom(
      (socket) => {
        socket.write(start);
        void pour(socket, Buffer.from("x"), 20);
      },
      purpose,
      { wholeMs: 300 },
    );
    await expect(dripping).rejects.toMatchObject({ kind: "address-timeout" });
  });

  it("and stops in the middle of a body is given up sooner", async () => {
    const stalled = fetchFrom((socket) => socket.write(`${OK}content-length: 100\r\n\r\nhalf`), "feed", {
      stallMs: 100,
    });
    await expect(stalled).rejects.toMatchObject({ kind: "address-timeout" });
  });

  it("to say no has said no", async () => {
    const answer = await fetchFrom(
      (socket) => socket.write("HTTP/1.1 429 Slow Down\r\nretry-after: 60\r\ncontent-length: 100\r\n\r\nwait"),
      "feed",
      { wholeMs: 200 },
    );
    expect(answer).toMatchObject({ status: 429, complete: false });
    expect(answer.headers.get("retry-after")).toBe("60");
  });

  it("in being found is given up", async () => {
    const fetcher = loopbackFetcher({ limits: { connectMs: 50 }, lookup: () => new Promise(() => undefined) });
    toClose.push(fetcher);
    const lost = fetcher.fetch({ url: "http://slow.example/", purpose: "page" });
    await expect(lost).rejects.toMatchObject({ kind: "address-timeout" });
  });
});

describe("a server that sends too much", () => {
  it.each<Purpose>(["feed", "page", "article", "avatar", "mention"])("for a %s is cut off", async (purpose) => {
    const endless = fetchFrom(
      (socket) => {
        socket.write(`${OK}\r\n`);
        void pour(socket, Buffer.alloc(60_000, "x"));
      },
      purpose,
      { bytes: { [purpose]: 200_000 } },
    );
    await expect(endless).rejects.toMatchObject({ kind: "address-too-large", name: "PermanentError" });
    await expect(endless).rejects.toThrow(/sent more than 195 kB/);
  });

  it("is believed when it says so", async () => {
    const huge = fetchFrom((socket) => socket.write(`${OK}content-length: 99999999999\r\n\r\n`), "feed");
    await expect(huge).rejects.toThrow(/sent more than 10 MB, which is too much/);
  });

  it("packed small is cut off where it unfolds, at the real limit", async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, "<item>"));
    expect(bomb.length).toBeLessThan(100_000);
    const site = await startSite((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    );
    const fetcher = loopbackFetcher();
    toClose.push(fetcher, site);
    await expect(fetcher.fetch({ url: site.origin, purpose: "feed" })).rejects.toThrow(/more than 10 MB/);
  });

  it("of headers is cut off", async () => {
    const endless = fetchFrom((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      void pour(socket, Buffer.from(`x-more: ${"x".repeat(1_000)}\r\n`));
    });
    await expect(endless).rejects.toMatchObject({ kind: "address-unreachable" });
  });

  it("while it says no has said no", async () => {
    const answer = await fetchFrom(
      (socket) => {
        socket.write("HTTP/1.1 500 Oops\r\n\r\n");
        void pour(socket, Buffer.alloc(60_000, "x"));
      },
      "feed",
      { bytes: { feed: 100_000 } },
    );
    expect(answer).toMatchObject({ status: 500, complete: false });
    expect(answer.body).toHaveLength(100_000);
  });
});

describe("a server that breaks off", () => {
  const cases: [string, (socket: Socket) => void][] = [
    ["with a Content-Length too large", (socket) => socket.end(`${OK}content-length: 100\r\n\r\n<rss>half`)],
    ["in the middle of chunks", (socket) => socket.end(`${OK}transfer-encoding: chunked\r\n\r\n9\r\n<rss>half\r\n`)],
    [
      "by a reset",
      (socket) => {
        socket.write(`${OK}content-length: 100\r\n\r\n<rss>half`, () => setTimeout(() => socket.resetAndDestroy(), 50));
      },
    ],
  ];
  describe.each(cases)("%s", (_how, speak) => {
    it.each<Purpose>(["feed", "page"])("gives the beginning of a %s, without validators", async (purpose) => {
      const answer = await fetchFrom(speak, purpose);
      expect(text(answer.body)).toBe("<rss>half");
      expect(answer.complete).toBe(false);
      expect(answer.headers.get("etag")).toBeNull();
    });

    it.each<Purpose>(["article", "avatar", "mention"])("fails for an %s", async (purpose) => {
      await expect(fetchFrom(speak, purpose)).rejects.toMatchObject({ kind: "address-unreachable" });
    });
  });

  it("in the middle of gzip gives what could be unpacked", async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `<item>${i * 7919}</item>`).join("");
    const packed = gzipSync(lines);
    const half = packed.subarray(0, packed.length >> 1);
    const answer = await fetchFrom((socket) => {
      socket.write(`${OK}content-encoding: gzip\r\ncontent-length: ${half.length}\r\n\r\n`);
      socket.end(half);
    }, "feed");
    expect(answer.complete).toBe(false);
    expect(lines.startsWith(text(answer.body))).toBe(true);
    expect(answer.body.length).toBeGreaterThan(lines.length / 4);
  });

  it.each<[string, (socket: Socket) => void]>([
    ["before anything", (socket) => socket.end()],
    ["with a reset before anything", (socket) => socket.resetAndDestroy()],
    ["in its headers", (socket) => socket.end("HTTP/1.1 200 OK\r\nconte")],
    ["with two lengths", (socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n")],
    ["before the body", (socket) => socket.end(`${OK}content-length: 100\r\n\r\n`)],
  ])("%s has not answered", async (_when, speak) => {
    await expect(fetchFrom(speak, "feed")).rejects.toMatchObject({
      kind: "address-unreachable",
      name: "RetryLaterError",
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ broke off before its answer was complete\.$/),
    });
  });
});

describe("a server that talks nonsense, or is not there", () => {
  it.each<[string, string]>([
    ["not HTTP at all", "SSH-2.0-OpenSSH_9.2\r\n"],
    ["a broken status line", "HTTP/1.1 abc\r\n\r\n"],
    ["rubbish for gzip", "HTTP/1.1 200 OK\r\ncontent-encoding: br\r\ncontent-length: 9\r\n\r\n<rss>half"],
  ])("(%s) cannot be read", async (_what, answer) => {
    await expect(fetchFrom((socket) => socket.end(answer), "feed")).rejects.toMatchObject({
      kind: "address-unreachable",
      message: expect.stringMatching(/cannot be read/),
    });
  });

  it("after a body that is whole does no harm", async () => {
    const answer = await fetchFrom((socket) => socket.end(`${OK}content-length: 5\r\n\r\n<rss>and more`), "feed");
    expect(text(answer.body)).toBe("<rss>");
  });

  it("and early hints before its answer is understood", async () => {
    const answer = await fetchFrom((socket) =>
      socket.end(`HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n${OK}content-length: 2\r\n\r\nok`),
    );
    expect(answer).toMatchObject({ status: 200, complete: true });
  });

  it("about TLS has no certificate to trust", async () => {
    const hello: Buffer[] = [];
    const site = await startRawSite((socket, request) => {
      hello.push(request);
      socket.end("HTTP/1.1 400 This is not TLS\r\n\r\n");
    });
    const fetcher = loopbackFetcher({ lookup: async () => ["127.0.0.1"] });
    toClose.push(fetcher, site);
    const failed = fetcher.fetch({ url: `https://secure.example:${site.port}/`, purpose: "page" });
    await expect(failed).rejects.toMatchObject({ kind: "address-unreachable", cause: expect.any(Error) });
    // The name stands readable in the client's hello (SNI): connected by address, yet asked for by name.
    expect(hello[0]?.includes("secure.example")).toBe(true);
  });

  it("on one of two addresses only is reached on the other", async () => {
    const site = await startSite((_request, response) => response.end("here"));
    const fetcher = loopbackFetcher({
      allow: ["127.0.0.0/8", "::1"],
      lookup: async () => ["::1", "127.0.0.2", "127.0.0.1"],
    });
    toClose.push(fetcher, site);
    const answer = await fetcher.fetch({ url: `http://many.example:${site.port}/`, purpose: "page" });
    expect(text(answer.body)).toBe("here");
  });

  it("where nothing listens does not accept connections", async () => {
    const site = await startSite(() => undefined);
    await site.close();
    const fetcher = loopbackFetcher();
    toClose.push(fetcher);
    await expect(fetcher.fetch({ url: site.origin, purpose: "page" })).rejects.toThrow(/does not accept connections/);
  });
});

describe("whoever asked", () => {
  it("can end a request, and the connection ends with it", async () => {
    const site = await startRawSite((socket) => socket.write(`${OK}content-length: 100\r\n\r\nhalf`));
    const fetcher = loopbackFetcher();
    toClose.push(fetcher, site);
    const reason = new Error("the user went away");
    const signal = AbortSignal.abort(reason);
    await expect(fetcher.fetch({ url: site.origin, purpose: "feed", signal })).rejects.toBe(reason);
    const controller = new AbortController();
    const ended = fetcher.fetch({ url: site.origin, purpose: "feed", signal: controller.signal });
    setTimeout(() => controller.abort(reason), 50);
    await expect(ended).rejects.toBe(reason);
    await expect.poll(site.open).toBe(0);
  });

  it("ends everything by closing", async () => {
    const site = await startRawSite(() => undefined);
    const fetcher = loopbackFetcher();
    toClose.push(site);
    const requests = [1, 2, 3].map((n) => fetcher.fetch({ url: `${site.origin}/${n}`, purpose: "feed" }));
    const outcomes = Promise.allSettled(requests);
    await fetcher.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    await expect(fetcher.fetch({ url: site.origin, purpose: "feed" })).rejects.toThrow(/shutting down/);
    await expect.poll(site.open).toBe(0);
  });
});
