import type { Character } from "../characters.ts";
import { FEED_LENGTH } from "../home.ts";
import { atomDate, bodyOf, cdata, escape, excerptOf } from "../markup.ts";
import type { Post } from "../things.ts";
import type { Answer } from "../web-server.ts";

export function atomInFull(who: Character, posts: readonly Post[], origin: string): Answer {
  const entries = posts.slice(0, FEED_LENGTH).map((post) => {
    const url = `${origin}/posts/${post.slug}`;
    return `<entry><id>tag:${who.id}.example,2020:${post.slug}</id><title>${escape(post.title)}</title><link href="${url}"/><published>${atomDate(post.at)}</published><updated>${atomDate(post.at)}</updated><content type="html">${cdata(bodyOf(post))}</content></entry>`;
  });
  return {
    type: "application/atom+xml; charset=utf-8",
    body: `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>tag:${who.id}.example,2020:feed</id><title>${escape(who.title)}</title><subtitle>${escape(who.about)}</subtitle><link href="${origin}/"/><link rel="self" href="${origin}/feed.atom"/><author><name>${escape(who.name)}</name></author><updated>${atomDate(posts[0]?.at ?? new Date(0))}</updated>
${entries.join("\n")}</feed>`,
  };
}

/** Teasers only. The ids are no addresses, so that they outlive a move. */
export function rssInPart(who: Character, posts: readonly Post[], origin: string): Answer {
  const items = posts.slice(0, FEED_LENGTH).map((post) => {
    const url = `${origin}/posts/${post.slug}`;
    return `<item><title>${escape(post.title)}</title><link>${url}</link><guid isPermaLink="false">${who.id}-${post.slug}</guid><pubDate>${post.at.toUTCString()}</pubDate><dc:creator>${escape(who.name)}</dc:creator><description>${escape(excerptOf(post))}</description></item>`;
  });
  return {
    type: "application/rss+xml; charset=utf-8",
    body: `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${escape(who.title)}</title><link>${origin}/</link><description>${escape(who.about)}</description><language>en</language>
${items.join("\n")}</channel></rss>`,
  };
}
