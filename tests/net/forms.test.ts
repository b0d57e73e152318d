// A form that is posted: once, carried on only as it is, and never to where we would not go.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { text } from "node:stream/consumers";
import type { Fetcher } from "../../src/net/fetcher.ts";
import { loopbackFetcher, startSite, type Site } from "./loopback.ts";

let fetcher: Fetcher;
let site: Site;
const bodies: string[] = [];
beforeAll(async () => {
  fetcher = loopbackFetcher();
  site = await startSite((request, response) => {
    void text(request).then((body) => {
      bodies.push(`${request.method} ${request.url?.split("?")[0]} ${body}`);
      const { searchParams } = new URL(request.url ?? "/", "http://site.example");
      const to = searchParams.get("to");
      response.writeHead(Number(searchParams.get("status") ?? 202), to === null ? {} : { location: to });
      response.end("x".repeat(Number(searchParams.get("bytes") ?? 5)));
    });
  });
});
afterEach(() => {
  site.requests.splice(0);
  bodies.splice(0);
});
afterAll(async () => {
  await fetcher.close();
  await site.close();
});

const form = new URLSearchParams({ "hub.mode": "subscribe", "hub.topic": "https://a.example/?b=c d&e" });
const SENT = "hub.mode=subscribe&hub.topic=https%3A%2F%2Fa.example%2F%3Fb%3Dc+d%26e";
const post = (path: string) => fetcher.fetch({ url: `${site.origin}${path}`, purpose: "hub", form });
const on = (status: number, to: string) => `/go?status=${status}&to=${encodeURIComponent(to)}`;

describe("a form", () => {
  test("is posted once, named as what it is, without cookie or referrer", async () => {
    expect((await post("/hub")).status).toBe(202);
    expect(bodies).toEqual([`POST /hub ${SENT}`]);
    expect(site.requests[0]!.headers).toMatchObject({
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(SENT.length),
    });
    expect(Object.keys(site.requests[0]!.headers)).not.toEqual(expect.arrayContaining(["cookie", "referer"]));
  });

  test.each([307, 308])("is carried on by a %i", async (status) => {
    await post(on(status, "/real"));
    expect(bodies).toEqual([`POST /go ${SENT}`, `POST /real ${SENT}`]);
  });

  test.each([301, 302, 303])("is not carried on by a %i, which is an answer", async (status) => {
    expect((await post(on(status, "/real"))).status).toBe(status);
    expect(bodies).toHaveLength(1);
  });

  test("is not carried round in circles, nor on and on, nor to where we do not go", async () => {
    const circle = "/go?status=307&to=%2Fgo";
    await expect(post(on(307, on(307, on(307, on(307, "/real")))))).rejects.toMatchObject({
      kind: "address-redirects",
    });
    await expect(post(on(308, "http://10.0.0.1/hub"))).rejects.toMatchObject({ kind: "address-refused" });
    await expect(post(circle)).resolves.toMatchObject({ status: 202 });
    await expect(fetcher.fetch({ url: "http://192.168.0.1/hub", purpose: "hub", form })).rejects.toMatchObject({
      kind: "address-refused",
    });
  });

  test("hears no more of a long answer than its beginning", async () => {
    const { body, complete } = await post("/hub?status=400&bytes=5000000");
    expect(complete).toBe(false);
    expect(body.length).toBeLessThanOrEqual(16 * 1024);
  });

  test("leaves the requests without one as they were", async () => {
    await fetcher.fetch({ url: `${site.origin}${on(302, "/real")}`, purpose: "hub" });
    expect(bodies).toEqual(["GET /go ", "GET /real "]);
    expect(site.requests[0]!.headers).not.toHaveProperty("content-type");
  });
});
