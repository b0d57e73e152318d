// A blog as small generators make them: a front page, a feed in full (Atom) or in part (RSS), pages with comments under them.
import type { Character } from "../characters.ts";
import type { Home } from "../home.ts";
import { bodyOf, escape, htmlPage } from "../markup.ts";
import { commentsUnder, takeComment } from "../plain-comments.ts";
import type { Story } from "../story.ts";
import type { Post } from "../things.ts";
import { NOT_FOUND, openSite, type Answer, type Asked } from "../web-server.ts";
import { atomInFull, rssInPart } from "./feeds.ts";

/** Opens two addresses where the person moves in the course of the story: the old one then leads to the new one for good. */
export async function openBlog(story: Story, who: Character): Promise<Home> {
  const feedPath = who.feed === "full" ? "/feed.atom" : "/index.xml";
  const answer = (asked: Asked): Answer => answerAsBlog(story, who, feedPath, asked);
  const next = await openSite((asked) => (story.hasMoved(who.id) ? answer(asked) : NOT_FOUND));
  const first = await openSite((asked) =>
    story.hasMoved(who.id)
      ? { status: 301, headers: { location: `${next.origin}${asked.path}` }, body: "Moved for good." }
      : answer(asked),
  );
  const origin = (): string => (story.hasMoved(who.id) ? next.origin : first.origin);
  const urlOf = (post: Post): string => `${origin()}/posts/${post.slug}`;
  return {
    who,
    address: `${first.origin}/`,
    feed: `${first.origin}${feedPath}`,
    urlOf,
    placeOf: (remark) => `${urlOf(remark.post)}#c${remark.id}`,
    sites: [first, next],
  };
}

function answerAsBlog(story: Story, who: Character, feedPath: string, asked: Asked): Answer {
  const posts = story.posts(who.id);
  if (asked.path === "/") return frontPage(who, posts, feedPath);
  if (asked.path === feedPath)
    return who.feed === "full" ? atomInFull(who, posts, asked.origin) : rssInPart(who, posts, asked.origin);
  const [, slug, rest] = /^\/posts\/([^/]+)(\/comments)?$/u.exec(asked.path) ?? [];
  const post = posts.find((one) => one.slug === slug);
  if (!post) return NOT_FOUND;
  if (rest === undefined) return postPage(story, who, post);
  return asked.method === "POST"
    ? takeComment(story, post, asked, `/posts/${post.slug}`)
    : { status: 405, headers: { allow: "POST" } };
}

function frontPage(who: Character, posts: readonly Post[], feedPath: string): Answer {
  const type = feedPath.endsWith("atom") ? "application/atom+xml" : "application/rss+xml";
  const list = posts.map((post) => `<li><a href="/posts/${post.slug}">${escape(post.title)}</a></li>`).join("");
  return htmlPage(
    who.title,
    `<main><h1>${escape(who.title)}</h1><p>${escape(who.about)}</p><ul>${list}</ul></main>`,
    `<meta name="description" content="${escape(who.about)}"><meta name="author" content="${escape(who.name)}"><link rel="alternate" type="${type}" title="${escape(who.title)}" href="${feedPath}">`,
  );
}

function postPage(story: Story, who: Character, post: Post): Answer {
  return htmlPage(
    `${post.title} | ${who.title}`,
    `<header><a href="/">${escape(who.title)}</a></header>
<main><article><h1>${escape(post.title)}</h1><p class="by">By ${escape(who.name)}, <time datetime="${post.at.toISOString()}">${post.at.toUTCString().slice(0, 16)}</time></p>
${bodyOf(post)}</article></main>
${commentsUnder(story, post, `/posts/${post.slug}/comments`)}`,
  );
}
