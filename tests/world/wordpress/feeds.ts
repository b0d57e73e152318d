import type { Character } from "../characters.ts";
import { FEED_LENGTH } from "../home.ts";
import { atomDate, bodyOf, cdata, escape, excerptOf, paragraphs } from "../markup.ts";
import type { Story } from "../story.ts";
import type { Post, Remark } from "../things.ts";
import type { Answer } from "../web-server.ts";
import { pathOf } from "./permalink.ts";

const NAMESPACES = `xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"`;
const RSS = "application/rss+xml; charset=UTF-8";

export function postFeed(story: Story, who: Character, posts: readonly Post[], origin: string): Answer {
  const items = posts.slice(0, FEED_LENGTH).map((post) => {
    const url = origin + pathOf(post);
    const count = story.remarks(post).filter((remark) => !remark.held).length;
    const content = who.feed === "full" ? `<content:encoded>${cdata(bodyOf(post))}</content:encoded>` : "";
    return `<item><title>${escape(post.title)}</title><link>${url}</link><comments>${url}#comments</comments><dc:creator>${cdata(who.name)}</dc:creator><pubDate>${post.at.toUTCString()}</pubDate><guid isPermaLink="false">${origin}/?p=${post.id}</guid><description>${cdata(escape(excerptOf(post)))}</description>${content}<wfw:commentRss>${url}feed/</wfw:commentRss><slash:comments>${count}</slash:comments></item>`;
  });
  return { type: RSS, body: rss(who.title, `${origin}/`, who.about, items) };
}

/** RSS says whom a comment answers in words only. */
export function commentFeedRss(title: string, link: string, remarks: readonly Remark[], origin: string): Answer {
  const items = newest(remarks).map((one) => {
    const url = origin + pathOf(one.post);
    const answered = one.parent
      ? `In reply to <a href="${url}#comment-${one.parent.id}">${escape(one.parent.by.name)}</a>.\n`
      : "";
    return `<item><title>By: ${escape(one.by.name)}</title><link>${url}#comment-${one.id}</link><dc:creator>${cdata(one.by.name)}</dc:creator><pubDate>${one.at.toUTCString()}</pubDate><guid isPermaLink="false">${origin}/?p=${one.post.id}#comment-${one.id}</guid><description>${cdata(answered + escape(one.text))}</description><content:encoded>${cdata(answered + paragraphs(one.text))}</content:encoded></item>`;
  });
  return { type: RSS, body: rss(title, link, "", items) };
}

/** Atom says it with thr:in-reply-to (RFC 4685): the comment answered, or the post. */
export function commentFeedAtom(title: string, post: Post, remarks: readonly Remark[], origin: string): Answer {
  const url = origin + pathOf(post);
  const idOf = (one: Remark): string => `${url}#comment-${one.id}`;
  const entries = newest(remarks).map((one) => {
    const to = one.parent
      ? `ref="${idOf(one.parent)}" href="${idOf(one.parent)}"`
      : `ref="${origin}/?p=${post.id}" href="${url}"`;
    const uri = one.by.url === undefined ? "" : `<uri>${escape(one.by.url)}</uri>`;
    return `<entry><title>By: ${escape(one.by.name)}</title><link rel="alternate" href="${idOf(one)}" type="text/html"/><author><name>${escape(one.by.name)}</name>${uri}</author><id>${idOf(one)}</id><updated>${atomDate(one.at)}</updated><published>${atomDate(one.at)}</published><content type="html" xml:base="${idOf(one)}">${cdata(paragraphs(one.text))}</content><thr:in-reply-to ${to} type="text/html"/></entry>`;
  });
  const updated = atomDate(newest(remarks)[0]?.at ?? post.at);
  return {
    type: "application/atom+xml; charset=UTF-8",
    body: `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>${escape(title)}</title><updated>${updated}</updated><link rel="alternate" type="text/html" href="${url}"/><link rel="self" href="${url}feed/atom/"/><id>${url}feed/atom/</id>\n${entries.join("\n")}</feed>`,
  };
}

function newest(remarks: readonly Remark[]): Remark[] {
  return remarks.toReversed().slice(0, FEED_LENGTH);
}

function rss(title: string, link: string, about: string, items: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ${NAMESPACES}><channel><title>${escape(title)}</title><link>${link}</link><description>${escape(about)}</description><language>en-US</language><generator>https://wordpress.org/?v=6.9</generator>\n${items.join("\n")}</channel></rss>`;
}
