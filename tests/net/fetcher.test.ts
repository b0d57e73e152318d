import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createFetcher, type Fetcher } from "../../src/net/fetcher.ts";
import { clock, loopbackFetcher, startSite, type Site } from "./loopback.ts";

let fetcher: Fetcher;
let site: Site;
beforeAll(async () => {
  fetcher = loopbackFetcher();
  site = await startSite((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://site.example");
    const status = Number(searchParams.get("status") ?? 200);
    const to = searchParams.get("to");
    if (pathname.startsWith("/go")) response.writeHead(status, to === null ? {} : { location: to }).end("moved");
    else response.writeHead(status, { etag: '"v1"', "set-cookie": "a=b" }).end(pathname);
  });
});
afterEach(() => site.requests.splice(0));
afterAll(async () => {
  await fetcher.close();
  await site.close();
});

const go = (status: number, to: string) => `${site.origin}/go?status=${status}&to=${encodeURIComponent(to)}`;
const sent = () => site.requests.map(({ headers }) => headers);

describe("a request", () => {
  it("says who asks and for what, and nothing else", async () => {
    await fetcher.fetch({ url: `${site.origin}/feed?a=1#part`, purpose: "feed" });
    expect(site.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(["GET /feed?a=1"]);
    const { accept, ...headers } = site.requests[0]!.headers;
    expect(headers).toEqual({
      host: `127.0.0.1:${site.port}`,
      connection: "close",
      "user-agent": "DoorOpener/0.1 (+mailto:owner@reader.example)",
      "accept-encoding": "gzip, br, zstd",
    });
    expect(accept).toMatch(/^application\/atom\+xml, application\/rss\+xml, application\/feed\+json/);
  });

  it("for a page wants HTML first, unless the caller knows better", async () => {
    await fetcher.fetch({ url: site.origin, purpose: "page" });
    await fetcher.fetch({ url: site.origin, purpose: "page", accept: "application/json" });
    expect(sent().map(({ accept }) => accept?.split(",")[0])).toEqual(["text/html", "application/json"]);
  });

  it("never carries a cookie or a referrer, not even after a redirect that set one", async () => {
    await fetcher.fetch({ url: `${site.origin}/first`, purpose: "page" });
    await fetcher.fetch({ url: go(302, "/second"), purpose: "page" });
    expect(sent()).toHaveLength(3);
    for (const headers of sent()) {
      expect(headers).not.toHaveProperty("cookie");
      expect(headers).not.toHaveProperty("referer");
    }
  });

  it("sends validators back byte for byte", async () => {
    const validators = { etag: 'W/"caf\u00e9, ""x"', lastModified: "yesterday, more or less" };
    await fetcher.fetch({ url: site.origin, purpose: "feed", validators });
    expect(sent()[0]).toMatchObject({
      "if-none-match": validators.etag,
      "if-modified-since": validators.lastModified,
    });
  });

  it("sends one validator where there is one, and none where there is none", async () => {
    await fetcher.fetch({ url: site.origin, purpose: "feed", validators: { etag: '"a"' } });
    await fetcher.fetch({ url: site.origin, purpose: "feed", validators: { lastModified: "b" } });
    await fetcher.fetch({ url: site.origin, purpose: "feed", validators: {} });
    const seen = sent().map((headers) => [headers["if-none-match"], headers["if-modified-since"]]);
    expect(seen).toEqual([
      ['"a"', undefined],
      [undefined, "b"],
      [undefined, undefined],
    ]);
  });

  it("keeps validators from the address a redirect leads to", async () => {
    await fetcher.fetch({ url: go(301, "/new"), purpose: "feed", validators: { etag: '"a"', lastModified: "b" } });
    expect(sent().map((headers) => headers["if-none-match"])).toEqual(['"a"', undefined]);
    expect(sent().map((headers) => headers["if-modified-since"])).toEqual(["b", undefined]);
  });
});

describe("an answer", () => {
  it.each([200, 204, 304, 400, 403, 404, 410, 429, 500, 503])("of %d is an answer, not an error", async (status) => {
    const answer = await fetcher.fetch({ url: `${site.origin}/x?status=${status}`, purpose: "feed" });
    expect(answer).toMatchObject({ status, redirects: [], permanentUrl: undefined, complete: true });
    expect(answer.headers.get("etag")).toBe('"v1"');
    expect(answer.receivedAt).toEqual(clock.now());
  });

  it("names the address without its fragment", async () => {
    const answer = await fetcher.fetch({ url: `${site.origin}/x?y#z`, purpose: "page" });
    expect(answer.url).toBe(`${site.origin}/x?y`);
  });
});

describe("before each hop", () => {
  it("the caller is told the address about to be asked, with nothing else of that host under way", async () => {
    const told: [string, number][] = [];
    const beforeHop = async (url: string, hop: number) => void told.push([url, hop]);
    await fetcher.fetch({ url: go(302, "/second"), purpose: "feed", beforeHop });
    expect(told).toEqual([
      [go(302, "/second"), 0],
      [`${site.origin}/second`, 1],
    ]);
  });

  it("the caller may end it there: nothing more is asked, and the next request has its turn", async () => {
    const enough = new Error("that host wants silence");
    const beforeHop = async (_url: string, hop: number) => {
      if (hop > 0) throw enough;
    };
    const ended = fetcher.fetch({ url: go(302, "/second"), purpose: "feed", beforeHop });
    await expect(ended).rejects.toBe(enough);
    expect(site.requests).toHaveLength(1);
    await fetcher.fetch({ url: `${site.origin}/third`, purpose: "feed" });
    expect(site.requests).toHaveLength(2);
  });
});

describe("redirects", () => {
  it.each([301, 308])("of %d are permanent as long as no other stands before", async (status) => {
    const answer = await fetcher.fetch({ url: go(status, go(status, "/end")), purpose: "feed" });
    expect(answer.permanentUrl).toBe(`${site.origin}/end`);
    expect(answer.redirects.map((redirect) => redirect.status)).toEqual([status, status]);
  });

  it.each([302, 303, 307])("of %d are followed and never permanent, nor is what comes after", async (status) => {
    const answer = await fetcher.fetch({ url: go(status, go(301, "/end")), purpose: "feed" });
    expect(answer).toMatchObject({ status: 200, url: `${site.origin}/end`, permanentUrl: undefined });
  });

  it("are permanent up to the first that is not", async () => {
    const middle = go(302, "/end");
    const answer = await fetcher.fetch({ url: go(301, middle), purpose: "feed" });
    expect(answer).toMatchObject({ url: `${site.origin}/end`, permanentUrl: middle });
  });

  it("may be relative, and carry bare UTF-8", async () => {
    const location = Buffer.from("/café/next").toString("latin1");
    const answer = await fetcher.fetch({ url: go(302, location), purpose: "page" });
    expect(answer.url).toBe(`${site.origin}/caf%C3%A9/next`);
  });

  it("that lead nowhere are an answer", async () => {
    expect(await fetcher.fetch({ url: `${site.origin}/go?status=301`, purpose: "page" })).toMatchObject({
      status: 301,
    });
    expect(await fetcher.fetch({ url: `${site.origin}/x?status=300`, purpose: "page" })).toMatchObject({ status: 300 });
  });

  it("in a circle end at once", async () => {
    const kind = "address-redirects";
    await expect(fetcher.fetch({ url: go(302, "/go?status=302&to="), purpose: "page" })).rejects.toMatchObject({
      kind,
    });
    expect(site.requests).toHaveLength(2);
  });

  it.each([
    ["feed", 5],
    ["mention", 20],
  ] as const)("for a %s end after %d", async (purpose, hops) => {
    const endless = await startSite((request, response) => {
      const n = Number(request.url?.slice(1));
      if (n === 0) response.end("end");
      else response.writeHead(302, { location: `/${n - 1}` }).end();
    });
    expect(await fetcher.fetch({ url: `${endless.origin}/${hops}`, purpose })).toMatchObject({ status: 200 });
    const tooFar = fetcher.fetch({ url: `${endless.origin}/${hops + 1}`, purpose });
    await expect(tooFar).rejects.toMatchObject({ kind: "address-redirects" });
    expect(endless.requests).toHaveLength(2 * (hops + 1));
    await endless.close();
  });

  it.each([
    ["http://10.0.0.1/", "address-refused"],
    ["http://169.254.169.254/latest/meta-data/", "address-refused"],
    ["http://[::1]/", "address-refused"],
    ["http://127.0.0.2/", "address-refused"],
    ["http://2130706434/", "address-refused"],
    ["//127.0.0.2/", "address-refused"],
    ["http://127.0.0.1:22/", "address-refused"],
    ["http://user:word@127.0.0.1/", "address-refused"],
    ["file:///etc/passwd", "address-invalid"],
    ["gopher://127.0.0.1/", "address-invalid"],
    ["http://[", "address-invalid"],
  ])("to %s are refused", async (to, kind) => {
    const refused = fetcher.fetch({ url: go(302, to), purpose: "page" });
    await expect(refused).rejects.toMatchObject({ kind, name: "PermanentError" });
    expect(site.requests).toHaveLength(1);
  });
});

describe("without an allow list", () => {
  it("loopback is refused before anything is sent", async () => {
    const strict = createFetcher({ allow: [], userAgent: "DoorOpener/0.1", clock });
    const hosts = ["127.0.0.1", "localhost", "127.1", "[::ffff:127.0.0.1]"];
    for (const host of hosts) {
      const refused = strict.fetch({ url: `http://${host}:${site.port}/`, purpose: "page" });
      await expect(refused).rejects.toMatchObject({ kind: "address-refused" });
    }
    expect(site.requests).toHaveLength(0);
    await strict.close();
  });
});
