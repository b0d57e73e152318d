// What the journeys ask of a page.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Visitor } from "./visitor.ts";

/** Pixels by which the page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The texts of all that match, as they are seen. */
export function textsOf(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).allInnerTexts();
}

/** Waits until the page shows it by itself; without JavaScript the visitor looks again. */
export async function until(visitor: Visitor, look: () => Promise<number>, wanted: number): Promise<void> {
  const { page } = visitor;
  await expect
    .poll(
      async () => {
        const found = await look();
        if (found < wanted && !visitor.hasJavaScript) await page.goto(page.url());
        return found;
      },
      { timeout: 30_000, interval: 200 },
    )
    .toBe(wanted);
}
