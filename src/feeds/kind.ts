// What sort of publishing a feed is, from its posts first, then from where it lives.
import type { ParsedFeed, ParsedPost } from "./types.ts";

export type FeedKind = "blog" | "podcast" | "video" | "microblog" | "forum" | "code";

/** A post without a title of its own and of at most so many characters is a note. */
const NOTE = 600;

const CODE_HOSTS =
  /^(?:www\.)?(?:github\.com|gist\.github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|sr\.ht|git\.sr\.ht)$|^(?:git|gitlab|gitea|forgejo|cgit)\./;
const VIDEO_HOSTS =
  /(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|twitch\.tv|dailymotion\.com)$|^(?:peertube|tube|video|videos)\./;
const MICROBLOG_HOSTS =
  /(?:^|\.)(?:bsky\.app|mastodon\.\w+|fosstodon\.org|hachyderm\.io|threads\.net|twitter\.com|x\.com)$|^(?:mastodon|mstdn|social)\./;
const FORUM_HOSTS =
  /(?:^|\.)(?:reddit\.com|stackoverflow\.com|stackexchange\.com|news\.ycombinator\.com|lobste\.rs)$|^(?:forum|forums|discourse|community|discuss|meta)\./;
const FORUM_PATHS =
  /\/(?:t\/[^/]+\/\d+|latest\.rss|posts\.rss|c\/[^/]+\/\d+\.rss|u\/[^/]+\/activity|viewtopic\.php|showthread\.php|viewforum\.php|dispbbs\.asp|app\.php\/feed|forumdisplay\.php|questions\/\d+)/i;
const CODE_PATHS =
  /\/(?:releases|tags|commits)(?:\/[^?]*)?\.atom|\/-\/(?:tags|commits|releases)|\/(?:releases\/tag|commit)\//i;

/** @param url where the feed is served from */
export function feedKind(feed: ParsedFeed, url: string): FeedKind {
  const site = parsed([url, feed.siteUrl]);
  const pages = parsed(feed.posts.slice(0, 10).map((post) => post.url));
  if (site.some(({ hostname }) => VIDEO_HOSTS.test(hostname)) || most(feed.posts, isVideo)) return "video";
  if (most(feed.posts, isEpisode)) return "podcast";
  if (site.some(({ hostname }) => CODE_HOSTS.test(hostname)) && !isProjectBlog(site[0])) return "code";
  if ([...site, ...pages].some(({ pathname }) => CODE_PATHS.test(pathname))) return "code";
  if (
    site.some(
      ({ hostname, pathname }) => MICROBLOG_HOSTS.test(hostname) || /^\/(?:@|users\/)[\w.-]+\.rss$/.test(pathname),
    )
  )
    return "microblog";
  if (most(feed.posts, isNote)) return "microblog";
  if (site.some(({ hostname }) => FORUM_HOSTS.test(hostname))) return "forum";
  if (site.some(isForumPage) || most(pages, isForumPage)) return "forum";
  return "blog";
}

function parsed(addresses: (string | undefined)[]): URL[] {
  return addresses.flatMap((one) => (one ? (URL.parse(one) ?? []) : []));
}

function isForumPage({ pathname }: URL): boolean {
  return FORUM_PATHS.test(pathname);
}

/** github.blog and pages under github.io are blogs, and so is what GitHub serves below /blog. */
function isProjectBlog(served: URL | undefined): boolean {
  return served !== undefined && /^\/(?:blog|about)\//.test(served.pathname);
}

function isEpisode({ enclosures }: ParsedPost): boolean {
  return enclosures.some(({ type, url }) =>
    type ? type.startsWith("audio/") : /\.(?:mp3|m4a|ogg|opus|aac)(?:\?|$)/i.test(url),
  );
}

/** Videos that are the post itself; a blog may well show one now and then, and podcasts have audio besides. */
function isVideo(post: ParsedPost): boolean {
  const { enclosures, url } = post;
  if (url && /youtube\.com\/(?:watch|shorts)|\/videos\/watch\/|\/w\/[\w-]{20,}/.test(url)) return true;
  return (
    !isEpisode(post) &&
    enclosures.some(
      ({ type }) =>
        type?.startsWith("video/") || type === "application/x-bittorrent" || type === "application/x-shockwave-flash",
    )
  );
}

function isNote({ title, text }: ParsedPost): boolean {
  if (text === "" || text.length > NOTE) return false;
  // Some servers repeat the beginning of the note as its title.
  return !title || oneLine(text).startsWith(oneLine(title).replace(/\s*(?:…|\.\.\.)$/, ""));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** More than half, and at least one. */
function most<T>(all: readonly T[], fits: (one: T) => boolean): boolean {
  return all.filter(fits).length * 2 > all.length;
}
