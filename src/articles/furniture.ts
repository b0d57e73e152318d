// What stands around an article on most blogs and never belongs to it; the extractors do the rest.

/** Comments, the form for them, sharing and "related" boxes of the widespread blog engines. */
const AROUND =
  "#comments, #respond, #disqus_thread, .comments-area, .comment-respond, .comment-list, .commentlist, .sharedaddy, .sd-sharing, .jp-relatedposts, " +
  "#jp-post-flair, .wpcnt, .post-navigation, .nav-links, .addtoany_share_save_container, .screen-reader-text, .visually-hidden, .sr-only";
const NOTICE = "[id*=cookie i], [class*=cookie i], [id*=consent i], [class*=consent i], [class*=gdpr i], [id*=gdpr i]";
const NOTICE_WORDS = /cookie|consent|privacy|datenschutz|rgpd|gdpr/i;
const NOTICE_LIMIT = 1_500;
/** A forum's posts may well stand in what looks like comments. */
const LEFT_ENOUGH = 200;

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

function lengthOf(element: Element): number {
  return (element.textContent ?? "").trim().length;
}
