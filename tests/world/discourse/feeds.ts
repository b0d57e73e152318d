import type { Character } from "../characters.ts";
import { bodyOf, cdata, escape } from "../markup.ts";
import type { Story } from "../story.ts";
import type { Post } from "../things.ts";
import type { Answer } from "../web-server.ts";
import { turnsOf, type Turn } from "./shapes.ts";

const MOST = 30;

export function latestFeed(who: Character, topics: readonly Post[], origin: string): Answer {
  const items = topics
    .slice(0, MOST)
    .map((topic) =>
      item(
        topic.title,
        who.name,
        bodyOf(topic),
        `${origin}/t/${topic.slug}/${topic.id}`,
        topic.at,
        `topic-${topic.id}`,
        origin,
      ),
    );
  return rss(`${who.title} - Latest topics`, `${origin}/latest`, who.about, items);
}

export function topicFeed(topic: Post, turns: readonly Turn[], origin: string): Answer {
  const url = `${origin}/t/${topic.slug}/${topic.id}`;
  const items = turns
    .toReversed()
    .slice(0, MOST)
    .map((turn) =>
      item(
        topic.title,
        turn.username,
        turn.cooked,
        `${url}/${turn.number}`,
        turn.at,
        `post-${topic.id}-${turn.number}`,
        origin,
      ),
    );
  return rss(topic.title, url, topic.paragraphs[0] ?? "", items);
}

export function memberFeed(story: Story, who: Character, name: string, origin: string): Answer {
  const turns = story
    .posts(who.id)
    .flatMap((topic) => turnsOf(story, topic))
    .filter((turn) => turn.username === name);
  const items = turns
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, MOST)
    .map((turn) =>
      item(
        turn.topic.title,
        name,
        turn.cooked,
        `${origin}/t/${turn.topic.slug}/${turn.topic.id}/${turn.number}`,
        turn.at,
        `post-${turn.topic.id}-${turn.number}`,
        origin,
      ),
    );
  const answer = rss(`@${name} activity`, `${origin}/u/${name}/activity`, "", items);
  return { ...answer, unverified: true };
}

function item(
  title: string,
  creator: string,
  html: string,
  url: string,
  at: Date,
  guid: string,
  origin: string,
): string {
  return `<item><title>${escape(title)}</title><dc:creator>${cdata(creator)}</dc:creator><description>${cdata(html)}</description><link>${url}</link><pubDate>${at.toUTCString().replace("GMT", "+0000")}</pubDate><guid isPermaLink="false">${new URL(origin).host}-${guid}</guid></item>`;
}

function rss(title: string, link: string, about: string, items: readonly string[]): Answer {
  return {
    type: "application/rss+xml; charset=utf-8",
    body: `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${escape(title)}</title><link>${link}</link><description>${escape(about)}</description>
${items.join("\n")}</channel></rss>`,
  };
}
