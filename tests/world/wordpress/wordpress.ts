// A WordPress, as channels.md 2.1 describes it: pages, feeds of posts and comments, REST, the comment form with moderation.
// No recording of one was at hand: every answer says so.
import type { Character } from "../characters.ts";
import type { Home } from "../home.ts";
import type { Story } from "../story.ts";
import { NOT_FOUND, openSite, type Answer, type Asked } from "../web-server.ts";
import { commentFeedAtom, commentFeedRss, postFeed } from "./feeds.ts";
import { takeForm } from "./form.ts";
import { frontPage, postPage } from "./pages.ts";
import { pathOf } from "./permalink.ts";
import { answerRest } from "./rest.ts";

export async function openWordPress(story: Story, who: Character): Promise<Home> {
  const site = await openSite((asked) => {
    const answer = answerAsWordPress(story, who, asked);
    if ("raw" in answer) return answer;
    const headers = { link: `<${asked.origin}/wp-json/>; rel="https://api.w.org/"`, ...answer.headers };
    return { ...answer, unverified: true, headers };
  });
  return {
    who,
    address: `${site.origin}/`,
    feed: `${site.origin}/feed/`,
    urlOf: (post) => site.origin + pathOf(post),
    placeOf: (remark) => `${site.origin}${pathOf(remark.post)}#comment-${remark.id}`,
    sites: [site],
  };
}

function answerAsWordPress(story: Story, who: Character, asked: Asked): Answer {
  const { path, query, origin } = asked;
  const posts = story.posts(who.id);
  const moved = (to: string): Answer => ({ status: 301, headers: { location: origin + to } });
  if (path === "/wp-comments-post.php") return takeForm(story, posts, asked);
  if (path.startsWith("/wp-json/") || query.has("rest_route")) return answerRest(story, who, asked);
  if (path === "/") {
    if (query.get("author") === "1") return moved(`/author/${who.id}/`);
    const short = posts.find((post) => String(post.id) === query.get("p"));
    if (short) return moved(pathOf(short) + (query.get("feed") === "rss2" ? "feed/" : ""));
    return query.has("p") ? NOT_FOUND : frontPage(who, posts, origin);
  }
  if (path === `/author/${who.id}/`) return frontPage(who, posts, origin);
  if (path === "/feed/" || path === `/author/${who.id}/feed/`) return postFeed(story, who, posts, origin);
  const all = story.remarks().filter((remark) => remark.post.by === who && !remark.held);
  if (path === "/comments/feed/") return commentFeedRss(`Comments for ${who.title}`, `${origin}/`, all, origin);
  const post = posts.find((one) => path.startsWith(pathOf(one)));
  if (!post) return posts.some((one) => `${path}/` === pathOf(one)) ? moved(`${path}/`) : NOT_FOUND;
  const said = all.filter((remark) => remark.post === post);
  const title = `Comments on: ${post.title}`;
  switch (path.slice(pathOf(post).length)) {
    case "":
      return postPage(story, post, asked);
    case "feed/":
      return commentFeedRss(title, origin + pathOf(post), said, origin);
    case "feed/atom/":
      return commentFeedAtom(title, post, said, origin);
    default:
      return NOT_FOUND;
  }
}
