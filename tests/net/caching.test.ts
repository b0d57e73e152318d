import { describe, expect, it } from "vitest";
import { freshUntil, parseHttpDate, parseRetryAfter } from "../../src/net/caching.ts";

const NOW = new Date("2026-11-23T08:00:00Z");
const seconds = (date: Date | undefined) => date && (date.getTime() - NOW.getTime()) / 1_000;
const at = (ms: number) => new Date(NOW.getTime() + ms * 1_000).toUTCString();
const DAY = 86_400;

describe("an HTTP date", () => {
  it.each([
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
    "Sun, 6 Nov 1994 08:49:37 +0000",
  ])("may be written as %s", (value) => {
    expect(parseHttpDate(value)).toBe(784_111_777_000);
  });

  it.each(["", "0", "-1", "soon", "2026-11-23", "Sun, 06 Foo 1994 08:49:37 GMT"])("is not %j", (value) => {
    expect(parseHttpDate(value)).toBeUndefined();
  });
});

describe("Retry-After", () => {
  it.each<[Record<string, string>, number | undefined]>([
    [{}, undefined],
    [{ "retry-after": "120" }, 120],
    [{ "retry-after": " 0 " }, 0],
    [{ "retry-after": String(2 * DAY) }, 2 * DAY],
    [{ "retry-after": "99999999999" }, 7 * DAY],
    [{ "retry-after": "-5" }, undefined],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": at(3_600) }, 3_600],
    [{ "retry-after": at(-3_600) }, 0],
    [{ "retry-after": at(2 * DAY) }, 2 * DAY],
    [{ "retry-after": at(2 * DAY), date: at(0) }, 2 * DAY],
    [{ "retry-after": at(10 * DAY) }, 7 * DAY],
    // The server's clock, or ours, is days off: its own Date tells how long it means.
    [{ "retry-after": at(-2 * DAY + 600), date: at(-2 * DAY) }, 600],
    [{ "retry-after": at(2 * DAY + 600), date: at(2 * DAY) }, 600],
    // Hours off, either way: nobody can tell whose, so the longer silence is kept.
    [{ "retry-after": at(3_600), date: at(-3_600) }, 7_200],
    [{ "retry-after": at(7_200), date: at(3_600) }, 7_200],
    // A date in our time beside a Date in another.
    [{ "retry-after": at(600), date: at(-2 * DAY) }, 600],
  ])("%j means silence for %s seconds", (headers, expected) => {
    expect(seconds(parseRetryAfter(new Headers(headers), NOW))).toBe(expected);
  });
});

describe("freshness", () => {
  it.each<[Record<string, string>, number | undefined]>([
    [{}, undefined],
    [{ "cache-control": "max-age=3600" }, 3_600],
    [{ "cache-control": 'public, Max-Age="600", must-revalidate' }, 600],
    [{ "cache-control": "max-age=3600", age: "600" }, 3_000],
    [{ "cache-control": "max-age=60", age: "600" }, undefined],
    [{ "cache-control": "max-age=0", expires: at(3_600) }, undefined],
    [{ "cache-control": "s-maxage=3600" }, undefined],
    [{ "cache-control": "no-cache, max-age=3600" }, undefined],
    [{ "cache-control": "no-store" }, undefined],
    [{ "cache-control": 'no-cache="set-cookie", max-age=60' }, 60],
    [{ "cache-control": "max-age=31536000" }, DAY],
    [{ "cache-control": "max-age=99999999999999999999" }, DAY],
    [{ "cache-control": "max-age=-1" }, undefined],
    [{ expires: at(1_800) }, 1_800],
    [{ expires: at(-1_800) }, undefined],
    [{ expires: "0" }, undefined],
    [{ expires: at(-DAY * 3 + 900), date: at(-DAY * 3) }, 900],
    [{ "cache-control": "max-age=60", expires: at(3_600) }, 60],
  ])("%j lasts %s seconds", (headers, expected) => {
    expect(seconds(freshUntil(new Headers(headers), NOW))).toBe(expected);
  });
});
