// The demo as a newcomer meets it, in a real browser: a post comes in, a comment is answered, a stage moves.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../src/root.ts";
import { missingChromium, startBrowser } from "../journeys/visitor.ts";
import { buildOnce } from "../support/process.ts";
import { suiteUnless } from "../support/skip.ts";
import { openDemo, type Demo } from "../world/demo/open-demo.ts";

const SHOTS = join(projectRoot(), "tests", ".output", "demo");
const EVERY_MS = 15_000;
const SHOTS_WANTED = 9;

beforeAll(buildOnce);

suiteUnless(missingChromium(), "two minutes with the demo", () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  let shooting: { shots: number; done: Promise<void> };

  beforeAll(async () => {
    rmSync(SHOTS, { recursive: true, force: true });
    mkdirSync(SHOTS, { recursive: true });
    demo = await openDemo({ port: 0 });
    browser = await startBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: demo.url });
    page = await context.newPage();
    shooting = shoot(await context.newPage());
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  /** What the newcomer sees of Today, the watchlist and the last place they were at, every 15 seconds. */
  function shoot(camera: Page): typeof shooting {
    const taken = { shots: 0, done: Promise.resolve() };
    taken.done = (async () => {
      for (let nth = 0; nth < SHOTS_WANTED; nth += 1) {
        const name = String((nth * EVERY_MS) / 1_000).padStart(3, "0");
        await page.screenshot({ path: join(SHOTS, `${name}s-newcomer.png`) });
        for (const [place, path] of [
          ["today", "/"],
          ["people", "/people"],
        ] as const) {
          await camera.goto(path);
          await camera.screenshot({ path: join(SHOTS, `${name}s-${place}.png`) });
        }
        taken.shots += 1;
        await camera.waitForTimeout(EVERY_MS);
      }
    })();
    return taken;
  }

  const sawIt = (what: Demo["seen"][number]["what"]): string[] =>
    demo.seen.filter((one) => one.what === what).map(({ text }) => text);

  test("the history is there: four people with four stories", async () => {
    const { items } = await demo.api<{ items: { name: string; stage: string }[] }>("GET", "/people");
    expect(Object.fromEntries(items.map(({ name, stage }) => [name, stage]))).toEqual({
      "Ines Okafor": "in-dialogue",
      "Tomas Lindqvist": "listening",
      "Noor Haddad": "in-dialogue",
      "Wim Achterberg": "in-dialogue",
    });
  });

  test("Noor answers rarely", () => {
    const said = demo.world.story.remarks().filter(({ by, post }) => by.name === "Robin Vale" && post.by.id === "noor");
    const answered = demo.world.story.remarks().filter(({ parent }) => parent !== undefined && said.includes(parent));
    expect(said).toHaveLength(4);
    expect(answered.length).toBeLessThan(2);
  });

  test("the link lets one in, and every page says that this world is made up", async () => {
    for (const path of [demo.signInLink, "/people", "/settings", "/not-there"]) {
      await page.goto(path);
      expect(await page.locator(".notice").innerText(), path).toContain("A made-up world");
    }
    const stranger = await (await browser.newContext({ baseURL: demo.url })).newPage();
    await stranger.goto("/sign-in");
    expect(await stranger.locator(".notice").innerText()).toContain("A made-up world");
  });

  test("a post comes in while one looks", async () => {
    await expect.poll(() => sawIt("post").length, { timeout: 60_000 }).toBeGreaterThan(0);
  });

  test("a comment is written, sent by the form of their page, and marked as posted", async () => {
    await page.goto("/people");
    await page.getByRole("link", { name: "Tomas Lindqvist" }).first().click();
    await page.locator("#posts a[href^='/posts/']").first().click();
    await page.waitForURL(/\/posts\//u);
    const said =
      "We lend out boat hooks at our ferry desk, and 14 of 60 came back with a better knot on them. Would your riders add something to the stand if you asked them?";
    await page.fill("#take", said);
    await page.locator("#take").evaluate((field) => (field as HTMLTextAreaElement).form?.requestSubmit());
    const theirs = await page.locator("#posted a.btn").getAttribute("href");
    const there = await page.context().newPage();
    await there.goto(theirs!);
    await there.fill("[name=name]", "Robin Vale");
    await there.fill("[name=text]", said);
    await there.click("form button");
    expect(await there.locator("#comments").innerText()).toContain("14 of 60");
    await there.close();
    await page.locator("#posted button").click();
    await expect.poll(() => sawIt("posted").length, { timeout: 20_000 }).toBe(1);
    const inWorld = demo.world.story.remarks().filter(({ text }) => text === said);
    expect(inWorld, "the form and the click are one comment").toHaveLength(1);
  });

  test("it is answered, and the stage moves", async () => {
    await expect.poll(() => sawIt("answer").join(), { timeout: 90_000 }).toMatch(/Tomas Lindqvist/u);
    await expect.poll(() => sawIt("stage"), { timeout: 90_000 }).toContain("Tomas Lindqvist: listening → in-dialogue");
    await page.goto("/people");
    await page.getByRole("link", { name: "Tomas Lindqvist" }).first().click();
    expect(await page.locator(".facts .stage").innerText()).toContain("In dialogue");
    expect(await page.locator("main").innerText()).toContain("14 of 60");
  });

  test("Ines becomes ready to connect, and the house knows where Tomas has moved", async () => {
    await expect.poll(() => sawIt("stage"), { timeout: 90_000 }).toContain("Ines Okafor: in-dialogue → ready");
    await expect
      .poll(
        async () => {
          const { items } = await demo.api<{ items: { name: string; feeds: { url: string }[] }[] }>("GET", "/people");
          const tomas = demo.world.people.find(({ who }) => who.id === "tomas")!;
          return items.find(({ name }) => name === tomas.who.name)?.feeds[0]?.url.startsWith(tomas.sites[1]!.origin);
        },
        { timeout: 120_000 },
      )
      .toBe(true);
  });

  test("two minutes are on record", async () => {
    await shooting.done;
    expect(shooting.shots).toBe(SHOTS_WANTED);
    expect(readdirSync(SHOTS).length).toBe(3 * SHOTS_WANTED);
  });

  test("it leaves nothing behind", async () => {
    await demo.close();
    expect(existsSync(demo.dataDir)).toBe(false);
  });
});

describe("the command", () => {
  test("prints a link, and Ctrl-C ends everything and removes the data", async () => {
    const script = join(projectRoot(), "tests", "world", "demo.ts");
    const before = foldersHere();
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script], {
      env: { PATH: process.env["PATH"], PORT: "0", TMPDIR: tmpdir() },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    await expect.poll(() => output, { timeout: 60_000 }).toMatch(/sign-in\?token=[\s\S]+What happens:/u);
    const url = /http:\/\/127\.0\.0\.1:\d+/u.exec(output)![0];
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(foldersHere().length).toBe(before.length + 1);
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(foldersHere()).toEqual(before);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow(/fetch failed/u);
  });
});

function foldersHere(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith("door-opener-demo-"));
}
