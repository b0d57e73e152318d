// Somebody follows a podcast of the simulated web, reads what was said, and hears it from where the brief points.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createManualClock } from "../../src/clock.ts";
import { createToken } from "../../src/domain/accounts/tokens.ts";
import { ensureOwner } from "../../src/domain/accounts/users.ts";
import { MONDAY_MORNING } from "../support/app.ts";
import { callAs } from "../support/call.ts";
import { follow } from "../support/follow.ts";
import { suiteUnless } from "../support/skip.ts";
import { CAST } from "../world/characters.ts";
import { silence } from "../world/podcast/audio.ts";
import { transcribe } from "../world/podcast/transcript.ts";
import type { Post } from "../world/things.ts";
import { startWorld, type World } from "../world/world.ts";
import { openHouse, type House } from "./house.ts";
import { stepByStep, until } from "./looking.ts";
import { enter, missingChromium, startBrowser, type Visitor } from "./visitor.ts";

const PODCASTER = CAST.find((character) => character.home === "podcast")!;
/** As long as the longest episode. */
const SOUND = Buffer.concat(Array.from({ length: 60 }, silence));

suiteUnless(missingChromium(), "an episode", () => {
  let world: World;
  let house: House;
  let browser: Browser;
  let visitor: Visitor;
  let newest: Post;
  const heard: string[] = [];

  stepByStep();
  beforeAll(async () => {
    world = await startWorld({ seed: 7, people: [PODCASTER], clock: createManualClock(MONDAY_MORNING) });
    newest = world.story.posts(PODCASTER.id)[0]!;
    house = await openHouse();
    browser = await startBrowser();
    visitor = await enter(browser, house.url, { width: 1280, javaScript: true });
    await visitor.context.route(/\.mp3$/u, async (route) => {
      heard.push(route.request().url());
      // Whole from where it is asked, as hosts of podcasts answer players.
      const from = Number(/bytes=(\d+)-/u.exec((await route.request().headerValue("range")) ?? "")?.[1] ?? 0);
      await route.fulfill({
        status: 206,
        contentType: "audio/mpeg",
        headers: {
          "accept-ranges": "bytes",
          "content-range": `bytes ${from}-${SOUND.length - 1}/${SOUND.length}`,
        },
        body: SOUND.subarray(from),
      });
    });
    await visitor.page.goto(await house.signInLink());
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
    await world.close();
  });

  test("is briefed from what was said in it, and each point says when", async () => {
    const { page } = visitor;
    const { id } = await ensureOwner(house.app, house.app.config.bootstrap);
    const { token } = await createToken(house.app, id, "The journey's");
    const person = await follow(callAs(house.url, token), world.addresses[PODCASTER.id]!);
    await page.goto(`/people/${person.id}`);
    await until(visitor, () => page.locator(".progress").count(), 0);
    await page.locator("a", { hasText: newest.title }).first().click();
    await page.locator("#said li").first().waitFor();
    const said = transcribe(newest);
    expect(await page.locator("#said").innerText()).toContain(said.at(-1)!.body);
    expect(await page.locator("#said .speaker").allInnerTexts()).toContain(PODCASTER.name);
    const points = await page.locator("#brief a.source").allInnerTexts();
    expect(points.length).toBeGreaterThan(0);
    for (const point of points) expect(point).toMatch(/^at \d+:\d\d/u);
  });

  test("asks nobody for anything until a moment is clicked, and then plays from there and marks what is said", async () => {
    const { page } = visitor;
    expect([heard, visitor.strangers]).toEqual([[], []]);
    const line = page.locator("#said li").nth(1);
    const at = Number(await line.locator("a.stamp").getAttribute("data-at"));
    expect(at).toBeGreaterThan(3);
    await line.locator("a.stamp").click();
    await expect
      .poll(() => page.evaluate(() => document.querySelector<HTMLAudioElement>("[data-player]")!.currentTime))
      .toBeGreaterThan(at);
    await expect.poll(() => line.getAttribute("aria-current")).toBe("true");
    expect(await page.locator("#said [aria-current]").count()).toBe(1);
    expect(heard.length).toBeGreaterThan(0);
    expect(new Set(heard).size).toBe(1);
    expect(page.url()).toContain(house.url);
    expect([visitor.strangers, visitor.complaints]).toEqual([[], []]);
  });

  test("leads there without JavaScript too, in the browser's own player", async () => {
    const { page } = visitor;
    const plain = await enter(browser, house.url, { width: 390, javaScript: false });
    await plain.context.addCookies(await visitor.context.cookies());
    await plain.page.goto(page.url());
    const link = plain.page.locator("#said a.stamp").nth(1);
    const address = await link.getAttribute("href");
    expect(address).toMatch(/\.mp3#t=\d+$/u);
    const [opened] = await Promise.all([plain.context.waitForEvent("page"), link.click()]);
    await expect.poll(() => opened.url()).toBe(address);
    await expect.poll(() => plain.visited.map(({ referrer }) => referrer)).toEqual([undefined]);
    expect(plain.strangers).toEqual([]);
  });
});
