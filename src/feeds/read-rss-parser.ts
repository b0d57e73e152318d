// RSS 2 through rss-parser, as the customer asked. Two of its traps are stepped around:
// - it makes a snippet of `description` and `content:encoded` with expressions that need minutes on 200 kB of "<";
//   both are renamed on their way in, so it never does;
// - it matches prefixes literally; they are made canonical first.
import RssParser from "rss-parser";
import type { Element } from "./elements.ts";
import { CHANNEL_FIELDS, ITEM_FIELDS } from "./fields-rss.ts";
import { createNamer } from "./names.ts";
import type { Survey } from "./survey.ts";

const RENAMED = new Map([
  ["description", "kept:description"],
  ["content:encoded", "kept:encoded"],
  ["dc:date", "kept:date"],
]);
const NAMES_BACK = new Map(Array.from(RENAMED, ([from, to]) => [to, from]));

/** rss-parser looks these up by their exact spelling. */
const SPELLINGS = new Map([
  ["pubdate", "pubDate"],
  ["skiphours", "skipHours"],
  ["skipdays", "skipDays"],
]);

type Fields = Record<string, unknown>;

/**
 * The channel as an element with its items, so that one mapper serves this reader and the last resort.
 * @throws whatever rss-parser throws, for whatever is not well-formed
 */
export async function readWithRssParser(text: string, survey: Survey): Promise<Element> {
  const nameOf = createNamer(survey.prefixes);
  const rename = (tag: string) => {
    const name = nameOf(tag, "rss");
    return RENAMED.get(name) ?? SPELLINGS.get(name) ?? name;
  };
  const parser = new RssParser<Fields, Fields>({
    xml2js: { tagNameProcessors: [rename], attrNameProcessors: [keepXmlns] },
    // The types forget that channel fields take options too; the code treats both alike.
    customFields: { feed: keepAll(CHANNEL_FIELDS) as never[], item: keepAll(ITEM_FIELDS) },
  });
  const feed = await parser.parseString(text);
  const channel = toElement("channel", collect(feed, CHANNEL_FIELDS));
  for (const item of feed.items) channel.children.push(toElement("item", collect(item, ITEM_FIELDS)));
  return channel;
}

function keepXmlns(name: string): string {
  return name.startsWith("xmlns") ? name : name.toLowerCase();
}

/** rss-parser overwrites its own names (`enclosure`, `guid`) with the first of several, so ours get a prefix. */
function keepAll(names: readonly string[]): (string | { keepArray: boolean })[][] {
  return names.map((name) => {
    const given = RENAMED.get(name) ?? SPELLINGS.get(name) ?? name;
    return [given, `all:${name}`, { keepArray: true }];
  });
}

function collect(from: Fields, names: readonly string[]): Fields {
  const kept: Fields = {};
  const prefix = "all:";
  const wanted = new Set(names);
  for (const key in from) {
    const name = key.startsWith(prefix) ? key.slice(prefix.length) : "";
    if (wanted.has(name)) kept[name] = from[key];
  }
  return kept;
}

/** xml2js: a string, or an object with `_` for text, `$` for attributes, and an array for each child. */
function toElement(name: string, value: unknown): Element {
  const element: Element = { name, attributes: {}, text: "", markup: false, children: [] };
  if (typeof value === "string") element.text = value;
  if (typeof value !== "object" || value === null) return element;
  for (const [key, part] of Object.entries(value)) {
    if (key === "_") element.text = String(part);
    else if (key === "$") element.attributes = stringValues(part);
    else if (Array.isArray(part)) {
      const own = NAMES_BACK.get(key) ?? key.toLowerCase();
      for (const one of part) element.children.push(toElement(own, one));
    }
  }
  return element;
}

function stringValues(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)]));
}
