// A podcast with its site: episodes with audio, transcripts as WebVTT and JSON, show notes with comments.
import type { Character } from "../characters.ts";
import { FEED_LENGTH, type Home } from "../home.ts";
import { bodyOf, cdata, escape, excerptOf, htmlPage } from "../markup.ts";
import { commentsUnder, takeComment } from "../plain-comments.ts";
import type { Story } from "../story.ts";
import type { Post } from "../things.ts";
import { NOT_FOUND, openSite, type Answer, type Asked } from "../web-server.ts";
import { silence, SILENCE_SECONDS } from "./audio.ts";
import { asJson, asVtt, lengthOf, transcribe } from "./transcript.ts";

export async function openPodcast(story: Story, who: Character): Promise<Home> {
  const site = await openSite((asked) => answerAsPodcast(story, who, asked));
  return {
    who,
    address: `${site.origin}/`,
    feed: `${site.origin}/podcast.rss`,
    urlOf: (post) => `${site.origin}/episodes/${post.slug}`,
    placeOf: (remark) => `${site.origin}/episodes/${remark.post.slug}#c${remark.id}`,
    sites: [site],
  };
}

function answerAsPodcast(story: Story, who: Character, asked: Asked): Answer {
  const episodes = story.posts(who.id);
  if (asked.path === "/") return frontPage(who, episodes);
  if (asked.path === "/podcast.rss") return feed(who, episodes, asked.origin);
  const [, folder, slug, ending] = /^\/(episodes|audio|transcripts)\/([^/.]+)(?:\.(\w+))?$/u.exec(asked.path) ?? [];
  const episode = episodes.find((one) => one.slug === slug);
  if (!episode) return NOT_FOUND;
  if (folder === "audio") return audio(asked);
  if (folder === "episodes")
    return asked.method === "POST" ? takeComment(story, episode, asked, asked.path) : showNotes(story, who, episode);
  if (ending === "vtt") return { type: "text/vtt; charset=utf-8", body: asVtt(transcribe(episode)) };
  if (ending === "json") return { type: "application/json", body: asJson(transcribe(episode)) };
  return NOT_FOUND;
}

function frontPage(who: Character, episodes: readonly Post[]): Answer {
  const list = episodes.map((one) => `<li><a href="/episodes/${one.slug}">${escape(one.title)}</a></li>`).join("");
  return htmlPage(
    who.title,
    `<main><h1>${escape(who.title)}</h1><p>${escape(who.about)}</p><ul>${list}</ul></main>`,
    `<meta name="author" content="${escape(who.name)}"><link rel="alternate" type="application/rss+xml" title="${escape(who.title)}" href="/podcast.rss">`,
  );
}

function feed(who: Character, episodes: readonly Post[], origin: string): Answer {
  const items = episodes.slice(0, FEED_LENGTH).map((one) => {
    const transcript = (ending: string, type: string) =>
      `<podcast:transcript url="${origin}/transcripts/${one.slug}.${ending}" type="${type}" language="en"/>`;
    return `<item><title>${escape(one.title)}</title><link>${origin}/episodes/${one.slug}</link><guid isPermaLink="false">${who.id}-${one.id}</guid><pubDate>${one.at.toUTCString()}</pubDate><itunes:duration>${lengthOf(transcribe(one))}</itunes:duration><enclosure url="${origin}/audio/${one.slug}.mp3" type="audio/mpeg" length="${silence().length}"/>${transcript("vtt", "text/vtt")}${transcript("json", "application/json")}<podcast:person role="host">${escape(who.name)}</podcast:person><description>${escape(excerptOf(one))}</description><content:encoded>${cdata(bodyOf(one))}</content:encoded></item>`;
  });
  return {
    type: "application/rss+xml; charset=utf-8",
    body: `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>${escape(who.title)}</title><link>${origin}/</link><description>${escape(who.about)}</description><language>en</language><itunes:author>${escape(who.name)}</itunes:author><podcast:locked>no</podcast:locked>
${items.join("\n")}</channel></rss>`,
  };
}

function showNotes(story: Story, who: Character, episode: Post): Answer {
  return htmlPage(
    `${episode.title} | ${who.title}`,
    `<header><a href="/">${escape(who.title)}</a></header><main><article><h1>${escape(episode.title)}</h1><p class="by">With ${escape(who.name)}</p><audio controls src="/audio/${episode.slug}.mp3"></audio>${bodyOf(episode)}</article></main>
${commentsUnder(story, episode, `/episodes/${episode.slug}`)}`,
  );
}

/** Whole, or the one range that was asked for, as players do. */
function audio(asked: Asked): Answer {
  const bytes = silence();
  const [, from, to] = /^bytes=(\d+)-(\d*)$/u.exec(asked.headers.range ?? "") ?? [];
  const headers = { "accept-ranges": "bytes", "x-seconds": String(SILENCE_SECONDS) };
  if (from === undefined) return { type: "audio/mpeg", body: bytes, headers };
  const [start, end] = [Number(from), Math.min(to ? Number(to) : bytes.length - 1, bytes.length - 1)];
  if (start > end) return { status: 416, headers: { "content-range": `bytes */${bytes.length}` } };
  return {
    status: 206,
    type: "audio/mpeg",
    body: bytes.subarray(start, end + 1),
    headers: { ...headers, "content-range": `bytes ${start}-${end}/${bytes.length}` },
  };
}
