// What it costs to read a feed, stage by stage, and beside the other parsers that npm has. One thread, CPU time.
import { parseFeed as parseWithHtmlparser2 } from "htmlparser2";
import { parseFeed as parseWithFeedsmith } from "feedsmith";
import RssParser from "rss-parser";
import { decodeFeed } from "../src/feeds/decode.ts";
import { children } from "../src/feeds/elements.ts";
import { rssFeed } from "../src/feeds/fields-rss.ts";
import { normaliseFeed } from "../src/feeds/normalise.ts";
import { prepareFeed } from "../src/feeds/prepare.ts";
import { readFeed } from "../src/feeds/read.ts";
import { readWithRssParser } from "../src/feeds/read-rss-parser.ts";
import { surveyFeed } from "../src/feeds/survey.ts";
import { sanitise } from "../src/html/sanitise.ts";
import { cleanHtmlToText } from "../src/html/text.ts";
import type { Figure } from "./figure.ts";

const URL = "https://blog.example.org/feed.xml";
const WARM_UP = 15;
const ROUNDS = 40;

/** Milliseconds of CPU a round. */
async function cost(work: () => unknown): Promise<number> {
  for (let n = 0; n < WARM_UP; n += 1) await work();
  const before = process.cpuUsage();
  for (let n = 0; n < ROUNDS; n += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / ROUNDS;
}

const WORDS =
  "the quick brown fox jumps over a lazy dog and then writes a note about it for everyone who reads feeds".split(" ");

/** 50 items in about 107 kB, as the peers were measured with. */
export function ordinaryFeed(): string {
  let state = 1;
  const sentence = (length: number): string =>
    Array.from({ length }, () => WORDS[(state = (state * 16_807) % 2_147_483_647) % WORDS.length]).join(" ");
  const paragraph = (n: number): string =>
    `<p>${sentence(18)} <a href="https://blog.example.org/${n}?x=1&amp;y=2" rel="noopener">${sentence(3)}</a>, ${sentence(12)} &#8217; <em>${sentence(2)}</em>.</p>`;
  const items = Array.from({ length: 50 }, (_, n) => {
    const body = `${Array.from({ length: 6 }, () => paragraph(n)).join("\n")}<p><img src="/${n}.png" alt="${sentence(4)}" /></p>`;
    return `<item><title>${sentence(6)}</title><link>https://blog.example.org/${n}</link><guid isPermaLink="false">${n}</guid><pubDate>Mon, 23 Nov 2026 18:05:09 +0000</pubDate><dc:creator>Ann</dc:creator><category>notes</category><description><![CDATA[${sentence(15)}]]></description><content:encoded><![CDATA[${body}]]></content:encoded></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Ann</title><link>https://blog.example.org/</link><description>Notes</description>${items.join("\n")}</channel></rss>`;
}

export async function benchFeedParsers(): Promise<Figure[]> {
  const text = ordinaryFeed();
  const bytes = new TextEncoder().encode(text);
  const { survey } = surveyFeed(text);
  const channel = await readWithRssParser(text, survey);
  const raw = rssFeed("rss", channel, children(channel, "item"));
  const { posts } = normaliseFeed(raw, URL, []);
  const stages: [string, () => unknown][] = [
    ["decode", () => decodeFeed(bytes, undefined)],
    ["prepare", () => prepareFeed(text)],
    ["survey", () => surveyFeed(text)],
    ["rss-parser", () => readWithRssParser(text, survey)],
    ["fields", () => rssFeed("rss", channel, children(channel, "item"))],
    ["sanitise", () => posts.map(({ contentHtml }) => sanitise(contentHtml ?? "", URL))],
    ["text", () => posts.map(({ html }) => cleanHtmlToText(html))],
    ["normalise, those two included", () => normaliseFeed(raw, URL, [])],
  ];
  const figures: Figure[] = [];
  for (const [name, work] of stages)
    figures.push({ name: `107 kB feed: ${name}`, value: await cost(work), unit: "ms CPU" });
  const megabytes = bytes.length / 1e6;
  const perSecond = (ms: number): number => megabytes / (ms / 1_000);
  const whole = await cost(() => readFeed({ bytes, contentType: undefined, url: URL, without: [] }));
  figures.push({ name: "107 kB feed: all of it", value: whole, unit: "ms CPU", limit: "<= 12" });
  // They yield what stands in the file; ours is decoded, resolved, cleaned and told in plain text as well.
  const peers: [string, () => unknown][] = [
    ["rss-parser", () => new RssParser().parseString(text)],
    ["feedsmith", () => parseWithFeedsmith(text)],
    ["htmlparser2", () => parseWithHtmlparser2(text)],
  ];
  for (const [name, work] of peers) {
    const value = perSecond(whole);
    figures.push({
      name: `throughput, posts clean to show`,
      value,
      unit: "MB/s",
      peer: { name, value: perSecond(await cost(work)) },
    });
  }
  return figures;
}
