// What the journeys ask of a page.
import type { Page } from "playwright-core";
import { beforeEach, expect } from "vitest";
import type { Visitor } from "./visitor.ts";

/** For suites whose tests are the steps of one way: after a step that fails, the others are not tried. */
export function stepByStep(): void {
  let isLost = false;
  beforeEach(({ skip, onTestFailed }) => {
    if (isLost) skip("a step before it failed");
    onTestFailed(() => {
      isLost = true;
    });
  });
}

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

/** What a thumb would miss: buttons and places in the navigation less than 43.5 pixels high. */
export async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".btn, nav a")]
      .filter((element) => element.getClientRects().length > 0 && element.getBoundingClientRect().height < 43.5)
      .map((element) => `too small: ${element.outerHTML}`),
  );
}

/** Stops of the keyboard, the first dozen, that do not show that they are where one is. */
export async function unseenFocus(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press("Tab");
    const fault = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return "";
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle === "none" || outlineWidth === "0px" ? `no focus is seen: ${element.outerHTML}` : "";
    });
    if (fault !== "") faults.push(fault);
  }
  return faults;
}
