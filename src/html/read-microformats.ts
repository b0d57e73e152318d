// The cards and entries of a page (microformats2 and the classes before it), in one bounded pass. The usual parser
// builds a tree first: 1 MB of nested properties, or formatting left open before many paragraphs, takes it minutes
// and all memory, and it cannot be stopped.
import { scanTags, type Attributes } from "./scan-tags.ts";

export type MicroformatItem = {
  /** `h-card`, `h-entry` … */
  types: string[];
  /** The property of `parent` that this item is the value of: `author`, `comment`. */
  property: string | undefined;
  parent: MicroformatItem | undefined;
  /** True where the page marks the surroundings as comments. */
  amongComments: boolean;
  /** Texts and addresses by property name without its prefix; addresses are absolute http(s) or mailto. */
  properties: ReadonlyMap<string, string[]>;
};

type Open = {
  item: MicroformatItem;
  properties: Map<string, string[]>;
  text: Capture;
  saysTexts: boolean;
  impliedUrl: string | undefined;
  impliedPhoto: string | undefined;
};
type Capture = { text: string };
type Frame = {
  tag: string;
  opened: Open | undefined;
  comments: boolean;
  /** Properties whose value is this element's text. */
  captures: { owner: Open; name: string; capture: Capture }[];
};

const MAX_DEPTH = 256;
const MAX_ITEMS = 500;
const MAX_VALUES = 50;
const MAX_TEXT = 1_000;
/** Texts collected at the same time; more are nested only by an attack. */
const MAX_CAPTURES = 40;
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const NO_TEXT = new Set(["script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"]);
const ADDRESSES = new Set("url uid photo logo email featured audio video".split(" "));
// The classes of hCard and hAtom as themes still write them.
const CLASSIC_ROOTS = new Map([
  ["vcard", "h-card"],
  ["hentry", "h-entry"],
  ["hfeed", "h-feed"],
]);
const CLASSIC_PROPERTIES = new Map([
  ["fn", "p-name"],
  ["url", "u-url"],
  ["photo", "u-photo"],
  ["note", "p-note"],
  ["email", "u-email"],
  ["author", "p-author"],
]);

/** Items in document order. Linear in the length of `html`; never throws. @param base what addresses are resolved against. */
export function readMicroformats(html: string, base: string): MicroformatItem[] {
  const items: MicroformatItem[] = [];
  const frames: Frame[] = [];
  const captures: Capture[] = [];

  const innermost = (): Open | undefined => frames.findLast((frame) => frame.opened !== undefined)?.opened;
  const say = (text: string): void => {
    for (const capture of captures) if (capture.text.length < MAX_TEXT) capture.text += text.slice(0, MAX_TEXT);
  };
  const begin = (): Capture => {
    const capture = { text: "" };
    if (captures.length < MAX_CAPTURES) captures.push(capture);
    return capture;
  };

  const open = (tag: string, attributes: Attributes): void => {
    const owner = innermost();
    const classes = (attributes.get("class") ?? "").slice(0, 500).split(/\s+/);
    const roots = [
      ...new Set(
        classes.flatMap((name) => (/^h-[a-z]+(?:-[a-z]+)*$/.test(name) ? name : (CLASSIC_ROOTS.get(name) ?? []))),
      ),
    ];
    const classic = owner !== undefined || roots.length > 0;
    const names = [
      ...new Set(
        classes.flatMap((name) =>
          /^(?:p|u|e|dt)-[a-z]+(?:-[a-z]+)*$/.test(name) ? name : classic ? (CLASSIC_PROPERTIES.get(name) ?? []) : [],
        ),
      ),
    ];
    const comments =
      frames.at(-1)?.comments === true ||
      classes.some((name) => /comment|respon[sd]|webmention|reply|replies/i.test(name));
    const frame: Frame = { tag, opened: undefined, comments, captures: [] };
    if (owner !== undefined) imply(owner, tag, attributes);
    if (roots.length > 0 && items.length < MAX_ITEMS) {
      const properties = new Map<string, string[]>();
      const property = owner === undefined ? undefined : names[0]?.replace(/^[a-z]+-/, "");
      const item = { types: roots, property, parent: owner?.item, amongComments: comments, properties };
      items.push(item);
      frame.opened = {
        item,
        properties,
        text: begin(),
        saysTexts: false,
        impliedUrl: undefined,
        impliedPhoto: undefined,
      };
      imply(frame.opened, tag, attributes);
    } else if (owner !== undefined) {
      for (const name of names) {
        const short = name.replace(/^[a-z]+-/, "");
        if (/^[pe]-/.test(name)) owner.saysTexts = true;
        const value = valueOf(name, tag, attributes);
        if (value !== undefined) add(owner, short, value);
        else frame.captures.push({ owner, name: short, capture: begin() });
      }
    }
    if (tag === "img" && attributes.has("alt")) say(` ${attributes.get("alt")} `);
    if (VOID.has(tag) || frames.length >= MAX_DEPTH) end(frame);
    else frames.push(frame);
  };

  const end = (frame: Frame): void => {
    for (const { owner, name, capture } of frame.captures) {
      add(owner, name, capture.text);
      remove(captures, capture);
    }
    if (frame.opened === undefined) return;
    remove(captures, frame.opened.text);
    finish(frame.opened, base);
  };

  scanTags(html, {
    open,
    close(tag) {
      const at = frames.findLastIndex((frame) => frame.tag === tag);
      if (at !== -1) for (const frame of frames.splice(at).reverse()) end(frame);
      if (tag === "p" || tag === "div" || tag === "li") say(" ");
    },
    text(data) {
      if (captures.length > 0 && !NO_TEXT.has(frames.at(-1)?.tag ?? "")) say(data);
    },
  });
  for (const frame of frames.reverse()) end(frame);
  return items;
}

/** The value that an element's attributes give to a property; undefined where its text is the value. */
function valueOf(name: string, tag: string, attributes: Attributes): string | undefined {
  const from = (attribute: string) => attributes.get(attribute);
  if (name.startsWith("u-")) {
    if (tag === "a" || tag === "area" || tag === "link") return from("href");
    return ["img", "audio", "video", "source", "iframe"].includes(tag)
      ? from("src")
      : tag === "object"
        ? from("data")
        : undefined;
  }
  if (tag === "img" || tag === "area") return from("alt") ?? "";
  if (tag === "abbr") return from("title");
  if (tag === "time" && name.startsWith("dt-")) return from("datetime");
  return tag === "data" || tag === "input" ? from("value") : undefined;
}

function imply(open: Open, tag: string, attributes: Attributes): void {
  if (tag === "a") open.impliedUrl ??= attributes.get("href");
  if (tag === "img") open.impliedPhoto ??= attributes.get("src");
}

function finish({ item, properties, text, saysTexts, impliedUrl, impliedPhoto }: Open, base: string): void {
  const imply = (name: string, value: string | undefined) => {
    if (value !== undefined && !properties.has(name)) properties.set(name, [value]);
  };
  // A note that says no more than its text.
  if (item.types.includes("h-entry")) imply("url", impliedUrl);
  if (item.types.includes("h-card")) {
    if (!saysTexts) imply("name", text.text);
    imply("url", impliedUrl);
    imply("photo", impliedPhoto);
  }
  for (const [name, values] of properties) {
    const isAddress = ADDRESSES.has(name);
    const clean = values.flatMap((value) => (isAddress ? toAddress(value, base, name === "email") : oneLine(value)));
    properties.set(
      name,
      clean.filter((value) => value !== ""),
    );
  }
}

function add({ properties }: Open, name: string, value: string): void {
  const values = properties.get(name) ?? [];
  if (values.length < MAX_VALUES) properties.set(name, [...values, value.slice(0, 5_000)]);
}

function toAddress(value: string, base: string, isEmail: boolean): string[] {
  const text = isEmail && !value.includes(":") ? `mailto:${value.trim()}` : value.trim();
  if (text === "" || !URL.canParse(text, base)) return [];
  const url = new URL(text, base);
  return ["http:", "https:", "mailto:"].includes(url.protocol) ? [url.href] : [];
}

function oneLine(text: string): string {
  return text.slice(0, MAX_TEXT).replace(/\s+/g, " ").trim();
}

function remove(list: Capture[], capture: Capture): void {
  const at = list.lastIndexOf(capture);
  if (at !== -1) list.splice(at, 1);
}
