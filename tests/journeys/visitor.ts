// Somebody with a browser, watched: what the pages complain about, and whom they try to speak to.
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { findBinary } from "../support/binaries.ts";

export const FLAGS =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** Why no browser can be started here; undefined where one can. */
export function missingChromium(): string | undefined {
  return findBinary("chromium") === undefined ? "no chromium on the path" : undefined;
}

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBinary("chromium")!, args: FLAGS.split(" ") });
}

export type Manner = { width: number; javaScript: boolean; dark?: boolean };

/**
 * @property complaints errors of the console and of scripts; a page that says "one more look" is none.
 * @property visited pages of other people that were opened by a click, as they would be asked for.
 * @property strangers anything else that was asked of another host than ours.
 */
export type Visitor = {
  page: Page;
  context: BrowserContext;
  hasJavaScript: boolean;
  complaints: string[];
  visited: { url: string; referrer: string | undefined }[];
  strangers: string[];
};

/** Opens a window whose requests reach `home` alone; other people's pages are played. */
export async function enter(browser: Browser, home: string, manner: Manner): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: manner.width, height: 900 },
    javaScriptEnabled: manner.javaScript,
    colorScheme: manner.dark === true ? "dark" : "light",
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
    baseURL: home,
  });
  context.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  const visited: Visitor["visited"] = [];
  const strangers: string[] = [];
  context.on("console", (message) => {
    const isAnswer = /^Failed to load resource: the server responded with a status of (?:404|409|410|422)/u.test(
      message.text(),
    );
    if (message.type() === "error" && !isAnswer) complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
  await context.route(
    (url) => url.origin !== home,
    async (route) => {
      const request = route.request();
      if (request.isNavigationRequest() && request.method() === "GET") {
        visited.push({
          url: request.url(),
          referrer: await request.headerValue("referer").then((r) => r ?? undefined),
        });
        await route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Their page</title>" });
      } else {
        strangers.push(request.url());
        await route.abort();
      }
    },
  );
  return { page: await context.newPage(), context, hasJavaScript: manner.javaScript, complaints, visited, strangers };
}
