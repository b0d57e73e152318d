// Every feed and every page of the corpus, each on an address of its own, followed by its front page.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectRoot } from "../../src/root.ts";
import { buildOnce, call, freePort, startProcess, type HouseProcess } from "../support/process.ts";
import { suiteUnless } from "../support/skip.ts";
import { serveSites, type Site, type StaticSites } from "../world/static-sites.ts";

const CORPUS = join(projectRoot(), "..", "shared", "corpus");
const missing = existsSync(CORPUS) ? undefined : "../shared/corpus is not beside this checkout";

type Expected = { file: string; title?: string | null; distinctIds?: number };
type Case = { name: string; posts: number; isArticle: boolean; site: (origin: string) => Site };

suiteUnless(missing, "the whole corpus", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "door-corpus-"));
  let cases: Case[];
  let web: StaticSites;
  let house: HouseProcess;
  const people = new Map<string, string>();

  beforeAll(async () => {
    buildOnce();
    cases = [...readExpected("feeds").map(feedCase), ...readExpected("articles").map(articleCase)];
    web = await serveSites(
      cases.map((one) => one.site),
      90,
    );
    house = await startProcess(dataDir, await freePort());
  });

  afterAll(async () => {
    await house.stop();
    await web.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("gives a person, one feed and every post for each front page", async () => {
    const seen = [];
    for (const [index, { name }] of cases.entries()) {
      const person = await call(house.url, "POST", "/people", { url: `${web.origins[index]}/` });
      const feeds = (person.body["feeds"] ?? []) as { posts: number }[];
      people.set(name, String(person.body["id"]));
      seen.push({ name, status: person.status, feeds: feeds.length, posts: feeds[0]?.posts });
    }
    expect(seen).toEqual(cases.map(({ name, posts }) => ({ name, status: 201, feeds: 1, posts })));
  });

  it("asks every feed once, without a condition", () => {
    const asked = web.requests.filter((request) => new URL(request.url).pathname.startsWith("/feed"));
    expect(asked).toHaveLength(cases.length);
  });

  it("briefs the newest ten of each, and reads the page where the feed carried a summary only", async () => {
    for (const { name, posts, isArticle } of cases) {
      const list = `/posts?personId=${people.get(name)}&limit=10`;
      await expect
        .poll(async () => briefed(await call(house.url, "GET", list)), {
          timeout: 120_000,
          interval: 500,
          message: name,
        })
        .toBe(Math.min(10, posts));
      if (!isArticle) continue;
      const { body } = await call(house.url, "GET", list);
      const [post] = body["items"] as { id: string }[];
      await expect
        .poll(async () => (await call(house.url, "GET", `/posts/${post?.id}`)).body["contentSource"], {
          timeout: 120_000,
          message: name,
        })
        .toBe("page");
    }
  });
});

function briefed(answer: { body: Record<string, unknown> }): number {
  return (answer.body["items"] as { brief: unknown }[]).filter((post) => post.brief !== null).length;
}

function readExpected(folder: string): Expected[] {
  const lines = readFileSync(join(CORPUS, folder, "expected.jsonl"), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => JSON.parse(line) as Expected);
}

function feedCase({ file, distinctIds }: Expected): Case {
  const path = `/feed/${encodeURIComponent(file)}`;
  const type = file.endsWith(".json") ? "application/feed+json" : "application/rss+xml";
  const body = readFileSync(join(CORPUS, "feeds", file));
  return {
    name: file,
    posts: distinctIds ?? 0,
    isArticle: false,
    site: () => ({ "/": frontPage(file, path, type), [path]: { body, type } }),
  };
}

function articleCase({ file, title }: Expected): Case {
  const body = readFileSync(join(CORPUS, "articles", file));
  return {
    name: file,
    posts: 1,
    isArticle: true,
    site: (origin) => {
      const link = `${origin}/${file}`;
      const item = `<item><title>${escapeXml(title ?? "A post")}</title><link>${link}</link><guid>${link}</guid><description>Only the beginning of it.</description></item>`;
      const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Pages of ${file}</title><link>${origin}/</link>${item}</channel></rss>`;
      return {
        "/": frontPage(file, "/feed.xml", "application/rss+xml"),
        "/feed.xml": { body: feed, type: "application/rss+xml" },
        [`/${file}`]: { body, type: "text/html" },
      };
    },
  };
}

function frontPage(title: string, feed: string, type: string) {
  return {
    type: "text/html",
    body: `<!doctype html><title>${escapeXml(title)}</title><link rel="alternate" type="${type}" href="${feed}"><h1>Welcome</h1>`,
  };
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
