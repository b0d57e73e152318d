// Every page of the running product in the states it gets into: it fits a desk and a phone, can be used with a thumb, and
// shows where the keyboard is. With LOOKS=1 each is also taken as pictures, to tests/.output/looks.
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR } from "../../src/clock.ts";
import { MONDAY_MORNING } from "../support/app.ts";
import { suiteUnless } from "../support/skip.ts";
import { inventedPeople } from "../world/invented-people.ts";
import { siteThatBreaks, siteWithoutFeed, siteWithTwoFeeds } from "../world/odd-sites.ts";
import { serveSites, type StaticSites } from "../world/static-sites.ts";
import { openHouse, type House } from "./house.ts";
import { overflow, stepByStep, tooSmall, unseenFocus, until } from "./looking.ts";
import { enter, missingChromium, startBrowser, type Visitor } from "./visitor.ts";

const LOOKS = join(import.meta.dirname, "../.output/looks");
/** The one in the README; taken anew with UPDATE_PICTURES=1. */
const PICTURE = join(import.meta.dirname, "../../docs/today.png");
const areTaken = process.env["LOOKS"] === "1";
/** One page of each kind is walked with the keyboard. */
const TABBED = new Set(
  "sign-in settings-empty choose-feeds today-full watchlist-full post-coached person-error".split(" "),
);
const broken = siteThatBreaks();

suiteUnless(missingChromium(), "every page as it is seen", () => {
  let web: StaticSites;
  let house: House;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;

  stepByStep();
  beforeAll(async () => {
    if (areTaken) mkdirSync(LOOKS, { recursive: true });
    web = await serveSites([...inventedPeople(MONDAY_MORNING), siteWithTwoFeeds, siteWithoutFeed, broken.build], 61);
    house = await openHouse();
    browser = await startBrowser();
    visitor = await enter(browser, house.url, { width: 1280, javaScript: true });
    page = visitor.page;
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
    await web.close();
  });

  const seen = async (name: string): Promise<void> => {
    const faults: string[] = [];
    // its style sheets too: a click is answered before they are there
    await page.waitForLoadState();
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await overflow(page);
      if (over > 0) faults.push(`${name} is ${over} pixels too wide at ${width}`);
      for (const colorScheme of areTaken ? (["light", "dark"] as const) : []) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(LOOKS, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      }
    }
    faults.push(...(await tooSmall(page)), ...(TABBED.has(name) ? await unseenFocus(page) : []));
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(faults, name).toEqual([]);
  };
  const paste = async (address: string): Promise<void> => {
    await page.goto("/people");
    await page.fill("#url", address);
    await page.click(".add button");
  };

  test("at the door", async () => {
    await page.goto("/");
    await seen("sign-in");
    await page.goto("/sign-in?token=spent");
    await seen("link-expired");
    await page.goto(await house.signInLink());
    await seen("today-first");
    await page.goto("/people");
    await seen("watchlist-empty");
    await page.goto("/settings");
    await seen("settings-empty");
  });

  test("following, and what to do where there is nothing to follow", async () => {
    await page.fill("#name", "Mara Voss");
    await page.fill("#interests", "repair, handover");
    await page.fill("#expertise", "waiting list");
    await page.click("text=Save your profile");
    for (const origin of web.origins.slice(0, 3)) {
      await paste(origin);
      await page.waitForURL(/\/people\/[\w-]+$/u);
    }
    await seen("person-making");
    await paste(web.origins[3]!);
    await page.locator("h1", { hasText: "Is this who you mean?" }).waitFor();
    await seen("choose-feeds");
    await page.click("main button.go");
    await page.locator("h2", { hasText: "Where Site of Someone publishes" }).waitFor();
    await paste(web.origins[4]!);
    await page.locator("h1", { hasText: "a way on" }).waitFor();
    await seen("no-feed");
    await paste("Noor Halvorsen");
    await page.locator("h1", { hasText: "Who is it?" }).waitFor();
    await seen("find-people");
    await paste("mailto:");
    await page.locator("#url-error").waitFor();
    await seen("watchlist-error");
    expect(await page.inputValue("#url")).toBe("mailto:");
    await paste("Noor Halvorsen");
    await page.click("text=Follow by hand");
    await page.locator("h1", { hasText: "Noor Halvorsen" }).waitFor();
    await seen("person-by-hand");
  });

  test("Today and the watchlist, full", async () => {
    await page.goto("/");
    await until(visitor, () => page.locator(".progress").count(), 0);
    await seen("today-full");
    await page.goto("/people");
    expect(await page.locator(".person .why", { hasText: "Say what you think about" }).count()).toBeGreaterThan(2);
    await seen("watchlist-full");
    await page.goto("/people?q=nobody+of+that+name");
    await seen("watchlist-filtered");
  });

  test("a post: read, coached, saved, posted", async () => {
    await page.goto("/");
    await page.locator(".opening h3 a", { hasText: "The spare part" }).click();
    await seen("post");
    await page
      .locator("#take")
      .pressSequentially("Great post! Our ferry keeps two of 340 parts on a shelf.", { delay: 0 });
    await page.locator("#coach li").first().waitFor();
    await seen("post-coached");
    await page.click("button[value=save]");
    await page.locator("#posted").waitFor();
    await seen("post-saved");
    await page.fill("#posted-url", "there");
    await page.click("text=I posted it");
    await page.locator("#posted .wrong").waitFor();
    await seen("post-error");
    await page.fill("#posted-url", "");
    await page.click("text=I posted it");
    await page.locator("#flash", { hasText: "Noted." }).waitFor();
    await seen("post-posted");
  });

  test("a person one is in dialogue with, a form that needs another look, and a feed that fails", async () => {
    await page.click("#flash a");
    await page.click("#log > summary");
    await page.check("#log [value=inbound]");
    await page.selectOption("#touch-kind", "reply");
    await page.fill(
      "#touch-text",
      "You are right about the shelf, and I had not thought of ferries.\nWould you send me the list of what you keep?",
    );
    await page.fill("#touch-url", "their page");
    await page.click("text=Add to the dialogue");
    await page.locator("#touch-url-error").waitFor();
    expect(await page.inputValue("#touch-text")).toContain("send me the list");
    expect(await page.isChecked("#log [value=inbound]")).toBe(true);
    await seen("person-error");
    await page.fill("#touch-url", "");
    await page.click("text=Add to the dialogue");
    await page.locator("#flash").waitFor();
    await seen("person-dialogue");
    await page.goto("/");
    if (process.env["UPDATE_PICTURES"] === "1") await page.screenshot({ path: PICTURE, fullPage: true });
    await seen("today-answer");
    expect(statSync(PICTURE).size).toBeLessThan(250_000);
    await paste(web.origins[5]!);
    await page.waitForURL(/\/people\/[\w-]+$/u);
    broken.breakIt();
    house.pass(2 * HOUR);
    await page.getByRole("button", { name: "Look now" }).click();
    await page.locator("#flash .icon").first().waitFor();
    await seen("person-failing");
    await page.goto("/people");
    await seen("watchlist-failing");
  });

  test("errors, settings, and the way out", async () => {
    await page.goto("/people/nobody");
    await seen("not-found");
    await page.goto("/settings");
    await page.fill("#token-name", "A script");
    await page.click("text=Make a token");
    await page.locator("#fresh-token").waitFor();
    await page.fill("#digestAt", "half past");
    await page.fill("#inviteBudget", "many");
    await seen("settings-token");
    await page.click("text=Save your profile");
    await page.locator("#digestAt-error").waitFor();
    expect(await page.inputValue("#inviteBudget")).toBe("many");
    await seen("settings-error");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.locator("h1", { hasText: "See you soon" }).waitFor();
    await seen("signed-out");
    expect(visitor.complaints).toEqual([]);
    expect(visitor.strangers).toEqual([]);
  });
});
