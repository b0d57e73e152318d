import { createHash } from "node:crypto";
import type { Character } from "../characters.ts";
import { bodyOf, escape, excerptOf, htmlPage, paragraphs } from "../markup.ts";
import type { Story } from "../story.ts";
import type { Post, Remark } from "../things.ts";
import type { Answer, Asked } from "../web-server.ts";
import { pathOf } from "./permalink.ts";

/** What lets the writer of a held comment see it, and nobody else. */
export function moderationHash(remark: Remark): string {
  return createHash("md5").update(`${remark.id} ${remark.at.toISOString()}`).digest("hex");
}

export function frontPage(who: Character, posts: readonly Post[], origin: string): Answer {
  const list = posts
    .slice(0, 10)
    .map(
      (post) =>
        `<article class="post-${post.id} post hentry"><h2><a href="${origin + pathOf(post)}">${escape(post.title)}</a></h2><p>${escape(excerptOf(post))}</p></article>`,
    );
  return htmlPage(
    `${who.title} – ${who.about}`,
    `<header><h1><a href="/">${escape(who.title)}</a></h1><p>${escape(who.about)}</p></header><main>${list.join("\n")}</main>`,
    head(who, origin),
  );
}

export function postPage(story: Story, post: Post, asked: Asked): Answer {
  const { origin, query } = asked;
  const isOwn = (one: Remark): boolean =>
    query.get("unapproved") === String(one.id) && query.get("moderation-hash") === moderationHash(one);
  const said = story.remarks(post).filter((one) => !one.held || isOwn(one));
  const json = `<link rel="alternate" title="JSON" type="application/json" href="${origin}/wp-json/wp/v2/posts/${post.id}"><link rel="shortlink" href="${origin}/?p=${post.id}"><link rel="canonical" href="${origin + pathOf(post)}">`;
  return htmlPage(
    `${post.title} – ${post.by.title}`,
    `<div class="single single-post postid-${post.id}"><header><a href="/">${escape(post.by.title)}</a></header>
<main><article id="post-${post.id}" class="hentry"><h1 class="entry-title">${escape(post.title)}</h1><p class="by">By <a class="url fn n" rel="author" href="${origin}/author/${post.by.id}/">${escape(post.by.name)}</a> on <time class="entry-date published" datetime="${post.at.toISOString()}">${post.at.toUTCString().slice(5, 16)}</time></p>
<div class="entry-content">${bodyOf(post)}</div></article></main>
<section id="comments" class="comments-area"><h2>${said.length} thoughts on “${escape(post.title)}”</h2><ol class="comment-list">${said.map((one) => comment(one)).join("")}</ol>${form(
      post,
      said.find((one) => String(one.id) === query.get("replytocom")),
    )}</section></div>`,
    head(post.by, origin) + json,
  );
}

function comment(one: Remark): string {
  const author =
    one.by.url === undefined
      ? escape(one.by.name)
      : `<a href="${escape(one.by.url)}" class="url" rel="ugc external nofollow">${escape(one.by.name)}</a>`;
  const kind = one.by.id === one.post.by.id ? "comment byuser bypostauthor" : "comment";
  const waits = one.held ? `<em class="comment-awaiting-moderation">Your comment is awaiting moderation.</em>` : "";
  const answered = one.parent
    ? `<p class="by">In reply to <a href="#comment-${one.parent.id}">${escape(one.parent.by.name)}</a>.</p>`
    : "";
  return `<li id="comment-${one.id}" class="${kind}"><b class="fn">${author}</b> <time datetime="${one.at.toISOString()}">${one.at.toUTCString().slice(5, 22)}</time>${waits}${answered}<div class="comment-content">${paragraphs(one.text)}</div><a class="comment-reply-link" rel="nofollow" href="?replytocom=${one.id}#respond">Reply</a></li>`;
}

function form(post: Post, parent: Remark | undefined): string {
  return `<div id="respond" class="comment-respond"><h3>Leave a reply${parent ? ` to ${escape(parent.by.name)}` : ""}</h3><form action="/wp-comments-post.php" method="post" id="commentform">
<label>Comment * <textarea id="comment" name="comment" rows="8" required></textarea></label><label>Name * <input id="author" name="author" required></label><label>Email * <input id="email" name="email" type="email" required></label><label>Website <input id="url" name="url" type="url"></label>
<input type="hidden" name="comment_post_ID" value="${post.id}"><input type="hidden" name="comment_parent" value="${parent?.id ?? 0}"><button id="submit">Post comment</button></form></div>`;
}

function head(who: Character, origin: string): string {
  return `<meta name="generator" content="WordPress 6.9"><meta name="description" content="${escape(who.about)}"><link rel="https://api.w.org/" href="${origin}/wp-json/"><link rel="alternate" type="application/rss+xml" title="${escape(who.title)} » Feed" href="${origin}/feed/"><link rel="alternate" type="application/rss+xml" title="${escape(who.title)} » Comments Feed" href="${origin}/comments/feed/">`;
}
