// Blogs for load and chaos: each on its own address, half of them with feeds that carry a part only.
import type { Site } from "./static-sites.ts";

const TOPICS = ["tides", "bread", "bicycles", "maps", "radio", "bees", "ledgers", "bridges", "lamps", "paper"];

/** A blog with `posts` entries, one a day back from `newest`. */
export function smallBlog(index: number, posts: number, newest: Date): (origin: string) => Site {
  const topic = TOPICS[index % TOPICS.length]!;
  const isPartial = index % 2 === 1;
  return (origin) => {
    const site: Record<string, Site[string]> = {
      "/": {
        type: "text/html",
        body: `<!doctype html><title>Notes on ${topic} ${index}</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"><h1>Notes on ${topic}</h1>`,
      },
    };
    const items = Array.from({ length: posts }, (_, nth) => {
      const path = `/posts/${nth}`;
      const text = paragraphs(topic, index, nth);
      site[path] = {
        type: "text/html; charset=utf-8",
        body: `<!doctype html><title>On ${topic}, part ${nth}</title><main><article><h1>On ${topic}, part ${nth}</h1>${text}</article></main>`,
      };
      const at = new Date(newest.getTime() - nth * 86_400_000).toUTCString();
      const said = isPartial
        ? `<description>A few words on ${topic} …</description>`
        : `<content:encoded><![CDATA[${text}]]></content:encoded>`;
      return `<item><title>On ${topic}, part ${nth}</title><link>${origin}${path}</link><guid>${origin}${path}</guid><pubDate>${at}</pubDate>${said}</item>`;
    });
    const feed = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Notes on ${topic} ${index}</title><link>${origin}/</link>${items.join("")}</channel></rss>`;
    return { ...site, "/feed.xml": { type: "application/rss+xml", body: feed } };
  };
}

function paragraphs(topic: string, index: number, nth: number): string {
  const line = (n: number) =>
    `<p>In week ${nth + n} we measured ${topic} at ${index * 7 + n * 3} places and found that ${12 + ((nth * n) % 40)} of them had changed since the last count. Nobody had asked why the oldest ones hold up better than those built last year. Would you keep a record of every repair, or only of the ones that failed?</p>`;
  return [1, 2, 3, 4, 5].map(line).join("");
}
