// A Mastodon-like server with one account at home on it. Shapes of accounts and statuses as recorded; what no recording
// shows (RSS, WebFinger, pages, a thread with answers) says so.
import { MINUTE } from "../../../src/clock.ts";
import type { Character } from "../characters.ts";
import { FEED_LENGTH, type Home } from "../home.ts";
import { escape, htmlPage, paragraphs } from "../markup.ts";
import type { Story } from "../story.ts";
import { json, openSite, type Answer, type Asked } from "../web-server.ts";
import { answerApi } from "./api.ts";
import { idOf, nameOf } from "./shapes.ts";

const REQUESTS = 300;
const WINDOW = 5 * MINUTE;

export async function openMastodon(story: Story, who: Character): Promise<Home> {
  const limit = createLimit(story);
  const site = await openSite((asked) => {
    const left = limit();
    const answer =
      left.remaining < 0 ? json({ error: "Too many requests" }, { status: 429 }) : answerAsMastodon(story, who, asked);
    if ("raw" in answer) return answer;
    const headers = {
      "x-ratelimit-limit": String(REQUESTS),
      "x-ratelimit-remaining": String(Math.max(0, left.remaining)),
      "x-ratelimit-reset": left.reset.toISOString(),
      ...answer.headers,
    };
    return { ...answer, headers };
  });
  return {
    who,
    address: `${site.origin}/@${who.id}`,
    feed: `${site.origin}/@${who.id}.rss`,
    urlOf: (post) => `${site.origin}/@${who.id}/${idOf(post)}`,
    placeOf: (remark) => `${site.origin}/@${nameOf(remark.by)}/${idOf(remark)}`,
    sites: [site],
  };
}

/** So many requests in five minutes of domain time, whoever asks. */
function createLimit(story: Story): () => { remaining: number; reset: Date } {
  let begun = story.now();
  let used = 0;
  return () => {
    if (story.now().getTime() - begun.getTime() >= WINDOW) [begun, used] = [story.now(), 0];
    used += 1;
    return { remaining: REQUESTS - used, reset: new Date(begun.getTime() + WINDOW) };
  };
}

function answerAsMastodon(story: Story, who: Character, asked: Asked): Answer {
  const { path, origin, query } = asked;
  if (path.startsWith("/api/")) return answerApi(story, who, asked);
  if (path === "/.well-known/webfinger") return webFinger(who, query.get("resource") ?? "", origin);
  if (path === `/@${who.id}.rss`) return feed(story, who, origin);
  if (path === `/@${who.id}`) return profile(who, origin);
  const post = story.posts(who.id).find((one) => path === `/@${who.id}/${idOf(one)}`);
  if (!post)
    return {
      status: 404,
      ...htmlPage("Not found", "<h1>The page you are looking for isn't here.</h1>"),
      unverified: true,
    };
  const page = htmlPage(
    `${who.name}: “${post.paragraphs.join(" ").slice(0, 60)}…”`,
    `<article>${paragraphs(post.paragraphs.join("\n\n"))}</article>`,
    `<meta property="og:site_name" content="Mastodon">`,
  );
  return { ...page, unverified: true };
}

function webFinger(who: Character, resource: string, origin: string): Answer {
  const { host } = new URL(origin);
  if (resource !== `acct:${who.id}@${host}`) return { status: 404, unverified: true };
  const profile = `${origin}/@${who.id}`;
  return {
    type: "application/jrd+json; charset=utf-8",
    unverified: true,
    body: JSON.stringify({
      subject: resource,
      aliases: [profile, `${origin}/users/${who.id}`],
      links: [
        { rel: "http://webfinger.net/rel/profile-page", type: "text/html", href: profile },
        { rel: "self", type: "application/activity+json", href: `${origin}/users/${who.id}` },
      ],
    }),
  };
}

function profile(who: Character, origin: string): Answer {
  const page = htmlPage(
    `${who.name} (@${who.id}@${new URL(origin).host}) - Mastodon`,
    `<h1>${escape(who.name)}</h1><p>${escape(who.about)}</p>`,
    `<meta property="og:site_name" content="Mastodon"><meta property="og:type" content="profile"><meta property="og:title" content="${escape(who.name)} (@${who.id}@${new URL(origin).host})"><meta name="description" content="${escape(who.about)}"><link rel="alternate" type="application/rss+xml" href="${origin}/@${who.id}.rss">`,
  );
  return { ...page, unverified: true };
}

function feed(story: Story, who: Character, origin: string): Answer {
  const items = story
    .posts(who.id)
    .slice(0, 2 * FEED_LENGTH)
    .map((post) => {
      const url = `${origin}/@${who.id}/${idOf(post)}`;
      return `<item><guid isPermaLink="true">${url}</guid><link>${url}</link><pubDate>${post.at.toUTCString()}</pubDate><description>${escape(paragraphs(post.paragraphs.join("\n\n")))}</description></item>`;
    });
  return {
    type: "application/rss+xml; charset=utf-8",
    unverified: true,
    body: `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:webfeeds="http://webfeeds.org/rss/1.0"><channel><title>${escape(who.name)}</title><description>Public posts from @${who.id}@${new URL(origin).host}</description><link>${origin}/@${who.id}</link><generator>Mastodon v4.5.0</generator>
${items.join("\n")}</channel></rss>`,
  };
}
