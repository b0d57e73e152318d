// The studio in a real browser: what is typed is kept, whatever happens to the browser, the server or another window.
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listComments } from "../../../src/db/comments.ts";
import { overflow, tooSmall } from "../../journeys/looking.ts";
import { enter, missingChromium, startBrowser, type Visitor } from "../../journeys/visitor.ts";
import type { List, Post } from "../../support/call.ts";
import { follow, startBlog, type Blog } from "../../support/follow.ts";
import { openHouse, type House } from "../../support/house.ts";
import { suiteUnless } from "../../support/skip.ts";
import { signIn } from "../../support/visitor.ts";
import { startModelServer, type ModelServer } from "../../world/model/model-server.ts";
import { startOn } from "./a-browser.ts";
import { startLine, type Line } from "./a-line.ts";
import { namelessControls } from "./names.ts";

const LOOKS = join(import.meta.dirname, "../../.output/studio");
const areTaken = process.env["LOOKS"] === "1";
const TAKE =
  "Forty runners waited for each other's caches with us too. We kept three for releases, and in eleven months they were idle on 240 of 330 days. What argument about fairness did you have?";

suiteUnless(missingChromium(), "the studio", () => {
  let house: House;
  let blog: Blog;
  let model: ModelServer;
  let browser: Browser;
  let line: Line;
  let desk: Visitor;
  let posts: Post[];
  const rest: Visitor[] = [];

  beforeAll(async () => {
    if (areTaken) mkdirSync(LOOKS, { recursive: true });
    [blog, model] = await Promise.all([startBlog(), startModelServer()]);
    const opening = openHouse({ env: { OPENAI_BASE_URL: model.url, OPENAI_MODEL: "small-model" } });
    [house, browser] = await Promise.all([opening, startBrowser()]);
    for (const member of [house.olga, house.tarik]) await follow(house.as(member), blog.origin);
    await (await signIn(house, house.tarik)).post("/settings/ai", {});
    await house.work();
    posts = (await house.as(house.olga).get<List<Post>>("/posts")).body.items;
    line = await startLine(house.url);
    desk = await enterAs(house.olga, { width: 1280, javaScript: true });
  });
  afterAll(async () => {
    await browser.close();
    await line.cut();
    await Promise.all([house.close(), blog.close(), model.close()]);
  });

  const enterAs = async (who: { email: string }, manner: Parameters<typeof enter>[2]): Promise<Visitor> => {
    const visitor = await enter(browser, line.url, manner);
    rest.push(visitor);
    await visitor.page.goto(line.url + (await house.app.signIn.createLink(who.email)));
    return visitor;
  };
  const open = (page: Page, nth: number) => page.goto(`${line.url}/posts/${posts[nth]!.id}`);
  const look = async (page: Page, name: string): Promise<void> => {
    if (areTaken) await page.screenshot({ path: join(LOOKS, `${name}.png`), fullPage: true });
  };
  const saved = (page: Page) => page.locator("[data-saved]", { hasText: /^Saved\.$/ }).waitFor();
  const kept = async (nth: number) => (await listComments(house.app.db, house.olga.id, posts[nth]!.id))[0]?.take;

  /** A click that leads to the next page, and that page: without JavaScript nothing else says that it is there. */
  async function submit(page: Page, button: string): Promise<void> {
    await Promise.all([page.waitForNavigation(), page.click(button)]);
  }

  describe("with JavaScript", () => {
    test("saves at every pause, without a click, and says so", async () => {
      const { page } = desk;
      await open(page, 0);
      expect(await page.textContent("#brief")).toContain("small-model");
      await page.fill("#take", TAKE);
      await saved(page);
      expect(await kept(0)).toBe(TAKE);
      await page.fill("#take", `${TAKE} I ask because`);
      await page.goto(`${line.url}/people`);
      await expect.poll(() => kept(0)).toBe(`${TAKE} I ask because`);
      await page.goBack();
      expect(await page.inputValue("#take")).toBe(`${TAKE} I ask because`);
      expect(await page.locator("[data-kept]").isVisible()).toBe(false);
      await page.fill("#take", TAKE);
      await saved(page);
    });

    test("keeps it in the browser while the server is away, and gives it back", async () => {
      const { page } = desk;
      await line.cut();
      await page.fill("#take", `${TAKE} And the cost?`);
      await page.locator("[data-saved]", { hasText: "could not be reached" }).waitFor();
      expect(await page.evaluate(() => Object.values(localStorage).join())).toContain("And the cost?");
      await page.goto("about:blank");
      await line.mend();
      await open(page, 0);
      expect(await page.inputValue("#take")).toBe(`${TAKE} And the cost?`);
      // From there, or by the last words of the page that was left: whichever way was open first.
      await expect.poll(() => kept(0)).toBe(`${TAKE} And the cost?`);
      await page.fill("#take", TAKE);
      await saved(page);
    });

    test("never writes over what another window saved, and offers both", async () => {
      const { page } = desk;
      const other = await desk.context.newPage();
      await Promise.all([open(page, 0), open(other, 0)]);
      await other.fill("#take", "What I wrote in the other window, later.");
      await saved(other);
      await page.fill("#take", "What I wrote here, not knowing.");
      await page.locator("[data-other]", { hasText: "in the other window, later" }).waitFor();
      expect(await kept(0)).toBe("What I wrote in the other window, later.");
      await look(page, "two-windows");
      expect(await page.inputValue("#take")).toBe("What I wrote here, not knowing.");
      await page.click("[data-theirs]");
      expect(await page.inputValue("#take")).toBe("What I wrote in the other window, later.");
      expect(await page.textContent("[data-other-words]")).toBe("What I wrote here, not knowing.");
      await page.click("[data-theirs]");
      await expect.poll(() => kept(0)).toBe("What I wrote here, not knowing.");
      await other.fill("#take", TAKE);
      await other.locator("[data-mine]").click();
      await expect.poll(() => kept(0)).toBe(TAKE);
      await other.close();
    });

    test("counts as each channel does, and marks what no longer fits", async () => {
      const { page } = desk;
      await open(page, 1);
      const address = `https://boats.example/${"quay/".repeat(20)}`;
      await page.selectOption("#channel", "x");
      await page.fill("#take", `Counted: ${address}`);
      await page.locator("#lengths", { hasText: "32 of 280 characters" }).waitFor();
      await page.selectOption("#channel", "bluesky");
      await page.fill("#take", `${"👩‍👩‍👧".repeat(298)} ab`);
      await page.locator("#lengths", { hasText: "301 of 300 characters; 1 too many" }).waitFor();
      await page.locator("mark.over").waitFor();
      expect(await page.textContent("mark.over")).toBe("b");
      await look(page, "too-long");
      await saved(page);
    });

    test("shows where a finding is, and no answer of the coach comes late", async () => {
      const { page } = desk;
      await open(page, 1);
      let letGo: () => void = () => undefined;
      const held = new Promise<void>((done) => (letGo = done));
      let asked = 0;
      await page.route("**/posts/*/coach", async (route) => {
        asked += 1;
        if (asked === 1) await held;
        await route.continue().catch(() => undefined);
      });
      await page.selectOption("#channel", "blog");
      await page.locator("#take").fill("Great post!");
      await expect.poll(() => asked).toBe(1);
      await page.locator("#take").fill("Great post! We kept three runners for releases, idle on 240 of 330 days.");
      await page.locator("#coach", { hasText: "You add an experience of yours" }).waitFor();
      const answer = await page.textContent("#coach");
      letGo();
      await saved(page);
      expect(await page.textContent("#coach")).toBe(answer);
      await page.unroute("**/posts/*/coach");
      await page.locator("#coach [data-spans]:visible").first().focus();
      await look(page, "a-finding");
      const marked = await page.textContent("mark.pointed");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => getSelection()?.toString())).toBe(marked);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("take");
    });

    test("goes by keyboard from the take to the timeline, and back", async () => {
      const { page, context } = desk;
      await open(page, 0);
      await page.locator("#take").focus();
      const opened = context.waitForEvent("page");
      await page.keyboard.press("Control+Enter");
      await (await opened).close();
      await page.locator("#posted[open]").waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Did you post it?");
      await look(page, "did-you-post-it");
      await page.bringToFront();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(TAKE);
      await page.click("[data-copy-from]");
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("u-in-reply-to");
      await page.locator("button", { hasText: "I posted it" }).focus();
      await page.keyboard.press("Enter");
      await page.locator(".earlier", { hasText: "we have not looked for it there ourselves" }).waitFor();
      await page.click(".earlier summary");
      await page.fill(".earlier input[name=url]", "there");
      await page.click("text=Keep this address");
      await page.locator(".earlier .wrong").waitFor();
      await look(page, "posted");
      await page.fill(".earlier input[name=url]", `${blog.origin}/posts/3#c1`);
      await page.click("text=Keep this address");
      await page.locator(".earlier a.out").waitFor();
      await page.click(".earlier summary");
      await page.click("text=I did not post it after all");
      await page.locator("#flash", { hasText: "a draft again" }).waitFor();
      expect(await page.inputValue("#take")).toBe(TAKE);
      const { body } = await house.as(house.olga).get<List<unknown>>(`/people/${(await person()).id}/timeline`);
      expect(JSON.stringify(body.items)).not.toContain("Forty runners waited for each other's caches with us");
    });

    test("is there again after the browser was killed", async () => {
      const profile = mkdtempSync(join(tmpdir(), "studio-"));
      const link = async (): Promise<string> => line.url + (await house.app.signIn.createLink(house.olga.email));
      const first = await startOn(profile);
      const page = await first.context.newPage();
      await page.goto(await link());
      await open(page, 2);
      await page.fill("#take", "The power fails after this word");
      await saved(page);
      await first.kill();
      const second = await startOn(profile);
      const again = await second.context.newPage();
      await again.goto(await link());
      await open(again, 2);
      expect(await again.inputValue("#take")).toBe("The power fails after this word");
      await second.kill();
    });
  });

  const person = async () => (await house.as(house.olga).get<List<{ id: string }>>("/people")).body.items[0]!;

  describe("without JavaScript, and without a model", () => {
    test("a button saves, the counts are there, and another window's words are not lost", async () => {
      const { page, context } = await enterAs(house.tarik, { width: 360, javaScript: false });
      await open(page, 0);
      expect(await page.textContent("#brief")).not.toContain("small-model");
      const other = await context.newPage();
      await open(other, 0);
      await page.selectOption("#channel", "x");
      await page.fill("#take", `${TAKE} ${TAKE}`);
      await submit(page, "button[value=save]");
      expect(await page.textContent("#lengths")).toMatch(/of 280 characters; \d+ too many/);
      expect(await page.textContent("#lengths")).toContain("What no longer fits");
      expect(await page.locator("#coach li").count()).toBeGreaterThan(3);
      await other.fill("#take", "Mine, from the other window.");
      await submit(other, "button[value=save]");
      expect(await other.textContent("[data-other-words]")).toContain("Forty runners");
      expect(await other.inputValue("#take")).toBe("Mine, from the other window.");
      await submit(other, "button[value=save]");
      expect(await other.inputValue("#take")).toBe("Mine, from the other window.");
      expect(await other.locator("[data-other]").isVisible()).toBe(false);
      expect(await other.getAttribute("#posted-form a[download]", "href")).toMatch(/post\.md$/);
      await submit(other, "text=I posted it");
      expect(await other.textContent(".earlier")).toContain("Mine, from the other window.");
      expect(await overflow(other)).toBe(0);
    });
  });

  test.each([
    [360, false],
    [360, true],
    [1280, false],
    [1280, true],
  ])("at %i pixels, dark: %s: nothing is cut off, nothing is nameless", async (width, dark) => {
    const { page } = desk;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
    await open(page, 0);
    await look(page, `studio-${width}-${dark ? "dark" : "light"}`);
    expect(await overflow(page)).toBe(0);
    expect(await namelessControls(page)).toEqual([]);
    if (width < 768) expect(await tooSmall(page)).toEqual([]);
    // A line that was cut, and an answer of the coach that was not waited for, are no faults of the page.
    const complaints = rest
      .flatMap((one) => one.complaints)
      .filter((one) => !/^htmx:|ERR_CONNECTION_REFUSED/u.test(one));
    expect([...complaints, ...rest.flatMap((one) => one.strangers)]).toEqual([]);
  });
});
