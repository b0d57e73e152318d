// What people are told of a feed: every trouble its own words, and only what does not come right by itself is theirs.
import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../src/clock.ts";
import { TROUBLES, troubleFrom, troubleOf, type TroubleKind } from "../../../src/domain/feeds/health.ts";
import { SAID, tellHealth, tellLength } from "../../../src/domain/feeds/tell-health.ts";
import { DoorError, PermanentError } from "../../../src/errors.ts";
import type { FetchAnswer } from "../../../src/net/fetcher.ts";
import { lookupTrouble, networkTrouble } from "../../../src/net/troubles.ts";

const now = new Date("2026-11-23T08:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const well = {
  url: "https://www.a.example/feed",
  status: "ok" as "ok" | "failing" | "gone",
  trouble: null as string | null,
  error: null as string | null,
  failingSince: null as Date | null,
  lastPolledAt: ago(HOUR) as Date | null,
  lastOkAt: ago(HOUR) as Date | null,
  nextPollAt: new Date(now.getTime() + 3 * HOUR),
  rhythm: [Math.floor(now.getTime() / MINUTE) - 60],
  wrong: [] as string[],
  movedFrom: null as string | null,
  movedAt: null as Date | null,
  createdAt: ago(400 * DAY),
};
const ill = (trouble: TroubleKind, days: number) =>
  tellHealth({ ...well, trouble, error: "old words", status: "failing", failingSince: ago(days * DAY) }, now);

test("every trouble is told in words of its own: what happened, what we do next, what one can do", () => {
  const told = TROUBLES.map((kind) => ill(kind, 3).trouble!);
  expect(new Set(told.map(({ what }) => what)).size).toBe(TROUBLES.length);
  for (const { what, next, act, since } of told) {
    for (const sentence of [what, next, act]) expect(sentence).toMatch(/^[A-Z].*\.$|^a\.example [a-z].*\.$/);
    expect(`${what} ${next} ${act}`).not.toMatch(/!|undefined|old words/);
    expect(since).toEqual(ago(3 * DAY));
  }
});

test.each([
  ["missing", 6, false],
  ["missing", 7, true],
  ["gone", 0, true],
  ["forbidden", 1, false],
  ["forbidden", 2, true],
  ["server-error", 13, false],
  ["server-error", 14, true],
  ["pause", 20, false],
] as const)("%s for %i days needs the user: %s", (kind, days, needs) => {
  expect(ill(kind, days).needsYou).toBe(needs);
});

test("what never came right is the user's after a day: the address may be wrong", () => {
  const never = { ...well, trouble: "missing", error: "x", lastOkAt: null, failingSince: ago(DAY) };
  expect(tellHealth(never, now)).toMatchObject({ needsYou: true, notes: ["It could never be read so far."] });
});

test("says when we ask again, and of one that is gone that we do not", () => {
  expect(ill("timeout", 1).trouble?.next).toBe("We ask again in 3 hours. What we had is kept.");
  expect(ill("gone", 1).trouble?.next).toBe(SAID.gone.next);
});

test("one that is well says what is good to know: moved, read in part, long silent", () => {
  expect(tellHealth(well, now)).toEqual({ state: "well", trouble: null, notes: [], needsYou: false });
  const eventful = {
    ...well,
    movedFrom: "http://a.example/old",
    movedAt: ago(DAY),
    wrong: ["We read 47 of about 50 entries."],
    rhythm: [Math.floor(ago(800 * DAY).getTime() / MINUTE)],
  };
  expect(tellHealth(eventful, now).notes).toEqual([
    "They moved from http://a.example/old to https://www.a.example/feed; we followed.",
    "We read 47 of about 50 entries.",
    "It is alive, but nothing new came for 2 years.",
  ]);
  expect(tellHealth({ ...eventful, movedAt: ago(40 * DAY) }, now).notes).toHaveLength(2);
  expect(tellHealth({ ...well, lastOkAt: null, lastPolledAt: null }, now).state).toBe("unread");
});

describe("trouble is named", () => {
  const answer = (status: number, body = "", url = well.url): FetchAnswer => ({
    status,
    url,
    headers: new Headers(),
    body: new TextEncoder().encode(body),
    complete: true,
    redirects: [],
    permanentUrl: undefined,
    receivedAt: now,
  });
  test.each([
    [410, "gone"],
    [404, "missing"],
    [401, "forbidden"],
    [403, "forbidden"],
    [429, "pause"],
    [503, "pause"],
    [500, "server-error"],
    [418, "odd-answer"],
  ])("by the answer %i: %s", (status, kind) => {
    expect(troubleOf(answer(status), now)?.kind).toBe(kind);
  });

  const network = (code: string) => networkTrouble(Object.assign(new Error(code), { code }), "a.example");
  test.each<[string, Error, TroubleKind]>([
    ["ECONNREFUSED", network("ECONNREFUSED"), "refused"],
    ["CERT_HAS_EXPIRED", network("CERT_HAS_EXPIRED"), "certificate"],
    ["EPROTO", network("EPROTO"), "encryption"],
    ["UND_ERR_SOCKET", network("UND_ERR_SOCKET"), "broken-off"],
    ["HPE_INVALID_CONSTANT", network("HPE_INVALID_CONSTANT"), "garbled"],
    ["UND_ERR_CONNECT_TIMEOUT", network("UND_ERR_CONNECT_TIMEOUT"), "timeout"],
    ["ENOTFOUND", lookupTrouble(Object.assign(new Error("x"), { code: "ENOTFOUND" }), "a.example"), "name"],
    ["its size", new PermanentError("address-too-large", "x"), "too-large"],
    ["a circle", new DoorError("address-redirects", "x"), "redirects"],
    ["a private address", new PermanentError("address-refused", "x"), "private"],
  ])("by %s", (_name, error, kind) => {
    expect(troubleFrom(error, well.url).kind).toBe(kind);
  });

  const page = (inside: string) => `<!doctype html><html><body>${inside}</body></html>`;
  const unreadable = new PermanentError("feed-unreadable", "x");
  test.each([
    ["a web page", answer(200, page("<p>Hello</p>")), "page"],
    ["a sign-in page", answer(200, page('<form><input name="p" type="password"></form>')), "login"],
    ["the page of a network", answer(200, page("Welcome to the Wi-Fi"), "http://portal.example/in"), "portal"],
    ["anything else", answer(200, "<opml></opml>"), "no-feed"],
  ])("by %s in place of a feed", (_name, served, kind) => {
    expect(troubleFrom(unreadable, well.url, served).kind).toBe(kind);
  });
});

test.each([
  [30 * MINUTE, "30 minutes"],
  [HOUR, "an hour"],
  [36 * HOUR, "2 days"],
  [DAY, "a day"],
  [400 * DAY, "a year"],
])("%i ms are %s", (ms, words) => {
  expect(tellLength(ms)).toBe(words);
});
