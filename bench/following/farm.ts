// A program of its own: thousands of publishers on one port, each on a loopback address of its own, each slow to answer by
// the same latency, with an ETag, and 304 where it is sent back. What it costs is not ours.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const ITEMS = 50;
/** A feed of 50 such items is about 107 kB. */
const PARAGRAPHS = 9;
const TEMPLATES = 8;
const MARK = "~~FEED~~";

const [latency = 50, isTiny = 0] = process.argv.slice(2).map(Number);

const WORDS =
  "the harbour was measured twice and nobody asked why older walls stood better than what we build now in stone".split(
    " ",
  );

function paragraph(seed: number): string {
  const words = Array.from({ length: 30 }, (_, at) => WORDS[(seed * 7 + at * ((seed % 5) + 1)) % WORDS.length]);
  return `<p>${words.join(" ")} <a href="https://a.example/${seed}">number ${seed}</a>.</p>`;
}

function template(kind: number): string {
  const count = isTiny ? 1 : ITEMS;
  const items = Array.from({ length: count }, (_, at) => {
    const date = new Date(Date.UTC(2026, 9, 1) - (at * 40 + kind) * 3_600_000).toUTCString();
    const body = Array.from({ length: isTiny ? 1 : PARAGRAPHS }, (_p, nth) =>
      paragraph(kind * 1_000 + at * 17 + nth),
    ).join("\n");
    return `<item><title>Post ${at} of kind ${kind} in feed ${MARK}</title><link>https://feed-${MARK}.example/posts/${at}</link>
<guid isPermaLink="false">feed-${MARK}-post-${at}</guid><pubDate>${date}</pubDate><dc:creator>Author ${MARK}</dc:creator>
<content:encoded><![CDATA[${body}]]></content:encoded></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Feed ${MARK}</title><link>https://feed-${MARK}.example/</link><description>A bench</description><language>en</language>
${items.join("\n")}
</channel></rss>`;
}

const templates = Array.from({ length: TEMPLATES }, (_, kind) => template(kind));
const counts = { whole: 0, notModified: 0, bytes: 0 };

const server = createServer((request, response) => {
  const [, , high = "0", low = "0"] = (request.socket.localAddress ?? "").split(".");
  const feed = Number(high) * 250 + Number(low) - 1;
  const etag = `"feed-${feed}"`;
  setTimeout(() => {
    if (request.headers["if-none-match"] === etag) {
      counts.notModified += 1;
      response.writeHead(304, { etag }).end();
      return;
    }
    const body = templates[feed % TEMPLATES]!.replaceAll(MARK, String(feed));
    counts.whole += 1;
    counts.bytes += body.length;
    response.writeHead(200, { etag, "content-type": "application/rss+xml; charset=utf-8" }).end(body);
  }, latency);
});
server.listen(0, "0.0.0.0", 1_024, () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("message", () => process.send?.({ ...counts }));
process.on("disconnect", () => process.exit(0));
