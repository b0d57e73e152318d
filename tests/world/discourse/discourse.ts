// A forum as Discourse runs it, kept by one person who opens the topics. Topics, posts, RSS and likes as recorded;
// members' pages and writing had no recording and say so.
import { MINUTE } from "../../../src/clock.ts";
import type { Character } from "../characters.ts";
import type { Home } from "../home.ts";
import { escape, htmlPage } from "../markup.ts";
import type { Story } from "../story.ts";
import { fieldsOf, json, openSite, type Answer, type Asked } from "../web-server.ts";
import { latestFeed, memberFeed, topicFeed } from "./feeds.ts";
import { membersOf, showPost, turnsOf, type Turn } from "./shapes.ts";

const REQUESTS = 200;
const FIRST_POSTS = 20;
const LIKE = 2;
const NOT_THERE = json(
  { errors: ["The requested URL or resource could not be found."], error_type: "not_found" },
  { status: 404 },
);

export async function openDiscourse(story: Story, who: Character): Promise<Home> {
  const isTooMuch = createLimit(story);
  const site = await openSite((asked) => {
    if (!isTooMuch()) return answerAsDiscourse(story, who, asked);
    const wait = {
      errors: ["You’ve performed this action too many times, please try again later."],
      error_type: "rate_limit",
      extras: { wait_seconds: 60 },
    };
    return json(wait, { status: 429, headers: { "retry-after": "60" } });
  });
  return {
    who,
    address: `${site.origin}/`,
    feed: `${site.origin}/latest.rss`,
    urlOf: (post) => `${site.origin}/t/${post.slug}/${post.id}`,
    placeOf: ({ post, id }) => {
      const turn = turnsOf(story, post).find(({ remark }) => remark?.id === id);
      return `${site.origin}/t/${post.slug}/${post.id}/${turn?.number ?? 1}`;
    },
    sites: [site],
  };
}

/** So many requests in a minute of domain time. */
function createLimit(story: Story): () => boolean {
  let begun = story.now();
  let used = 0;
  return () => {
    if (story.now().getTime() - begun.getTime() >= MINUTE) [begun, used] = [story.now(), 0];
    used += 1;
    return used > REQUESTS;
  };
}

function answerAsDiscourse(story: Story, who: Character, asked: Asked): Answer {
  const { path, query, origin } = asked;
  const topics = story.posts(who.id);
  if (path === "/") return front(story, who);
  if (path === "/latest.rss") return latestFeed(who, topics, origin);
  if (path === "/posts.json" && asked.method === "POST") return write(story, who, asked);
  if (path === "/post_action_users.json") return likers(story, who, query);
  const [, name, format] = /^\/u\/([\w.-]+?)(\.json|\/activity\.rss)?$/u.exec(path) ?? [];
  if (name !== undefined) return member(story, who, name, format, origin);
  const byNumber = /^\/posts\/by_number\/(\d+)\/(\d+)\.json$/u.exec(path);
  const [, ofTopic, part] = /^\/t\/(?:[\w-]+\/)?(\d+)(\/posts\.json|\.json|\.rss|\/\d+)?$/u.exec(path) ?? [];
  const topic = topics.find((one) => String(one.id) === (byNumber?.[1] ?? ofTopic));
  if (!topic) return NOT_THERE;
  const turns = turnsOf(story, topic);
  const show = (turn: Turn): unknown => showPost(turn, turns);
  if (byNumber) {
    const turn = turns[Number(byNumber[2]) - 1];
    return turn ? json(show(turn), { unverified: true }) : NOT_THERE;
  }
  if (part === ".rss") return topicFeed(topic, turns, origin);
  if (part === "/posts.json") {
    const ids = query.getAll("post_ids[]").map(Number);
    const from = Number(query.get("post_number") ?? 1);
    const chosen = ids.length > 0 ? turns.filter((turn) => ids.includes(turn.id)) : turns.slice(from - 1);
    return json({ post_stream: { posts: chosen.slice(0, FIRST_POSTS).map(show) }, id: topic.id });
  }
  if (part === ".json") {
    return json({
      post_stream: { posts: turns.slice(0, FIRST_POSTS).map(show), stream: turns.map(({ id }) => id) },
      id: topic.id,
      title: topic.title,
      fancy_title: topic.title,
      slug: topic.slug,
      posts_count: turns.length,
      reply_count: turns.length - 1,
      highest_post_number: turns.length,
      created_at: topic.at.toISOString(),
      last_posted_at: turns.at(-1)?.at.toISOString(),
      views: turns.length * 7,
      visible: true,
      closed: false,
      archived: false,
      archetype: "regular",
      deleted_at: null,
      details: {
        created_by: { id: 1, username: who.id, name: who.name },
        participants: membersOf(story, who).map((username) => ({ username })),
      },
    });
  }
  const said = turns.map(
    (turn) =>
      `<div class="topic-body" id="post_${turn.number}"><b>${escape(turn.name)}</b><div class="post">${turn.cooked}</div></div>`,
  );
  return forumPage(
    topic.title,
    `<h1>${escape(topic.title)}</h1>${said.join("")}`,
    `<link rel="alternate" type="application/rss+xml" href="/t/${topic.slug}/${topic.id}.rss">`,
  );
}

function front(story: Story, who: Character): Answer {
  const list = story
    .posts(who.id)
    .map((post) => `<li><a href="/t/${post.slug}/${post.id}">${escape(post.title)}</a></li>`);
  return forumPage(
    who.title,
    `<h1>${escape(who.title)}</h1><p>${escape(who.about)}</p><ul>${list.join("")}</ul>`,
    `<meta name="description" content="${escape(who.about)}"><link rel="alternate" type="application/rss+xml" title="Latest posts" href="/latest.rss">`,
  );
}

function forumPage(title: string, body: string, head: string): Answer {
  return { ...htmlPage(title, body, `<meta name="generator" content="Discourse 3.6.0">${head}`), unverified: true };
}

function likers(story: Story, who: Character, query: URLSearchParams): Answer {
  const turns = story.posts(who.id).flatMap((topic) => turnsOf(story, topic));
  const turn = turns.find(({ id }) => String(id) === query.get("id"));
  if (!turn || query.get("post_action_type_id") !== String(LIKE)) return NOT_THERE;
  const post_action_users = turn.likedBy.map(({ id }, index) => ({
    id: index + 1,
    username: id,
    avatar_template: `/letter_avatar/${id}/{size}.png`,
    post_url: null,
    username_lower: id,
  }));
  return json({ post_action_users });
}

function member(story: Story, who: Character, name: string, format: string | undefined, origin: string): Answer {
  if (!membersOf(story, who).includes(name)) return NOT_THERE;
  if (format === "/activity.rss") return memberFeed(story, who, name, origin);
  const user = {
    username: name,
    name: name === who.id ? who.name : name,
    website: null,
    bio_raw: name === who.id ? who.about : "",
  };
  return format === ".json"
    ? json({ user }, { unverified: true })
    : forumPage(name, `<h1>${escape(user.name)}</h1>`, "");
}

/** A key is `key-` and the member's name. */
function write(story: Story, who: Character, asked: Asked): Answer {
  const name = /^key-(.+)$/u.exec(String(asked.headers["user-api-key"] ?? ""))?.[1];
  if (name === undefined)
    return json(
      { errors: ["You are not permitted to view the requested resource."], error_type: "invalid_access" },
      { status: 403 },
    );
  const fields = fieldsOf(asked);
  const topic = story.posts(who.id).find((one) => String(one.id) === fields["topic_id"]);
  const text = fields["raw"]?.trim() ?? "";
  if (!topic) return NOT_THERE;
  if (text.length < 20)
    return json(
      { action: "create_post", errors: ["Body is too short (minimum is 20 characters)"] },
      { status: 422, unverified: true },
    );
  const to = turnsOf(story, topic)[Number(fields["reply_to_post_number"] ?? 1) - 1];
  const made = story.receive(topic, { name }, text, to?.remark);
  const turns = turnsOf(story, topic);
  return json(
    showPost(
      turns.find((turn) => turn.remark === made)!,
      turns,
    ),
    { unverified: true },
  );
}
