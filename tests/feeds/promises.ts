// What holds of everything that comes out of the parser, whatever went in.
import { expect } from "vitest";
import { ALLOWED_ELEMENTS } from "../../src/html/sanitise.ts";
import { MAX_CONTENT } from "../../src/feeds/normalise-post.ts";
import type { ReadAnswer } from "../../src/feeds/read.ts";
import { MAX_POSTS } from "../../src/feeds/survey.ts";

const NAMES = Object.keys(ALLOWED_ELEMENTS).join("|");
const ATTRIBUTES = "href|rel|title|dir|lang|start|reversed|colspan|rowspan|scope|datetime";
/** Every tag as the sanitiser writes it: nothing else may begin with an angle bracket. */
const TAG = new RegExp(`<(?:/(?:${NAMES})|(?:${NAMES})(?: (?:${ATTRIBUTES})(?:="[^"<>]*")?)*(?: /)?)>`, "g");
const LISTS = ["enclosures", "categories", "transcripts", "persons", "socialInteract", "inReplyTo"] as const;

/** Fails with what was broken. */
export function checkPromises(answer: ReadAnswer): void {
  const broken: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) broken.push(what);
  };
  if (!answer.ok) {
    expect(answer.reason).toMatch(/^[A-Z][^]*\.$/);
    return;
  }
  const { feed } = answer;
  must(feed.posts.length <= MAX_POSTS, `${feed.posts.length} posts`);
  must(feed.wrong.length <= 20 && feed.wrong.every((one) => one.length < 400), "too much is wrong");
  must(new Set(feed.posts.map(({ identity }) => identity)).size === feed.posts.length, "two posts of one identity");
  for (const post of feed.posts) {
    for (const date of [post.publishedAt, post.updatedAt]) {
      const year = date?.getUTCFullYear() ?? 2000;
      must(year >= 1970 && year <= 9999, `a date of ${year}`);
    }
    for (const name of LISTS) must(post[name].length <= 200, `${post[name].length} ${name}`);
    must((post.title?.length ?? 0) <= 1_000 && (post.author?.length ?? 0) <= 1_000, "a long line");
    must(!/[\n\r]/.test(`${post.title}${post.author}`), "a line that is several");
    must((post.contentHtml?.length ?? 0) <= MAX_CONTENT * 6, "a long text");
    must(!post.html.replace(TAG, "").includes("<"), `a tag in ${post.html.replace(TAG, "").slice(0, 200)}`);
    for (const [, target = ""] of post.html.matchAll(/ href="([^"]*)"/g))
      must(/^(?:https?:\/\/|mailto:)/.test(target), target);
    for (const address of [post.url, post.picture, post.commentsUrl, ...post.enclosures.map(({ url }) => url)]) {
      must(address === undefined || /^https?:\/\//i.test(address), `the address ${address}`);
    }
  }
  checkTexts(feed, must);
  expect(broken).toEqual([]);
}

function checkTexts(value: unknown, must: (holds: boolean, what: string) => void): void {
  if (typeof value === "string")
    must(value.isWellFormed() && !value.includes("\0"), `the text ${JSON.stringify(value.slice(0, 80))}`);
  else if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    for (const inner of Object.values(value)) checkTexts(inner, must);
  }
}
