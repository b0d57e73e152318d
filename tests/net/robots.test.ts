import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createManualClock, DAY, HOUR } from "../../src/clock.ts";
import type { Fetcher } from "../../src/net/fetcher.ts";
import { createRobots, type Robots } from "../../src/net/robots.ts";
import { loopbackFetcher, startSite, type Site } from "./loopback.ts";

const clock = createManualClock(new Date("2026-11-23T08:00:00Z"));
const REFUSE_PRIVATE = "User-agent: *\nDisallow: /private";
let answer: { status: number; body: string; headers?: Record<string, string> };
let fetcher: Fetcher;
let site: Site;
let robots: Robots;

beforeEach(async () => {
  answer = { status: 200, body: REFUSE_PRIVATE };
  site = await startSite((_request, response) => response.writeHead(answer.status, answer.headers).end(answer.body));
  fetcher = loopbackFetcher({ clock });
  robots = createRobots(fetcher, clock, "DoorOpener");
});
afterEach(async () => {
  await fetcher.close();
  await site.close();
});

const may = (path: string) => robots.mayFetch(site.origin + path);

it("asks a site once a day, however many want to know", async () => {
  expect(await Promise.all(["/a", "/private/b", "/c"].map(may))).toEqual([true, false, true]);
  clock.advance(DAY - 1);
  expect(await may("/private")).toBe(false);
  expect(site.requests.map(({ url }) => url)).toEqual(["/robots.txt"]);
  answer.body = "";
  clock.advance(1);
  expect(await may("/private")).toBe(true);
  expect(site.requests).toHaveLength(2);
});

it.each([400, 401, 403, 404, 410])("takes %d for no rules", async (status) => {
  answer = { status, body: "User-agent: *\nDisallow: /" };
  expect(await may("/private")).toBe(true);
});

describe.each([429, 500, 503])("a site that answers %d", (status) => {
  it("is left alone, and asked again after an hour", async () => {
    answer = { status, body: "" };
    await expect(may("/a")).rejects.toThrow("could not be asked");
    answer = { status: 200, body: REFUSE_PRIVATE };
    await expect(may("/a")).rejects.toThrow("could not be asked");
    clock.advance(HOUR);
    expect(await may("/a")).toBe(true);
    expect(site.requests).toHaveLength(2);
  });

  it("is held to what it said before", async () => {
    await may("/a");
    answer = { status, body: "" };
    clock.advance(DAY);
    expect([await may("/a"), await may("/private")]).toEqual([true, false]);
    expect(site.requests).toHaveLength(2);
  });
});

it("leaves a site alone that cannot be reached", async () => {
  await site.close();
  await expect(may("/a")).rejects.toThrow("could not be asked");
});

it("leaves alone what the guard refuses", async () => {
  await expect(robots.mayFetch("http://10.0.0.1/a")).rejects.toThrow("could not be asked");
  await expect(robots.mayFetch("ftp://site.example/a")).rejects.toMatchObject({ kind: "address-invalid" });
});

it("follows a redirect, and takes a circle of them for no rules", async () => {
  const target = await startSite((_request, response) => response.end(REFUSE_PRIVATE));
  answer = { status: 302, body: "", headers: { location: `${target.origin}/elsewhere` } };
  expect(await may("/private")).toBe(false);
  clock.advance(DAY);
  answer = { status: 302, body: "", headers: { location: "/robots.txt" } };
  expect(await may("/private")).toBe(true);
  await target.close();
});

it("reads the first 500 kB of a longer file", async () => {
  answer.body = `${REFUSE_PRIVATE}\n${"# filler\n".repeat(100_000)}Disallow: /late`;
  expect([await may("/private"), await may("/late")]).toEqual([false, true]);
});

it("knows a site by scheme, host and port", async () => {
  const other = await startSite((_request, response) => response.writeHead(404).end());
  expect([await may("/private"), await robots.mayFetch(`${other.origin}/private`)]).toEqual([false, true]);
  await other.close();
});
