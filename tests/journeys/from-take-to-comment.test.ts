// The studio's help, in a browser: with and without JavaScript, on a desk and on a phone.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Post } from "../support/call.ts";
import { openStudio, TAKE, type Studio } from "../domain/assists/studio.ts";
import { suiteUnless } from "../support/skip.ts";
import { overflow, textsOf } from "./looking.ts";
import { enter, missingChromium, startBrowser, type Visitor } from "./visitor.ts";

const REWORDED = "We moved our monorepo at Initech to a remote cache last spring, and it hid flaky tests for weeks.";

suiteUnless(missingChromium(), "from take to comment", () => {
  let studio: Studio;
  let browser: Browser;
  beforeAll(async () => {
    studio = await openStudio();
    browser = await startBrowser();
  });
  afterEach(() => studio.tidy());
  afterAll(async () => {
    await browser.close();
    await studio.close();
  });

  const come = async (width: number, javaScript: boolean): Promise<Visitor> => {
    const visitor = await enter(browser, studio.house.url, { width, javaScript });
    await visitor.page.goto(await studio.house.app.signIn.createLink(studio.house.olga.email));
    return visitor;
  };
  const open = async ({ page }: Visitor, post: Post = studio.posts.plain): Promise<Page> => {
    await page.goto(`/posts/${post.id}`);
    return page;
  };
  const photograph = async (page: Page, name: string): Promise<void> => {
    const folder = process.env["SCREENSHOTS"];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/assists-${name}.png`, fullPage: true });
  };

  describe.each([
    { width: 1280, javaScript: true },
    { width: 360, javaScript: false },
    { width: 360, javaScript: true },
  ])("%j", ({ width, javaScript }) => {
    const name = `${width}-${javaScript ? "js" : "plain"}`;

    test("the user's take becomes their comment, and what a model invented is confirmed before it can be copied", async () => {
      studio.reply({
        sharpen: { text: REWORDED },
        ask_me: { questions: ["When did it hide a test?", "What did you change then?"] },
      });
      const visitor = await come(width, javaScript);
      const page = await open(visitor);
      const open1 = page.getByRole("button", { name: "Copy and open" });
      await page.getByRole("textbox", { name: "Your take" }).fill(TAKE);
      await page.getByRole("button", { name: "Ask me" }).click();
      await page.locator('[data-given="ask-me"]').waitFor();
      expect(await textsOf(page, ".asked b")).toEqual(["When did it hide a test?", "What did you change then?"]);
      expect(await open1.count()).toBe(1);
      await page.getByRole("button", { name: "Sharpen" }).click();
      await page.locator("form[data-changes]").waitFor();
      expect(await page.locator("form[data-changes] input:checked").count()).toBeLessThan(
        await page.locator("form[data-changes] input[type=checkbox]").count(),
      );
      await photograph(page, `changes-${name}`);
      expect(await overflow(page)).toBe(0);
      await page.locator(".change.new input").check();
      await page.getByRole("button", { name: "Take what is ticked" }).click();
      await page.locator("form.confirm").waitFor();
      expect(await page.locator("#text").inputValue()).toBe(REWORDED);
      expect(await textsOf(page, "form.confirm mark")).toEqual(["Initech"]);
      expect([await open1.count(), await page.locator("#posted").count()]).toEqual([0, 0]);
      await photograph(page, `confirm-${name}`);
      expect(await overflow(page)).toBe(0);
      await page.getByRole("button", { name: "It is true, and mine to say" }).click();
      await page.getByText("Tick what is true.").waitFor();
      await page.locator("form.confirm input").check();
      await page.getByRole("button", { name: "It is true, and mine to say" }).click();
      await open1.waitFor();
      expect(await page.locator("form.confirm").count()).toBe(0);
      await page.getByText("Did you post it?").click();
      await page.getByRole("button", { name: "I posted it" }).click();
      await page.getByText("It stands on your timeline").waitFor();
      // An answer of the coach that was not waited for is no fault of the page.
      expect(visitor.complaints.filter((one) => !one.startsWith("htmx:"))).toEqual([]);
      await visitor.context.close();
    });

    test("a second opinion stands with the coach's findings under its own name, and leaves with its words", async () => {
      studio.reply({
        coach_comment: {
          findings: [
            { criterion: "adds", words: "flaky tests", advice: "Say what the tests would have shown." },
            { criterion: "adds", words: "not in it", advice: "Say more." },
            { criterion: "anchored", words: "remote cache", advice: "Mention SuperWidget here." },
          ],
        },
      });
      const visitor = await come(width, javaScript);
      const page = await open(visitor);
      await page.getByRole("textbox", { name: "Your take" }).fill(TAKE);
      await page.getByRole("button", { name: "Second opinion" }).click();
      await page.getByText("Second opinion, by small-model.").waitFor();
      const said = await textsOf(page, "#coach li");
      expect(said.filter((line) => line.includes("small-model"))).toHaveLength(1);
      expect(said.join(" ")).not.toContain("SuperWidget");
      await photograph(page, `opinion-${name}`);
      if (!javaScript) return visitor.context.close();
      await page.getByRole("textbox", { name: "Your take" }).fill("A remote cache made our builds slower.");
      await expect.poll(async () => (await textsOf(page, "#coach")).join(" ")).not.toContain("small-model");
      return visitor.context.close();
    });

    test("without a take, and where the post is grave, the page says why there is no help", async () => {
      const visitor = await come(width, javaScript);
      const page = await open(visitor, studio.posts.hostile);
      await page.getByRole("button", { name: "Sharpen" }).click();
      await page.getByText("Begin with your own take, however rough.").first().waitFor();
      await open(visitor, studio.posts.grave);
      expect(await page.locator("#assist button").count()).toBe(0);
      expect(await page.locator("#assist").innerText()).toMatch(/death.*nothing is suggested/isu);
      expect(studio.model.calls).toEqual([]);
      await visitor.context.close();
    });
  });

  test("a model in trouble costs no word, and says so", async () => {
    studio.model.fail({ status: 500 });
    const visitor = await come(1280, true);
    const page = await open(visitor, studio.posts.hostile);
    await page.getByRole("textbox", { name: "Your take" }).fill(TAKE);
    await page.getByRole("button", { name: "Sharpen" }).click();
    await page.locator('[data-given="sharpen"]').waitFor();
    expect(await page.locator('[data-given="sharpen"] .hint').first().innerText()).toMatch(/By rules, here\. .+/u);
    expect(await page.getByRole("textbox", { name: "Your take" }).inputValue()).toBe(TAKE);
    await visitor.context.close();
  });

  test("what is asked ends when it is stopped, and when the page is left", async () => {
    studio.model.fail({ hang: true });
    const visitor = await come(1280, true);
    const page = await open(visitor, studio.posts.hostile);
    const sending = () =>
      studio.house.app.db.selectFrom("modelCalls").select("id").where("state", "=", "sending").execute();
    const ask = async () => {
      await page.getByRole("textbox", { name: "Your take" }).fill(TAKE);
      await page.getByRole("button", { name: "Angles" }).click();
      await expect.poll(() => studio.model.chats().length).toBeGreaterThan(0);
      studio.model.calls.length = 0;
    };
    await ask();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText("Stopped. Your words are as you left them.").waitFor();
    await expect.poll(sending).toEqual([]);
    await ask();
    await page.goto("/settings");
    await expect.poll(sending).toEqual([]);
    const rows = await studio.house.app.db.selectFrom("modelCalls").select("trouble").orderBy("id", "desc").execute();
    // Ended by who left, not by the time limit.
    expect(rows.slice(0, 2).map(({ trouble }) => trouble)).toEqual(["The page was left.", "The page was left."]);
    await visitor.context.close();
  });

  test("a voice is made of chosen samples, counted here or described by a model, and changed by its owner", async () => {
    studio.reply({ voice: { description: "You write short sentences and doubt aloud." } });
    const visitor = await come(360, false);
    const { page } = visitor;
    await page.goto("/settings/voice");
    await page
      .getByLabel("Paste something you wrote")
      .fill("I tried it; it failed. I doubt it!\n---\nHi Bo, I saw it.");
    await page.getByRole("button", { name: "Save the samples" }).click();
    expect(await page.locator("input[name=keep]").count()).toBe(2);
    await page.getByRole("button", { name: "Count it" }).click();
    expect(await page.getByLabel("In a few sentences").inputValue()).toMatch(/sentences are short/u);
    expect(studio.model.calls).toEqual([]);
    await page.getByRole("button", { name: /^Ask / }).click();
    expect(await page.getByLabel("In a few sentences").inputValue()).toBe("You write short sentences and doubt aloud.");
    await page.getByLabel("In a few sentences").fill("Short. Dry.");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    expect(await page.getByLabel("In a few sentences").inputValue()).toBe("Short. Dry.");
    await photograph(page, "voice-360");
    expect(await overflow(page)).toBe(0);
    studio.reply({ sharpen: { text: TAKE } });
    await studio.sharpen(await studio.draft());
    expect(studio.model.chats().at(-1)!.text).toContain("Short. Dry.");
    expect(studio.model.chats().at(-1)!.text).toContain("I doubt it!");
    await visitor.context.close();
  });

  test("what is typed while the changes are looked at is lost by neither button", async () => {
    studio.reply({ sharpen: { text: REWORDED } });
    const visitor = await come(1280, true);
    const page = await open(visitor, studio.posts.hostile);
    const take = page.getByRole("textbox", { name: "Your take" });
    for (const button of ["Take what is ticked", "Leave my text as it is"]) {
      await take.fill(TAKE);
      await page.getByRole("button", { name: "Sharpen" }).click();
      await page.locator("form[data-changes]").waitFor();
      await page.route("**/draft", (route) => route.abort());
      await take.fill(`${TAKE} And two sentences more. Here they are.`);
      await page.getByRole("button", { name: button }).click();
      await page.locator("[data-saved]", { hasText: "Not saved" }).waitFor();
      await page.unroute("**/draft");
      await open(visitor, studio.posts.hostile);
      expect(await take.inputValue()).toBe(`${TAKE} And two sentences more. Here they are.`);
    }
    await visitor.context.close();
  });
});
