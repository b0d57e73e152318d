// What stands around an article on most blogs and never belongs to it; the extractors do the rest.
import { isHidden } from "../html/hidden.ts";

/** Comments, the form for them, sharing and "related" boxes of the widespread blog engines. */
const AROUND =
  "#comments, #respond, #disqus_thread, .comments-area, .comment-respond, .comment-list, .commentlist, .sharedaddy, .sd-sharing, .jp-relatedposts, " +
  "#jp-post-flair, .wpcnt, .post-navigation, .nav-links, .addtoany_share_save_container, .screen-reader-text, .visually-hidden, .sr-only";
const NOTICE = "[id*=cookie i], [class*=cookie i], [id*=consent i], [class*=consent i], [class*=gdpr i], [id*=gdpr i]";
const NOTICE_WORDS = /cookie|consent|privacy|datenschutz|rgpd|gdpr/i;
const NOTICE_LIMIT = 1_500;
/** A forum's posts may well stand in what looks like comments. */
const LEFT_ENOUGH = 200;
/** Of the page's text: nobody writes more for machines than for readers. */
const SHOWN_LATER = 0.5;

/** Removes it from the page, unless next to nothing would be left. */
export function removeFurniture(page: Document): void {
  for (const notice of page.querySelectorAll(NOTICE)) {
    const text = notice.textContent ?? "";
    if (text.length <= NOTICE_LIMIT && NOTICE_WORDS.test(text) && notice.querySelector("h1, article") === null)
      notice.remove();
  }
  const around = [...page.querySelectorAll(AROUND)].filter((element) => element.querySelector("h1, article") === null);
  const whole = lengthOf(page.body);
  const outermost = around.filter((element) => element.parentElement?.closest(AROUND) === null);
  const removed = outermost.reduce((sum, element) => sum + lengthOf(element), 0);
  if (whole - removed < LEFT_ENOUGH) return;
  for (const element of outermost) element.remove();
}

/** Removes what the page hides by itself, before extractors forget how: all but what scripts will show, which is most of the page. */
export function removeUnseen(page: Document): void {
  const whole = lengthOf(page.body);
  for (const element of page.body.querySelectorAll("[hidden], [style]")) {
    const attributes = Object.fromEntries(["hidden", "style"].flatMap((name) => attributeOf(element, name)));
    if (isHidden(attributes) && lengthOf(element) < whole * SHOWN_LATER) element.remove();
  }
}

function attributeOf(element: Element, name: string): [string, string][] {
  const value = element.getAttribute(name);
  return value === null ? [] : [[name, value]];
}

function lengthOf(element: Element): number {
  return (element.textContent ?? "").trim().length;
}
