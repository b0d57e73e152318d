// The judge is judged: each breach that it should name, it names, and a follower without fault it lets go.
import { afterAll, describe, expect, test } from "vitest";
import { MINUTE } from "../../src/clock.ts";
import type { Exchange } from "../world/conformance/journal.ts";
import { asking, compressed, PORTAL, sometimes, status, writes } from "../world/conformance/moods.ts";
import { neglected, offences } from "../world/conformance/offences.ts";
import { openPublisher } from "../world/conformance/publisher.ts";

const START = new Date("2026-11-23T08:00:00Z");
const HEADERS = {
  "user-agent": "Follower/1.0 (+https://follower.example)",
  accept: "application/rss+xml, application/atom+xml, application/feed+json",
  "accept-encoding": "gzip, br",
};
const V1 = { etag: '"v1"' };
const WITH_V1 = { "if-none-match": '"v1"' };

type Sketch = Partial<Omit<Exchange, "at" | "headers">> & { ask?: Record<string, string> };

/** One exchange, so many minutes after the start. */
function at(minutes: number, { ask = {}, ...more }: Sketch = {}): Exchange {
  const url = more.url ?? "http://ada.example/feed.xml";
  return {
    at: new Date(START.getTime() + minutes * MINUTE),
    host: new URL(url).host,
    url,
    kind: "feed",
    method: "GET",
    headers: { ...HEADERS, ...ask },
    beside: 0,
    status: 200,
    sent: {},
    whole: true,
    ...more,
  };
}

const moved = (minutes: number, to: string, more: Sketch = {}) =>
  at(minutes, { status: 302, sent: { location: to }, ...more });
const ELSEWHERE = "http://bob.example/feed.xml";
const first = at(0, { sent: V1 });

describe("the judge names", () => {
  test.each<[string, string, Exchange[]]>([
    ["an unconditional GET too many", "rule 1", [first, at(70)]],
    [
      "an older validator",
      "rule 2",
      [first, at(70, { ask: WITH_V1, sent: { etag: '"v2"' } }), at(140, { ask: WITH_V1 })],
    ],
    [
      "an older validator after a 304",
      "rule 2",
      [first, at(70, { ask: WITH_V1, status: 304, sent: { etag: '"v2"' } }), at(140, { ask: WITH_V1 })],
    ],
    ["one where none was served last", "rule 2", [first, at(70, { ask: WITH_V1 }), at(2_000, { ask: WITH_V1 })]],
    ["an invented validator", "rule 2", [first, at(70, { ask: { ...WITH_V1, "if-modified-since": "now" } })]],
    ["one without its quotes", "rule 2", [first, at(70, { ask: { "if-none-match": "v1" } })]],
    ["one of two", "rule 3", [at(0, { sent: { ...V1, "last-modified": "then" } }), at(70, { ask: WITH_V1 })]],
    ["another within the hour", "rule 5", [first, at(59, { ask: WITH_V1 })]],
    ["another within the day, without validators", "rule 5", [at(0), at(1_439)]],
    [
      "one before max-age ends",
      "rule 6",
      [at(0, { sent: { ...V1, "cache-control": "max-age=7200" } }), at(119, { ask: WITH_V1 })],
    ],
    [
      "one before Expires",
      "rule 6",
      [at(0, { sent: { ...V1, expires: at(300).at.toUTCString() } }), at(299, { ask: WITH_V1 })],
    ],
    [
      "one after a 304 that is fresh",
      "rule 6",
      [
        first,
        at(70, { ask: WITH_V1, status: 304, sent: { "cache-control": "max-age=99999999" } }),
        at(70 + 1_439, { ask: WITH_V1 }),
      ],
    ],
    ["one before Retry-After in seconds", "rule 7", [at(0, { status: 429, sent: { "retry-after": "7200" } }), at(119)]],
    [
      "one before Retry-After by date",
      "rule 7",
      [at(0, { status: 503, sent: { "retry-after": at(180).at.toUTCString() } }), at(179)],
    ],
    [
      "another feed of a silent host",
      "rule 8",
      [at(0, { status: 429 }), at(59, { url: "http://ada.example/other.xml" })],
    ],
    [
      "a page of a silent host",
      "rule 8",
      [at(0, { status: 429 }), at(59, { url: "http://ada.example/", kind: "page" })],
    ],
    [
      "a redirect to a silent host",
      "rule 8",
      [at(0, { url: "http://bob.example/x", status: 429 }), moved(30, ELSEWHERE), at(30, { url: ELSEWHERE })],
    ],
    ["no back-off", "rule 9", [at(0, { status: 500 }), at(61, { status: 0 }), at(122)]],
    [
      "the target of a temporary redirect stored",
      "rule 10",
      [moved(0, ELSEWHERE), at(0, { url: ELSEWHERE }), at(2_000, { url: ELSEWHERE })],
    ],
    [
      "a move believed at once",
      "rule 10",
      [moved(0, ELSEWHERE, { status: 301 }), at(0, { url: ELSEWHERE }), at(2_000, { url: ELSEWHERE })],
    ],
    ["a loop", "rule 10", [moved(0, ELSEWHERE), moved(0, first.url, { url: ELSEWHERE }), at(0)]],
    [
      "a sixth redirect",
      "rule 10",
      [0, 1, 2, 3, 4, 5, 6].map((n) => moved(0, `http://ada.example/${n + 1}`, { url: `http://ada.example/${n}` })),
    ],
    ["one after a 410", "rule 11", [first, at(70, { ask: WITH_V1, status: 410 }), at(9_000, { ask: WITH_V1 })]],
    ["a cookie", "rule 12", [first, at(70, { ask: { ...WITH_V1, cookie: "id=1" } })]],
    ["a referrer", "rule 12", [at(0, { ask: { referer: "http://house.example/" } })]],
    ["a query", "rule 12", [at(0, { url: `${first.url}?utm=1`, kind: "elsewhere" })]],
    ["a disguise", "rule 13", [at(0, { ask: { "user-agent": "Mozilla/5.0 (X11; Linux x86_64)" } })]],
    [
      "another name",
      "rule 13",
      [first, at(70, { ask: { ...WITH_V1, "user-agent": "Other/1.0 (+https://follower.example)" } })],
    ],
    ["an Accept without feeds", "rule 14", [at(0, { ask: { accept: "text/html" } })]],
    ["no compression", "rule 14", [at(0, { ask: { "accept-encoding": "identity" } })]],
    [
      "a probe after discovery",
      "rule 15",
      [first, at(70, { url: "http://ada.example/atom.xml", kind: "elsewhere", status: 404 })],
    ],
    ["two at once", "rule 16", [first, at(0, { url: "http://ada.example/other.xml", beside: 1 })]],
    [
      "an article twice",
      "rule 17",
      [
        at(0, { url: "http://ada.example/1", kind: "article" }),
        at(9, { url: "http://ada.example/1", kind: "article" }),
      ],
    ],
    ["one within ttl", "rule 18", [at(0, { sent: V1, asks: { minutes: 180 } }), at(179, { ask: WITH_V1 })]],
    [
      "one in an hour to be skipped",
      "rule 18",
      [at(0, { sent: V1, asks: { skipHours: [11] } }), at(180, { ask: WITH_V1 })],
    ],
    [
      "one on a day to be skipped",
      "rule 18",
      [at(0, { sent: V1, asks: { skipDays: ["Tuesday"] } }), at(1_440, { ask: WITH_V1 })],
    ],
    [
      "a condition after a redirect",
      "rule 21",
      [first, moved(70, ELSEWHERE, { ask: WITH_V1 }), at(70, { url: ELSEWHERE, ask: WITH_V1 })],
    ],
    [
      "a validator of another address",
      "rule 21",
      [at(0, { url: ELSEWHERE, sent: V1 }), at(0, { sent: { etag: '"own"' } }), at(70, { ask: WITH_V1 })],
    ],
  ])("%s: %s", (_name, rule, journal) => {
    expect(offences(journal).filter((what) => what.startsWith(`${rule}:`))).toHaveLength(1);
  });

  test("a feed that was forgotten", () => {
    expect(neglected([first, at(70)], at(70 + 27 * 60).at, 26)).toEqual([`${first.url} was not asked for 27 hours`]);
    expect(neglected([first, at(70)], at(70 + 25 * 60).at, 26)).toEqual([]);
  });
});

test("the judge has nothing against who keeps to the rules", () => {
  const journal = [
    at(0, { sent: { ...V1, "cache-control": "max-age=7200" }, asks: { minutes: 90, skipHours: [11] } }),
    at(120, { ask: WITH_V1, status: 304, sent: { etag: '"v2"' } }),
    at(250, { ask: { "if-none-match": '"v2"' }, status: 500 }),
    at(350, { ask: { "if-none-match": '"v2"' }, status: 500 }),
    at(480, { ask: { "if-none-match": '"v2"' }, status: 429, sent: { "retry-after": "7200" } }),
    moved(700, ELSEWHERE, { ask: { "if-none-match": '"v2"' } }),
    at(700, { url: ELSEWHERE, sent: { etag: '"other"' } }),
    at(2_200),
  ];
  expect(offences(journal)).toEqual([]);
});

describe("the publisher", () => {
  let now = START;
  const publisher = openPublisher(() => now);
  afterAll(() => publisher.close());

  test("writes down what was asked, when, and what it answered", async () => {
    const host = await publisher.openHost();
    const url = host.says("/feed.xml", writes({ since: START, every: 1 }));
    const response = await fetch(url);
    expect(await response.text()).toContain("<title>Number 3</title>");
    now = new Date(START.getTime() + 60 * MINUTE);
    const same = await fetch(url, { headers: { "if-none-match": '"v3"' } });
    expect(await same.text()).toContain("<title>Number 4</title>");
    const again = await fetch(url, { headers: { "if-none-match": '"v4"' } });
    expect([again.status, again.headers.get("etag")]).toEqual([304, '"v4"']);
    expect(host.askedFor("/feed.xml").map(({ at: time, status, sent }) => [time, status, sent["etag"]])).toEqual([
      [START, 200, '"v3"'],
      [now, 200, '"v4"'],
      [now, 304, '"v4"'],
    ]);
  });

  test("sees two at once, and one that it never answers is none of them", async () => {
    const host = await publisher.openHost();
    host.says("/hang", () => ({ fate: "hang" }));
    host.says("/feed.xml", PORTAL);
    const stop = new AbortController();
    const hanging = fetch(`${host.origin}/hang`, { signal: stop.signal });
    await expect.poll(() => host.askedFor("/hang").length).toBe(1);
    await Promise.all([1, 2, 3].map(() => fetch(`${host.origin}/feed.xml`).then((response) => response.text())));
    stop.abort();
    await expect(hanging).rejects.toThrow(/abort/i);
    expect(host.askedFor("/hang")).toMatchObject([{ status: 0, beside: 0 }]);
    expect(host.askedFor("/feed.xml")[0]).toMatchObject({ beside: 0, status: 200 });
  });

  test("breaks off, compresses, and knows what it never announced", async () => {
    const host = await publisher.openHost();
    host.says("/cut", () => ({ body: "x".repeat(100), fate: "cut" }));
    await expect(fetch(`${host.origin}/cut`).then((response) => response.text())).rejects.toThrow(/terminated/);
    expect(host.askedFor("/cut")).toMatchObject([{ whole: false }]);
    for (const how of ["gzip", "br"] as const) {
      const response = await fetch(host.says(`/${how}`, compressed(writes({ since: START }), how)));
      expect(response.headers.get("content-encoding")).toBe(how);
      expect(await response.text()).toContain("Number 3");
    }
    const asks = asking({ minutes: 90, skipDays: ["Sunday"] });
    const moody = sometimes(writes({ since: START, ...asks }), ({ nth }) => nth === 2, status(500));
    const answers = [await fetch(host.says("/moody", moody)), await fetch(`${host.origin}/moody`)];
    expect(answers.map((answer) => answer.status)).toEqual([200, 500]);
    expect(await answers[0]!.text()).toContain("<ttl>90</ttl><skipDays><day>Sunday</day></skipDays>");
    expect(host.askedFor("/moody")[0]).toMatchObject({ asks: { minutes: 90, skipDays: ["Sunday"] } });
    expect((await fetch(`${host.origin}/cut?utm=1`)).status).toBe(404);
    expect(publisher.journal.at(-1)).toMatchObject({ kind: "elsewhere", status: 404 });
  });
});
