// A site of one's own with microformats and a Webmention endpoint: what answers it elsewhere is verified and shown.
import { FEED_LENGTH, type Home } from "../home.ts";
import type { Character } from "../characters.ts";
import { atomDate, bodyOf, cdata, escape, htmlPage, paragraphs } from "../markup.ts";
import type { Story } from "../story.ts";
import type { Post } from "../things.ts";
import { NOT_FOUND, openSite, type Answer, type Asked } from "../web-server.ts";
import { createEndpoint } from "./endpoint.ts";

export async function openWebmentionSite(story: Story, who: Character): Promise<Home> {
  const findPost = (url: URL): Post | undefined => story.posts(who.id).find((post) => url.pathname === `/${post.slug}`);
  const endpoint = createEndpoint(story, findPost);
  const site = await openSite(async (asked) => {
    if (asked.path.startsWith("/webmention")) return endpoint(asked);
    const answer = answerAsSite(story, who, asked);
    if ("raw" in answer) return answer;
    return { ...answer, headers: { ...answer.headers, link: `</webmention>; rel="webmention"` } };
  });
  return {
    who,
    address: `${site.origin}/`,
    feed: `${site.origin}/feed.atom`,
    urlOf: (post) => `${site.origin}/${post.slug}`,
    placeOf: (remark) => `${site.origin}/${remark.post.slug}#c${remark.id}`,
    sites: [site],
  };
}

function answerAsSite(story: Story, who: Character, { path, origin }: Asked): Answer {
  const posts = story.posts(who.id);
  if (path === "/") return front(who, posts, origin);
  if (path === "/feed.atom") return feed(who, posts, origin);
  const post = posts.find((one) => path === `/${one.slug}`);
  if (!post) return NOT_FOUND;
  const said = story
    .remarks(post)
    .map(
      (one) =>
        `<li id="c${one.id}" class="p-comment h-cite"><span class="p-author h-card">${one.by.url === undefined ? `<span class="p-name">${escape(one.by.name)}</span>` : `<a class="u-url p-name" href="${escape(one.by.url)}">${escape(one.by.name)}</a>`}</span> <time class="dt-published" datetime="${one.at.toISOString()}"></time><div class="e-content">${paragraphs(one.text)}</div></li>`,
    );
  return htmlPage(
    post.title,
    `<article class="h-entry"><h1 class="p-name"><a class="u-url" href="${origin}/${post.slug}">${escape(post.title)}</a></h1><p class="by"><a class="p-author h-card" href="${origin}/">${escape(who.name)}</a> <time class="dt-published" datetime="${post.at.toISOString()}">${post.at.toUTCString().slice(5, 16)}</time></p><div class="e-content">${bodyOf(post)}</div><ol>${said.join("")}</ol></article><p class="by">Answer on your own site and tell <code>/webmention</code>.</p>`,
    `<link rel="webmention" href="/webmention">`,
  );
}

function front(who: Character, posts: readonly Post[], origin: string): Answer {
  const list = posts.map(
    (post) => `<li class="h-entry"><a class="u-url p-name" href="/${post.slug}">${escape(post.title)}</a></li>`,
  );
  return htmlPage(
    who.title,
    `<div class="h-card"><a class="p-name u-url u-uid" rel="me" href="${origin}/">${escape(who.name)}</a><p class="p-note">${escape(who.about)}</p></div><ul class="h-feed">${list.join("")}</ul>`,
    `<link rel="webmention" href="/webmention"><link rel="alternate" type="application/atom+xml" title="${escape(who.title)}" href="/feed.atom">`,
  );
}

function feed(who: Character, posts: readonly Post[], origin: string): Answer {
  const entries = posts
    .slice(0, FEED_LENGTH)
    .map(
      (post) =>
        `<entry><id>${origin}/${post.slug}</id><title>${escape(post.title)}</title><link href="${origin}/${post.slug}"/><published>${atomDate(post.at)}</published><updated>${atomDate(post.at)}</updated><content type="html">${cdata(bodyOf(post))}</content></entry>`,
    );
  return {
    type: "application/atom+xml; charset=utf-8",
    body: `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${origin}/</id><title>${escape(who.title)}</title><link href="${origin}/"/><author><name>${escape(who.name)}</name><uri>${origin}/</uri></author><updated>${atomDate(posts[0]?.at ?? new Date(0))}</updated>
${entries.join("\n")}</feed>`,
  };
}
