// /wp-json/wp/v2: posts and comments for programs that have no account. Only approved comments are shown.
import { createHash } from "node:crypto";
import type { Character } from "../characters.ts";
import { bodyOf, excerptOf, paragraphs } from "../markup.ts";
import type { Story } from "../story.ts";
import type { Post, Remark } from "../things.ts";
import { fieldsOf, json, type Answer, type Asked } from "../web-server.ts";
import { refuse, type Refusal } from "./form.ts";
import { pathOf } from "./permalink.ts";

/** The site's only account. */
const AUTHOR_ID = 1;
const MOST_PER_PAGE = 100;
const NO_ACCOUNT: Refusal = {
  status: 401,
  code: "rest_comment_login_required",
  message: "Sorry, you must be logged in to comment.",
};

export function answerRest(story: Story, who: Character, asked: Asked): Answer {
  const { method, query, origin } = asked;
  const route = query.get("rest_route") ?? asked.path.slice("/wp-json".length);
  const [, kind, id] = /^\/wp\/v2\/(posts|comments|users)(?:\/(\d+))?\/?$/u.exec(route) ?? [];
  const posts = story.posts(who.id);
  if (route === "/")
    return json({ name: who.title, description: who.about, url: origin, home: origin, namespaces: ["wp/v2"] });
  if (kind === "users")
    return json([{ id: AUTHOR_ID, name: who.name, slug: who.id, link: `${origin}/author/${who.id}/` }]);
  if (kind === "posts") {
    const found = query.has("slug") ? posts.filter((post) => post.slug === query.get("slug")) : posts;
    if (id === undefined)
      return paged(
        found.map((post) => showPost(post, origin)),
        asked,
      );
    const post = posts.find((one) => one.id === Number(id));
    return post
      ? json(showPost(post, origin))
      : problem({ status: 404, code: "rest_post_invalid_id", message: "Invalid post ID." });
  }
  if (kind !== "comments")
    return problem({
      status: 404,
      code: "rest_no_route",
      message: "No route was found matching the URL and request method.",
    });
  if (method === "POST") return create(story, who, asked);
  const live = story.remarks().filter((one) => one.post.by === who && !one.held);
  if (id === undefined) return list(live, asked);
  const one = story.remarks().find((remark) => remark.id === Number(id) && remark.post.by === who);
  if (one?.held)
    return problem({
      status: 401,
      code: "rest_cannot_read",
      message: "Sorry, you are not allowed to read this comment.",
    });
  return one
    ? json(showComment(one, origin))
    : problem({ status: 404, code: "rest_comment_invalid_id", message: "Invalid comment ID." });
}

function list(live: readonly Remark[], asked: Asked): Answer {
  const { query, origin } = asked;
  const numbers = (name: string): number[] | undefined => query.get(name)?.split(",").map(Number);
  const [inPosts, parents, after] = [numbers("post"), numbers("parent"), query.get("after")];
  const found = live.filter(
    (one) =>
      (!inPosts || inPosts.includes(one.post.id)) &&
      (!parents || parents.includes(one.parent?.id ?? 0)) &&
      (after === null || one.at.getTime() > Date.parse(/(?:Z|[+-]\d\d:\d\d)$/u.test(after) ? after : `${after}Z`)),
  );
  const ordered = query.get("order") === "asc" ? found : found.toReversed();
  return paged(
    ordered.map((one) => showComment(one, origin)),
    asked,
  );
}

/** Nobody without an account may write, unless the site allows it. */
function create(story: Story, who: Character, asked: Asked): Answer {
  if (who.restComments !== true) return problem(NO_ACCOUNT);
  const fields = fieldsOf(asked);
  const field = (name: string): string => fields[name]?.trim() ?? "";
  const post = story.posts(who.id).find((one) => one.id === Number(field("post")));
  if (!post)
    return problem({
      status: 403,
      code: "rest_comment_invalid_post_id",
      message: "Sorry, you are not allowed to create this comment without a post.",
    });
  const by = {
    name: field("author_name"),
    email: field("author_email"),
    ...(field("author_url") !== "" && { url: field("author_url") }),
  };
  const refusal = refuse(story, post, by, field("content"));
  if (refusal) return problem(refusal);
  const parent = story.remarks(post).find((one) => one.id === Number(field("parent")));
  const made = story.receive(post, by, field("content"), parent);
  return json(showComment(made, asked.origin), {
    status: 201,
    headers: { location: `${asked.origin}/wp-json/wp/v2/comments/${made.id}` },
  });
}

function paged(items: readonly unknown[], asked: Asked): Answer {
  const { query, origin, path } = asked;
  const size = Number(query.get("per_page") ?? 10);
  const page = Number(query.get("page") ?? 1);
  if (!(size >= 1 && size <= MOST_PER_PAGE && page >= 1))
    return problem({ status: 400, code: "rest_invalid_param", message: "Invalid parameter(s): per_page" });
  const pages = Math.max(1, Math.ceil(items.length / size));
  if (page > pages)
    return problem({
      status: 400,
      code: "rest_post_invalid_page_number",
      message: "The page number requested is larger than the number of pages available.",
    });
  const link = (rel: string, to: number): string => {
    const other = new URLSearchParams(query);
    other.set("page", String(to));
    return `<${origin}${path}?${other.toString()}>; rel="${rel}"`;
  };
  const links = [
    `<${origin}/wp-json/>; rel="https://api.w.org/"`,
    ...(page > 1 ? [link("prev", page - 1)] : []),
    ...(page < pages ? [link("next", page + 1)] : []),
  ];
  const headers = { "x-wp-total": String(items.length), "x-wp-totalpages": String(pages), link: links.join(", ") };
  return json(items.slice((page - 1) * size, page * size), { headers });
}

function showPost(post: Post, origin: string): unknown {
  const at = post.at.toISOString().slice(0, 19);
  return {
    id: post.id,
    date: at,
    date_gmt: at,
    guid: { rendered: `${origin}/?p=${post.id}` },
    slug: post.slug,
    status: "publish",
    type: "post",
    link: origin + pathOf(post),
    title: { rendered: post.title },
    content: { rendered: bodyOf(post), protected: false },
    excerpt: { rendered: `<p>${excerptOf(post)}</p>`, protected: false },
    author: AUTHOR_ID,
    comment_status: "open",
    ping_status: "closed",
  };
}

function showComment(one: Remark, origin: string): unknown {
  const at = one.at.toISOString().slice(0, 19);
  const hash = createHash("sha256")
    .update(one.by.email ?? one.by.name)
    .digest("hex");
  const url = `https://secure.gravatar.com/avatar/${hash}`;
  return {
    id: one.id,
    post: one.post.id,
    parent: one.parent?.id ?? 0,
    author: one.by.id === one.post.by.id ? AUTHOR_ID : 0,
    author_name: one.by.name,
    author_url: one.by.url ?? "",
    date: at,
    date_gmt: at,
    content: { rendered: `${paragraphs(one.text)}\n` },
    link: `${origin}${pathOf(one.post)}#comment-${one.id}`,
    status: one.held ? "hold" : "approved",
    type: "comment",
    author_avatar_urls: { 24: `${url}?s=24`, 48: `${url}?s=48`, 96: `${url}?s=96` },
    meta: [],
  };
}

function problem({ status, code, message }: Refusal): Answer {
  return json({ code, message, data: { status } }, { status });
}
