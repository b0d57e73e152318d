// Feeds and pages for tests, written by hand as publishers do: nothing is escaped but what is asked for.

export type Entry = {
  guid?: string | undefined;
  link?: string | undefined;
  title?: string | undefined;
  /** HTML, carried whole. */
  content?: string | undefined;
  /** A teaser: the page has the rest. */
  summary?: string | undefined;
  at?: Date | undefined;
  author?: string | undefined;
};

export const RSS = { "content-type": "application/rss+xml; charset=utf-8" };
export const HTML = { "content-type": "text/html; charset=utf-8" };

/** Long enough, and plainly finished, to count as a whole article. */
export const WHOLE = [
  "<p>We moved our builds to a single large machine in March, and nobody noticed until we said so.</p>",
  "<p>The queue had been the bottleneck for years: forty small runners waited for each other’s caches, and every",
  "change paid for the same downloads again. On one machine the cache is a folder, and a folder is never cold.</p>",
  "<p>It cost us a weekend and one argument about fairness. Who still needs forty runners, and what for?</p>",
].join("\n");

export function rss(site: { title: string; link: string; entries: readonly Entry[]; more?: string }): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>${site.title}</title><link>${site.link}</link><description>Notes</description>${site.more ?? ""}
${site.entries.map(item).join("\n")}
</channel></rss>`;
}

function item(entry: Entry): string {
  return [
    "<item>",
    entry.title === undefined ? "" : `<title>${entry.title}</title>`,
    entry.link === undefined ? "" : `<link>${entry.link}</link>`,
    entry.guid === undefined ? "" : `<guid isPermaLink="false">${entry.guid}</guid>`,
    entry.at === undefined ? "" : `<pubDate>${entry.at.toUTCString()}</pubDate>`,
    entry.author === undefined ? "" : `<dc:creator>${entry.author}</dc:creator>`,
    entry.summary === undefined ? "" : `<description><![CDATA[${entry.summary}]]></description>`,
    entry.content === undefined ? "" : `<content:encoded><![CDATA[${entry.content}]]></content:encoded>`,
    "</item>",
  ].join("");
}

/** A front page that names one feed. */
export function frontPage(title: string, feedPath = "/feed.xml"): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title>
<link rel="alternate" type="application/rss+xml" title="${title}" href="${feedPath}"></head>
<body><h1>${title}</h1><p>I write about builds and bread.</p></body></html>`;
}

/** `count` whole posts, the newest first, a day apart, the newest an hour before `now`. */
export function posts(origin: string, count: number, now: Date): Entry[] {
  return Array.from({ length: count }, (_, index) => ({
    guid: `post-${count - index}`,
    link: `${origin}/posts/${count - index}`,
    title: `Post number ${count - index}`,
    content: `<p>This is what I have to say in number ${count - index}.</p>${WHOLE}`,
    at: new Date(now.getTime() - 3_600_000 - index * 86_400_000),
  }));
}
