// A comment grown into a post of the user's own: Markdown that says what it answers, for a webmention to find.
import { contentStems, countShared, readWords } from "./coach/words.ts";

/** The passage that the text speaks to: the one with which it shares most words; the first where it shares none. */
export function choosePassage(text: string, passages: readonly string[]): string | undefined {
  const stems = contentStems(readWords(text));
  const shared = passages.map((passage) => countShared(contentStems(readWords(passage)), stems));
  return passages[shared.indexOf(Math.max(...shared))];
}

/**
 * Markdown in which all that others wrote is plain text: title, passage and address were published by strangers.
 * @param about.url an address of theirs, http or https; undefined where there is none.
 * @param about.passage some words of theirs; undefined where only the title is known.
 */
export function writeOwnPost(
  about: { title: string; url: string | undefined; author: string; passage: string | undefined },
  text: string,
): string {
  const title = plain(about.title);
  const { url } = about;
  const link =
    url === undefined ? title : `<a class="u-in-reply-to" href="${attribute(new URL(url).href)}">${title}</a>`;
  const quoted = about.passage === undefined ? [] : [`> ${plain(about.passage)}`, ""];
  return [
    `# On “${title}”`,
    "",
    `In answer to ${link}, by ${plain(about.author)}:`,
    "",
    ...quoted,
    text.trim(),
    "",
  ].join("\n");
}

/** One line; whatever Markdown or HTML would read in it stands for itself. */
function plain(theirs: string): string {
  return theirs
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()#+!|~$:-]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}

function attribute(url: string): string {
  return url.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
