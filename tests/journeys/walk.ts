// From the first start to a dialogue, in a real browser: at a desk, on a phone, and without JavaScript.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR } from "../../src/clock.ts";
import { MONDAY_MORNING } from "../support/app.ts";
import { suiteUnless } from "../support/skip.ts";
import { WAYS, type Way } from "../support/ways.ts";
import { inventedPeople } from "../world/invented-people.ts";
import { serveSites, type StaticSites } from "../world/static-sites.ts";
import { openHouse, type House } from "./house.ts";
import { overflow, stepByStep, textsOf, until } from "./looking.ts";
import { enter, missingChromium, startBrowser, type Manner, type Visitor } from "./visitor.ts";

const MANNERS = {
  "at a desk": { width: 1280, javaScript: true },
  "on a phone": { width: 390, javaScript: true },
  "without JavaScript": { width: 1280, javaScript: false },
} satisfies Record<string, Manner>;

const TAKE =
  "Your 212 calls out of 640 match what we saw at our ferry desk: in winter 31 of 340 evenings somebody gave up in the line. " +
  "We counted them by the thermos flasks they left behind. Would a nurse's four minutes also work for those who never ring?";
const REPLY = "Thermos flasks! I had not thought of what people leave behind.\nMay I quote that?";

let started: Promise<Browser> | undefined;
const sharedBrowser = (): Promise<Browser> => (started ??= startBrowser());
afterAll(async () => (await started)?.close());

/** What is seen does not depend on where it is stored: one manner each is enough of most. */
export const walkOn = (way: Way, manners: readonly (keyof typeof MANNERS)[]): void =>
  suiteUnless(missingChromium() ?? WAYS[way].missing(), `the way through, ${WAYS[way].title}`, () =>
    walk(
      way,
      manners.map((name): [string, Manner] => [name, MANNERS[name]]),
    ),
  );

function walk(way: Way, manners: [string, Manner][]): void {
  describe.each(manners)("%s", (_name, manner) => {
    let browser: Browser;
    let web: StaticSites;
    let house: House;
    let visitor: Visitor;
    let postUrl = "";

    stepByStep();
    beforeAll(async () => {
      web = await serveSites(inventedPeople(MONDAY_MORNING), 62);
      [house, browser] = await Promise.all([openHouse(way), sharedBrowser()]);
      visitor = await enter(browser, house.url, manner);
    });
    afterAll(async () => {
      await visitor.context.close();
      await house.close();
      await web.close();
    });
    const follow = async (origin: string): Promise<void> => {
      const { page } = visitor;
      await page.goto("/people");
      await page.fill("#url", origin);
      await page.click(".add button");
      await page.waitForURL(/\/people\/[\w-]+$/u);
    };
    const here = (path: string): string => new URL(path, house.url).href;

    test("the first link leads to an empty Today, and only once", async () => {
      const { page } = visitor;
      const link = await house.signInLink();
      await page.goto(link);
      expect(await page.textContent("h1")).toBe("Welcome");
      expect(page.url()).toBe(here("/"));
      const other = await enter(browser, house.url, manner);
      await other.page.goto(link);
      expect(await other.page.textContent("h1")).toBe("This link is spent");
      await other.context.close();
    });

    test("a pasted address becomes a person, and the first briefs appear", async () => {
      const { page } = visitor;
      await page.fill("#url", web.origins[0]!);
      await page.click(".add button");
      await page.locator("h1", { hasText: "Ida Marlowe" }).waitFor();
      await until(visitor, () => page.locator("#posts .why:not(.soft)").count(), 3);
      expect(await page.locator(".facts .stage").textContent()).toContain("Listening");
      expect(await overflow(page)).toBe(0);
    });

    test("what a feed carries in part is read on its page, and appears by itself", async () => {
      const { page } = visitor;
      await follow(web.origins[1]!);
      await page.locator("h1", { hasText: "Bram Castellan" }).waitFor();
      await until(visitor, () => page.locator("#posts .why:not(.soft)").count(), 3);
      expect((await textsOf(page, "#posts .why")).join()).not.toContain("…");
      await follow(web.origins[2]!);
      await until(visitor, () => page.locator("#posts .why:not(.soft)").count(), 2);
      expect(await page.textContent("#posts")).toContain("podcast");
    });

    test("Today shows the best openings, each with its reason, and one is put aside", async () => {
      const { page } = visitor;
      await page.goto("/");
      await until(visitor, () => page.locator(".opening").count(), 3);
      for (const opening of await page.locator(".opening").all())
        expect(await opening.locator(".hook").count()).toBeGreaterThan(0);
      const last = (await textsOf(page, ".opening h3")).at(-1);
      await page.locator(".opening button").last().click();
      await page.locator("#flash", { hasText: "Put aside." }).waitFor();
      expect(await textsOf(page, ".opening h3")).not.toContain(last);
      expect(page.url()).toBe(here("/"));
      expect(await overflow(page)).toBe(0);
    });

    test("from the person to the post, where the gist leads to its place in the text", async () => {
      const { page } = visitor;
      await page.goto("/people");
      await page.getByRole("link", { name: "Ida Marlowe" }).first().click();
      await page.getByRole("link", { name: "The queue you cannot see" }).click();
      const gist = await page.locator("#brief .gist").innerText();
      for (const point of await textsOf(page, "#brief .points li"))
        expect(gist).not.toContain(point.replace(/ in the post.*/su, ""));
      await page.locator("#brief .gist .source").first().click();
      await page.locator("mark:target").waitFor();
      postUrl = page.url().replace(/#.*/u, "");
      expect(await overflow(page)).toBe(0);
    });

    test("the coach answers while one types, and without JavaScript once it is saved", async () => {
      const { page } = visitor;
      await page.locator("#take").pressSequentially(TAKE.slice(0, 40));
      await page.fill("#take", TAKE);
      if (!visitor.hasJavaScript) await page.click("button[value=save]");
      await page.locator("#coach li.pass", { hasText: "experience" }).waitFor();
      expect(await page.inputValue("#take")).toBe(TAKE);
    });

    test("copy and open: the words are saved and taken along to their page", async () => {
      const { page, context } = visitor;
      const opened = context.waitForEvent("page");
      if (visitor.hasJavaScript) {
        await page.click("button[value=open]");
      } else {
        await page.click("text=Your words, to copy by hand");
        expect(await page.textContent("#posted-words")).toContain(TAKE);
        await page.click("#posted >> text=Open the page");
      }
      await (await opened).close();
      await page.locator("#posted").waitFor();
      expect(visitor.visited).toEqual([
        { url: `${web.origins[0]}/posts/the-queue-you-cannot-see`, referrer: undefined },
      ]);
      if (visitor.hasJavaScript) {
        await page.bringToFront();
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(TAKE);
      }
      expect(await page.inputValue("#take")).toBe(TAKE);
      expect(await page.inputValue("#text")).toBe("");
      expect(await page.locator("[data-kept]").isVisible()).toBe(false);
    });

    test("once posted, it stands on the timeline with its address", async () => {
      const { page } = visitor;
      await page.fill("#posted-url", "somewhere");
      await page.click("text=I posted it");
      await page.locator("#posted .wrong").waitFor();
      expect(await page.inputValue("#posted-url")).toBe("somewhere");
      await page.fill("#posted-url", `${web.origins[0]}/posts/the-queue-you-cannot-see#c1`);
      await page.click("text=I posted it");
      await page.locator("#flash", { hasText: "Noted." }).waitFor();
      expect(await page.inputValue("#take")).toBe("");
      await page.click("#flash a");
      expect(await page.textContent(".talk li")).toContain("thermos flasks");
      const link = page.locator(".talk a.out").first();
      expect(await link.getAttribute("href")).toBe(`${web.origins[0]}/posts/the-queue-you-cannot-see#c1`);
      expect(await link.getAttribute("rel")).toContain("noopener");
      expect(await page.locator(".facts .stage").textContent()).toContain("Listening");
    });

    test("a like that was logged makes it noticed, an answer makes it a dialogue", async () => {
      const { page } = visitor;
      const log = async (kind: string, text: string): Promise<void> => {
        await page.click("#log > summary");
        await page.check("#log [value=inbound]");
        await page.selectOption("#touch-kind", kind);
        await page.fill("#touch-text", text);
        await page.click("text=Add to the dialogue");
        await page.locator("#flash", { hasText: "Noted on the timeline." }).waitFor();
      };
      await log("like", "");
      expect(await page.locator(".facts .stage").textContent()).toContain("Noticed");
      await log("reply", REPLY);
      expect(await page.locator(".facts .stage").textContent()).toContain("In dialogue");
      expect(await page.textContent(".talk li.them")).toContain("May I quote that?");
      expect(await page.textContent(".next")).toContain("Answer what they wrote");
      expect(await overflow(page)).toBe(0);
      await page.goto("/");
      expect(await page.textContent("section[aria-labelledby=replies-title]")).toContain("May I quote that?");
    });

    test("a feed that was asked a while ago is left in peace, and asked again later", async () => {
      const { page } = visitor;
      await page.getByRole("link", { name: "Ida Marlowe" }).first().click();
      const requests = () => web.requests.filter(({ url }) => url.startsWith(web.origins[0]!));
      const asked = requests().length;
      await page.getByRole("button", { name: "Look now" }).click();
      await page.locator("#flash", { hasText: "a while ago" }).waitFor();
      expect(requests()).toHaveLength(asked);
      house.pass(2 * HOUR);
      await page.getByRole("button", { name: "Look now" }).click();
      await page.locator("#flash", { hasText: /Nothing new there|a while ago/u }).waitFor();
      // by the button or by the sweep, whichever came first, and once
      expect(requests().slice(asked)).toMatchObject([{ url: `${web.origins[0]}/feed.atom`, status: 304 }]);
    });

    test("the profile is kept, and a token lets a program in until it is revoked", async () => {
      const { page } = visitor;
      await page.goto("/settings");
      await page.fill("#name", "Mara Voss");
      await page.fill("#digestAt", "half past");
      await page.click("text=Save your profile");
      await page.locator("#digestAt-error").waitFor();
      expect(await page.inputValue("#name")).toBe("Mara Voss");
      await page.fill("#digestAt", "06:45");
      await page.click("text=Save your profile");
      await page.locator("#flash", { hasText: "Saved." }).waitFor();
      expect(await page.inputValue("#digestAt")).toBe("06:45");
      await page.fill("#token-name", "A script");
      await page.click("text=Make a token");
      const token = await page.locator("#fresh-token").innerText();
      const ask = () => fetch(here("/api/v1/people"), { headers: { authorization: `Bearer ${token}` } });
      const answer = await ask();
      expect(answer.status).toBe(200);
      expect(((await answer.json()) as { items: unknown[] }).items).toHaveLength(3);
      expect(await overflow(page)).toBe(0);
      await page.goto("/settings");
      expect(await page.locator("#fresh-token").count()).toBe(0);
      await page.getByRole("button", { name: "Revoke" }).click();
      await page.locator("#flash").waitFor();
      expect((await ask()).status).toBe(401);
    });

    test("what a stranger would put on the page is refused, and our pages asked nobody else for anything", async () => {
      const { page } = visitor;
      expect(visitor.complaints).toEqual([]);
      const answer = await page.goto(postUrl);
      expect(answer?.headers()["content-security-policy"]).toContain("default-src 'self'");
      const title = await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "document.title = 'taken over'";
        const picture = document.createElement("img");
        picture.src = "https://elsewhere.example/pixel.gif";
        document.body.append(script, picture);
        return document.title;
      });
      expect(title).toBe("The queue you cannot see · Door Opener");
      expect(visitor.strangers).toEqual([]);
      expect(visitor.visited).toHaveLength(1);
    });

    test("signed out, the pages are closed again", async () => {
      const { page } = visitor;
      await page.goto("/settings");
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.locator("h1", { hasText: "See you soon" }).waitFor();
      await page.goto("/people");
      expect(page.url()).toBe(here("/sign-in"));
    });
  });
}
