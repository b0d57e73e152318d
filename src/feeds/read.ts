// The way of a feed through the readers. Runs inside a worker thread: nothing here may be trusted to end.
import { gunzipSync } from "node:zlib";
import { children, child, type Element } from "./elements.ts";
import { decodeFeed } from "./decode.ts";
import { atomFeed } from "./fields-atom.ts";
import { rssFeed } from "./fields-rss.ts";
import { normaliseFeed } from "./normalise.ts";
import { isPage, prepareFeed } from "./prepare.ts";
import type { RawFeed } from "./raw.ts";
import { readElements } from "./read-elements.ts";
import { readWithFeedsmith } from "./read-feedsmith.ts";
import { readHFeed } from "./read-h-feed.ts";
import { readJson } from "./read-json.ts";
import { readWithRssParser } from "./read-rss-parser.ts";
import { surveyFeed, type Survey } from "./survey.ts";
import type { ParsedFeed } from "./types.ts";

export type Reader = "rss-parser" | "feedsmith" | "htmlparser2";
export type ReadRequest = {
  bytes: Uint8Array;
  contentType: string | undefined;
  url: string;
  without: Reader[];
  /** A page is read too, for the posts that it marks as such. */
  page?: boolean;
  /** Without the texts as they were published, which nobody stores. */
  toStore?: boolean;
};
/** Errors lose their class on the way out of a thread, so what is no feed is an answer. */
export type ReadAnswer = { ok: true; feed: ParsedFeed; reader: Reader } | { ok: false; reason: string };

const MAX_UNZIPPED = 20_000_000;

export async function readFeed({ bytes, contentType, url, without, page }: ReadRequest): Promise<ReadAnswer> {
  const unzipped = unzip(bytes);
  if (!unzipped) return unreadable("The file is compressed and damaged, so nothing in it can be read.");
  const decoded = decodeFeed(unzipped, contentType);
  const prepared = prepareFeed(decoded.text);
  const wrong = [...decoded.wrong, ...prepared.wrong];
  const { text } = prepared;
  if (text === "") return unreadable("The file is empty.");
  if (isPage(text)) {
    const raw = page ? readHFeed(text, url) : undefined;
    if (raw === undefined) return unreadable("This is a web page, not a feed.");
    return { ok: true, feed: normaliseFeed(raw, url, wrong), reader: "htmlparser2" };
  }
  if (text.startsWith("{")) {
    const raw = readJson(text, wrong);
    return raw
      ? { ok: true, feed: normaliseFeed(raw, url, wrong), reader: "feedsmith" }
      : unreadable("This is JSON, but not a JSON Feed.");
  }
  const surveyed = surveyFeed(text);
  if (surveyed.survey.format === undefined) return unreadable(notAFeed(surveyed.survey));
  wrong.push(...surveyed.wrong);
  if (surveyed.survey.truncated) wrong.push("The file ends in the middle; what came before was read.");
  const { raw, reader } = await readXml(surveyed.text, surveyed.survey, without, wrong, url);
  return { ok: true, feed: normaliseFeed(raw, url, wrong), reader };
}

/** rss-parser for sound RSS 2, then feedsmith, then htmlparser2: the next where one refuses or loses posts. */
async function readXml(
  text: string,
  survey: Survey,
  without: Reader[],
  wrong: string[],
  url: string,
): Promise<{ raw: RawFeed; reader: Reader }> {
  const format = survey.format ?? "rss";
  if (!without.includes("rss-parser") && isSoundRss2(survey) && !survey.unusual) {
    const channel = await attempt(() => readWithRssParser(text, survey), wrong);
    if (channel && children(channel, "item").length >= survey.posts) {
      return { raw: rssFeed("rss", channel, children(channel, "item")), reader: "rss-parser" };
    }
  }
  if (!without.includes("feedsmith") && !survey.nestedPosts && !survey.unusual) {
    const raw = await attempt(() => readWithFeedsmith(text, format), wrong);
    if (raw && raw.posts.length >= survey.posts) {
      addShowsWish(raw, text, survey, url);
      return { raw, reader: "feedsmith" };
    }
  }
  return { raw: rawFromElements(readElements(text, survey, url), format), reader: "htmlparser2" };
}

function isSoundRss2({ format, version, nestedMarkup, nestedPosts, truncated }: Survey): boolean {
  return format === "rss" && version?.trim().startsWith("2") === true && !nestedMarkup && !nestedPosts && !truncated;
}

/** Where a show wants to be discussed: feedsmith knows that of episodes only. */
function addShowsWish(raw: RawFeed, text: string, survey: Survey, url: string): void {
  if (!/:socialinteract\b/i.test(text)) return;
  const bare = text.replace(/<(item|entry)[\s>][\s\S]*?<\/\1\s*>/gi, "");
  if (!/:socialinteract\b/i.test(bare)) return;
  raw.socialInteract = rawFromElements(readElements(bare, survey, url), survey.format ?? "rss").socialInteract;
}

/** A reader's refusal is expected here: it is noted for the user, and the next reader takes over. */
async function attempt<T>(read: () => T | Promise<T>, wrong: string[]): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    const note = `The file is not well-formed (${why.slice(0, 120)}).`;
    if (!wrong.some((one) => one.startsWith("The file is not well-formed"))) wrong.push(note);
    return undefined;
  }
}

function rawFromElements(root: Element, format: "rss" | "rdf" | "atom" | "json"): RawFeed {
  const top = root.children[0];
  if (format === "atom") {
    const feed = top?.name === "entry" ? undefined : top;
    return atomFeed(feed, deep(root, "entry"));
  }
  const channel = top?.name === "channel" ? top : (child(top, "channel") ?? deep(root, "channel")[0]);
  const feed = rssFeed(
    format === "rdf" ? "rdf" : "rss",
    channel ?? top,
    deep(root, "item"),
    channel?.attributes["xml:base"] ?? top?.attributes["xml:base"],
  );
  const language = feed.language ?? channel?.attributes["xml:lang"] ?? top?.attributes["xml:lang"];
  if (language) feed.language = language;
  return feed;
}

/** All elements of that name, also those wrongly put inside one another, in the order of the file. */
function deep(parent: Element, name: string): Element[] {
  return parent.children.flatMap((one) => (one.name === name ? [one, ...deep(one, name)] : deep(one, name)));
}

function unzip(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNZIPPED });
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function notAFeed({ root }: Survey): string {
  if (root === undefined) return "This is neither a feed nor a web page, only text.";
  return root.toLowerCase() === "opml"
    ? "This is an OPML list of feeds, not a feed. It can be imported instead."
    : `This is an XML file (<${root.slice(0, 40)}>), but not a feed.`;
}

function unreadable(reason: string): ReadAnswer {
  return { ok: false, reason };
}
