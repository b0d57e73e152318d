// Every page in a real browser, under the policy it will be served with. LOOKS=1 takes pictures of them all, in
// tests/.output/pages: they cost more than the rest of the suite, and only people look at them.
import { accessSync, constants, existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pages } from "./every-page.tsx";

const root = join(import.meta.dirname, "../..");
const areTaken = process.env["LOOKS"] === "1";
const shots = join(root, "tests/.output/pages");
const POLICY =
  "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'";
/** What is heard or seen may come from elsewhere, on its own page (http/guard.ts). */
const policyOf = (path: string) => (/episode|movie/.test(path) ? `${POLICY}; media-src 'self' http: https:` : POLICY);
const types: Record<string, string> = { css: "text/css", js: "text/javascript", svg: "image/svg+xml" };
const flags =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

const executablePath = findOnPath("chromium");

describe.skipIf(executablePath === undefined)("in a browser (needs chromium on the path)", () => {
  let server: Server;
  let browser: Browser;
  let origin: string;
  let page: Page;
  const complaints: string[] = [];
  const strangers: string[] = [];

  beforeAll(async () => {
    await mkdir(shots, { recursive: true });
    server = createServer((request, response) => {
      void answer(request.url ?? "/").then(({ type, body }) =>
        response
          .writeHead(body === undefined ? 404 : 200, {
            "content-type": type,
            "content-security-policy": policyOf(request.url ?? "/"),
          })
          .end(body),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: flags.split(" ") });
    page = await browser.newPage();
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("request", (request) => new URL(request.url()).origin !== origin && strangers.push(request.url()));
    page.on("pageerror", (error) => complaints.push(error.message));
  });
  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  });

  test.each(Object.keys(pages))("%s fits a desk and a phone, and breaks no policy", async (name) => {
    complaints.length = 0;
    strangers.length = 0;
    await page.goto(`${origin}/page/${name}`);
    const tooWide: number[] = [];
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      tooWide.push((await page.evaluate(() => document.documentElement.scrollWidth)) - width);
      for (const colorScheme of areTaken ? (["light", "dark"] as const) : []) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.screenshot({ path: join(shots, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      }
    }
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
    expect(tooWide).toEqual([0, 0]);
    expect(await tooSmall(page)).toEqual([]);
  });

  test("a take that was not saved is there again, is counted, and can be let go", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/page/post-empty`);
    await page.fill("#take", "The tractor floats.");
    expect(await page.textContent("[data-count]")).toBe("3 words");
    await page.reload();
    expect(await page.inputValue("#take")).toBe("The tractor floats.");
    await page.click("[data-drop]");
    expect(await page.inputValue("#take")).toBe("");
    await page.reload();
    expect(await page.inputValue("#take")).toBe("");
    await page.close();
  });

  test("copy and open puts the words on the clipboard, opens the page, and still saves", async () => {
    const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    await context.route("https://tilde.example/**", (route) => route.fulfill({ body: "Their page" }));
    const page = await context.newPage();
    await page.goto(`${origin}/page/post-empty`);
    await page.fill("#take", "The tractor floats.");
    const opened = context.waitForEvent("page");
    const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/take"));
    await page.click("button[value=open]");
    expect((await opened).url()).toMatch(/^(?:https:\/\/tilde\.example\/ferry|about:blank)$/u);
    expect((await sent).postData()).toContain("take=The+tractor+floats.");
    await page.bringToFront();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("The tractor floats.");
    await context.close();
  });

  test("the coach reads along: what it says is fetched as one types", async () => {
    const page = await browser.newPage();
    const fragment = '<div id="coach" class="coach"><p class="verdict">Worth reading.</p></div>';
    await page.route("**/posts/o1/coach", (route) => route.fulfill({ contentType: "text/html", body: fragment }));
    await page.goto(`${origin}/page/post-empty`);
    const asked = page.waitForRequest("**/posts/o1/coach");
    await page.locator("#take").pressSequentially("It floats");
    expect(Object.fromEntries(new URLSearchParams((await asked).postData() ?? ""))).toEqual({
      seen: "0",
      take: "It floats",
      text: "",
      channel: "blog",
    });
    await page.locator("#coach", { hasText: "Worth reading." }).waitFor();
    expect(await page.inputValue("#take")).toBe("It floats");
    await page.close();
  });

  test("an opening that is not for me goes without the page being loaded again, and the message comes along", async () => {
    const page = await browser.newPage();
    const after = (await answer("/page/today-quiet")).body
      ?.toString()
      .replace('role="status">', 'role="status">Put aside.');
    await page.route("**/posts/o1/dismiss", (route) => route.fulfill({ contentType: "text/html", body: after ?? "" }));
    await page.goto(`${origin}/page/today-full`);
    await page.locator(".opening button").first().click();
    await page.locator("#flash", { hasText: "Put aside." }).waitFor();
    await page.locator("#now .empty").waitFor();
    expect(page.url()).toBe(`${origin}/page/today-full`);
    await page.close();
  });

  test("what is on its way arrives by itself, but not while its part is in use", async () => {
    const page = await browser.newPage();
    let asked = 0;
    const quiet = (await answer("/page/today-quiet")).body ?? "";
    await page.route(`${origin}/`, async (route) => {
      asked += 1;
      await route.fulfill({ contentType: "text/html", body: quiet });
    });
    await page.goto(`${origin}/page/today-full`);
    await page.locator(".opening button").first().focus();
    await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(1);
    expect(await page.locator(".opening").count()).toBe(3);
    await page.locator("#main").focus();
    await page.locator("#now .empty").waitFor();
    expect(await page.locator(".progress").count()).toBe(0);
    await page.close();
  });

  test("a message can be hidden, and the keyboard's first stop leads past the navigation", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/page/today-full`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("Skip to the page");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.click("[data-dismiss]");
    expect(await page.locator(".flash").count()).toBe(0);
    await page.close();
  });
});

/** Buttons and places in the navigation too small for a thumb. */
async function tooSmall(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll(".btn, nav a")]
      .filter((element) => element.getClientRects().length > 0 && element.getBoundingClientRect().height < 43.5)
      .map((element) => element.outerHTML),
  );
}

async function answer(path: string): Promise<{ type: string; body: string | Buffer | undefined }> {
  const [, folder, name = ""] = path.split("/");
  const page = folder === "page" ? pages[name] : undefined;
  if (page !== undefined) return { type: "text/html; charset=utf-8", body: String(await page()) };
  const file =
    name === "htmx.js" ? join(root, "node_modules/htmx.org/dist/htmx.min.js") : join(root, "src/web/public", name);
  if (folder !== "assets" || !existsSync(file))
    return { type: "text/html", body: "<!doctype html><title>Nothing</title>" };
  return { type: types[name.split(".").at(-1) ?? ""] ?? "text/plain", body: await readFile(file) };
}

function findOnPath(command: string): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, command))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
