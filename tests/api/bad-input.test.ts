// What people paste by mistake, and what is put in their way: a clear sentence, a stable type, and nothing stored.
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMoodySite, type MoodySite } from "../world/moody-server.ts";
import { frontPage, HTML, rss, RSS } from "../world/write-feed.ts";
import { openHouse, type House } from "../support/house.ts";

let house: House;
let site: MoodySite;
beforeAll(async () => {
  house = await openHouse({
    overrides: { limits: { spacingMs: 0, wholeMs: 3_000, connectMs: 2_000, stallMs: 2_000 } },
  });
  site = await startMoodySite();
});
afterAll(async () => {
  await house.close();
  await site.close();
});

const TABLES = [
  "people",
  "handles",
  "follows",
  "feeds",
  "feed_aliases",
  "posts",
  "post_keys",
  "articles",
  "tasks",
  "openings",
  "touches",
];

async function counts(of: House): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of TABLES) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(of.app.db);
    found[table] = rows[0]!.n;
  }
  return found;
}

const NOTHING = Object.fromEntries(TABLES.map((table) => [table, 0]));

/** A whole sentence. */
const CLEAR = /^\S.{15,}\.$/s;

/** The same answer from both doors, and the house as empty and as well as before. */
async function refuse(url: string, kinds: readonly string[], of: House = house): Promise<string> {
  const titles: string[] = [];
  for (const path of ["/people", "/discover"]) {
    const { status, headers, body } = await of.as(of.olga).post(path, { url });
    expect([url, path, status >= 400 && status < 500]).toEqual([url, path, true]);
    expect(kinds.map((kind) => `/problems/${kind}`)).toContain(body.type);
    expect(headers.get("content-type")).toContain("application/problem+json");
    expect(body.title).not.toMatch(/undefined|\[object|Error:|ECONN|ENOTFOUND|errno|\bat \//);
    titles.push(body.title);
  }
  expect(await counts(of)).toEqual(NOTHING);
  expect((await fetch(`${of.url}/readyz`)).status).toBe(200);
  return titles[0]!;
}

describe("an address that is none", () => {
  test.each([
    "http://",
    "https://?",
    "http://exa mple.com/",
    "javascript:alert(1)",
    "data:text/html,<h1>hi</h1>",
    "file:///etc/passwd",
    "ftp://files.example/feed.xml",
    "http://256.256.256.256/",
    "http://[::1/",
    "http://a.example:99999/",
    "💥",
    "…",
    "x".repeat(1_999),
  ])("%s", async (url) => {
    expect(await refuse(url, ["address-invalid", "address-refused"])).toMatch(CLEAR);
  });
});

test.each(["not an address", "Ada Lovelace"])("%s is no address to follow, but words to look for", async (url) => {
  const olga = house.as(house.olga);
  const followed = await olga.post("/people", { url });
  expect(followed.status).toBe(422);
  expect(followed.body.type).toBe("/problems/address-invalid");
  const looked = await olga.post<{ candidates: unknown[]; searches: unknown[] }>("/discover", { url });
  expect(looked.status).toBe(200);
  expect(looked.body.candidates).toEqual([]);
  expect(looked.body.searches.length).toBeGreaterThan(0);
  expect(await counts(house)).toEqual(NOTHING);
});

test.each(["http://nobody-is-here.invalid/", "nobody-is-here.invalid", "https://nobody-is-here.invalid/feed.xml"])(
  "a host that does not resolve is named: %s",
  async (url) => {
    expect(await refuse(url, ["address-unreachable"])).toContain("nobody-is-here.invalid");
  },
);

describe("a private address", () => {
  let closed: House;
  beforeAll(async () => {
    closed = await openHouse({ allow: [], overrides: { lookup: async () => ["10.0.0.7"] } });
  });
  afterAll(() => closed.close());

  test.each([
    () => site.origin,
    () => `http://localhost:${new URL(site.origin).port}/`,
    () => `http://2130706433:${new URL(site.origin).port}/`,
    () => `http://0x7f.1:${new URL(site.origin).port}/`,
    () => "http://127.0.0.1/",
    () => "http://[::1]/",
    () => "http://[::ffff:127.0.0.1]/",
    () => "http://169.254.169.254/latest/meta-data/",
    () => "http://10.0.0.1/",
    () => "http://192.168.0.1/",
    () => "http://0.0.0.0/",
    () => "http://innocent.example/",
  ])("is refused unasked (%#)", async (url) => {
    expect(await refuse(url(), ["address-refused"], closed)).toMatch(CLEAR);
  });

  test("was never connected to", () => {
    expect(site.asked).toEqual([]);
  });

  test("behind a redirect is refused too", async () => {
    site.says("/away", { status: 302, headers: { location: "http://10.1.2.3/feed" } });
    expect(await refuse(`${site.origin}/away`, ["address-refused"])).toMatch(CLEAR);
  });
});

describe("a site that", () => {
  test("has no feed says so, and what could be done", async () => {
    site.says("/", {
      headers: HTML,
      body: "<!doctype html><html><title>Just a page</title><body><p>Hello.</p></body></html>",
    });
    expect(await refuse(`${site.origin}/`, ["feed-not-found"])).toMatch(CLEAR);
  });

  test("serves a page under its feed's address", async () => {
    site.says("/feed.xml", {
      headers: RSS,
      body: "<!doctype html><html><title>Maintenance</title><body>Back soon</body></html>",
    });
    expect(await refuse(`${site.origin}/feed.xml`, ["feed-not-found", "feed-unreadable"])).toMatch(CLEAR);
    site.says("/names-a-page", { headers: HTML, body: frontPage("Ada") });
    expect(await refuse(`${site.origin}/names-a-page`, ["feed-not-found", "feed-unreadable"])).toMatch(CLEAR);
  });

  test.each([["/feed.xml"], ["/"]])("sends fifty megabytes at %s", async (path) => {
    const item = `<item><title>${"x".repeat(1_000)}</title></item>`;
    const body = Buffer.from(`<rss version="2.0"><channel><title>Big</title>${item.repeat(50_000)}`);
    expect(body.length).toBeGreaterThan(50_000_000);
    site.says(path, { headers: RSS, body });
    expect(await refuse(`${site.origin}${path}`, ["address-too-large"])).toMatch(CLEAR);
  });

  test.each([
    ["to itself", "/circle", "/circle"],
    ["to a second and back", "/ping", "/pong"],
    ["on and on", "/on-0", undefined],
  ])("sends round: %s", async (_name, from, to) => {
    if (to !== undefined) {
      site.says(from, { status: 301, headers: { location: to } });
      site.says(to, { status: 302, headers: { location: from } });
    }
    for (let hop = 0; hop < 20; hop += 1)
      site.says(`/on-${hop}`, { status: 302, headers: { location: `/on-${hop + 1}` } });
    expect(await refuse(`${site.origin}${from}`, ["address-redirects"])).toMatch(CLEAR);
  });

  test("sends an entity bomb, which costs little and yields nothing", async () => {
    const entities = Array.from({ length: 12 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(20)}">`).join("");
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">${entities}]>`;
    site.says("/bomb.xml", { headers: RSS, body: `${bomb}<lolz>&e12;</lolz>` });
    expect(await refuse(`${site.origin}/bomb.xml`, ["feed-unreadable", "feed-not-found"])).toMatch(CLEAR);
  });

  test.each([[404], [410], [403], [500], [503], [429]])("answers %i", async (status) => {
    // a site of its own: one that asks for silence gets it
    const own = await startMoodySite();
    own.says("/status", { status });
    expect(await refuse(`${own.origin}/status`, ["address-status"])).toContain(String(status));
    await own.close();
  });

  test("never answers", async () => {
    site.says("/silence", { hang: true });
    expect(await refuse(`${site.origin}/silence`, ["address-timeout"])).toMatch(CLEAR);
  });

  test("is not there any more", async () => {
    const gone = await startMoodySite();
    await gone.close();
    expect(await refuse(`${gone.origin}/`, ["address-unreachable"])).toMatch(CLEAR);
  });

  test.each([
    ["an empty answer", HTML, ""],
    ["a picture", { "content-type": "image/png" }, Uint8Array.of(137, 80, 78, 71)],
    ["broken gzip", { ...RSS, "content-encoding": "gzip" }, "not gzip at all"],
    ["a list of feeds", { "content-type": "text/xml" }, '<?xml version="1.0"?><opml version="2.0"><body/></opml>'],
  ])("sends %s", async (_name, headers, body) => {
    site.says("/odd", { headers, body });
    expect(await refuse(`${site.origin}/odd`, ["feed-not-found", "feed-unreadable", "address-unreachable"])).toMatch(
      CLEAR,
    );
  });
});

test("an entity bomb inside a real feed is a feed without its bomb", async () => {
  const other = await openHouse();
  const entities = Array.from({ length: 12 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(20)}">`).join("");
  const feed = rss({
    title: "Ada",
    link: `${site.origin}/`,
    entries: [{ guid: "1", title: "&e12;", content: "<p>Hello there.</p>" }],
  });
  const body = feed.replace("<rss", `<!DOCTYPE rss [<!ENTITY e0 "ha">${entities}]><rss`);
  site.says("/trapped.xml", { headers: RSS, body });
  const { status } = await other.as(other.olga).post("/people", { url: `${site.origin}/trapped.xml` });
  expect(status).toBe(201);
  const { rows } = await sql<{ n: number }>`select max(length(title)) as n from posts`.execute(other.app.db);
  expect(rows[0]!.n).toBeLessThan(1_001);
  await other.close();
});
