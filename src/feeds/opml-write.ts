// A watchlist as OPML 2.0: an outline a person with their feeds inside, so that any reader can take it, and we take it
// back as it was.
export type OpmlPage = {
  title: string;
  at: Date;
  people: readonly {
    name: string;
    tags: readonly string[];
    feeds: readonly { url: string; title: string; siteUrl: string | null }[];
  }[];
};

export function writeOpml({ title, at, people }: OpmlPage): string {
  const lines = people.flatMap((person) => {
    const own = attributes({ text: person.name, type: "person", category: categoryOf(person.tags) });
    if (person.feeds.length === 0) return [`    <outline${own}/>`];
    const feeds = person.feeds.map((feed) => {
      const name = feed.title === "" ? person.name : feed.title;
      const facts = { text: name, title: name, type: "rss", xmlUrl: feed.url, htmlUrl: feed.siteUrl ?? undefined };
      return `      <outline${attributes(facts)}/>`;
    });
    return [`    <outline${own}>`, ...feeds, "    </outline>"];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    "  <head>",
    `    <title>${escape(title)}</title>`,
    `    <dateCreated>${at.toUTCString()}</dateCreated>`,
    "  </head>",
    "  <body>",
    ...lines,
    "  </body>",
    "</opml>",
    "",
  ].join("\n");
}

/** Categories are parted by commas and may begin with no slash (OPML 2.0): a tag that has them loses them. */
function categoryOf(tags: readonly string[]): string | undefined {
  const written = tags.map((tag) => tag.replaceAll(",", " ").replace(/^\/+/, "").trim()).filter((tag) => tag !== "");
  return written.length === 0 ? undefined : written.join(",");
}

function attributes(values: Record<string, string | undefined>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${escape(value)}"`))
    .join("");
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Nothing that XML 1.0 has no place for, and white space that a reader would fold written out. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (character) => ESCAPES[character]!)
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
