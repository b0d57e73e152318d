import { htmlPage } from "../markup.ts";

export const PAGE = htmlPage(
  "Moods",
  "<h1>Moods</h1><p>It depends on the day.</p>",
  `<link rel="alternate" type="application/rss+xml" href="/feed.xml">`,
);

export function FEED(origin: string): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Moods</title><link>${origin}/</link><description>It depends on the day.</description><item><title>A good day</title><link>${origin}/good-day</link><guid isPermaLink="false">good-day</guid><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate><description>Everything answered at once, and nobody knew why.</description></item></channel></rss>`;
}
