// A podcast of one episode, with whatever its feed says of it.
import { startMoodySite, type MoodySite } from "../world/moody-server.ts";
import { RSS } from "../world/write-feed.ts";
import { MONDAY_MORNING } from "./app.ts";

/** @property publish puts the episode's own tags into the feed, in place of those before. */
export type Podcast = MoodySite & { feedUrl: string; publish: (tags: string, channel?: string) => void };

/** @property bytes as the feed says them. */
type Announced = { url?: string; bytes?: number };

const SPACES =
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters"';

export const NOTES = `<p>A midwife and a baker compare how they end a shift. Neither knew the other, and both say the same sentence.</p>
<p>The sentence matters more than the form it stands in, and forms with twenty boxes drive it out of the room.</p>
<p>We recorded this in a kitchen, between two nights. Who hands over to you, and what do they never say?</p>`;

export async function startPodcast(
  tags: string,
  now: Date = MONDAY_MORNING,
  recording: Announced = {},
): Promise<Podcast> {
  const site = await startMoodySite();
  const publish = (said: string, channel = ""): void =>
    site.says("/feed.xml", {
      headers: RSS,
      body: `<?xml version="1.0"?><rss version="2.0" ${SPACES}><channel><title>Night shift</title><link>${site.origin}/</link><language>en</language>${channel}
<item><title>Handing over at four</title><link>${site.origin}/4</link><guid isPermaLink="false">four</guid><pubDate>${new Date(now.getTime() - 3_600_000).toUTCString()}</pubDate>
<enclosure url="${recording.url ?? `${site.origin}/4.mp3`}" type="audio/mpeg" length="${recording.bytes ?? 1000}"/><description><![CDATA[${NOTES}]]></description>${said}</item></channel></rss>`,
    });
  publish(tags);
  return { ...site, feedUrl: `${site.origin}/feed.xml`, publish };
}

export const TRANSCRIPT_JSON = JSON.stringify({
  version: "1.0.0",
  segments: [
    [0, "Ann Lee", "Welcome to the night shift, where we ask people what they leave to the morning."],
    [61, "Bo Ray", "The quickest baker was the most expensive one, because nobody knew what he had left undone."],
    [125, "Bo Ray", "Speed can be taught in a month, and telling the next person what you did not finish cannot."],
    [190, "Bo Ray", "When the oven failed, the handover sheet was worth more to us than the oven itself."],
    [1390, "Ann Lee", "Is there a handover in your own work that nobody pays for?"],
    [1400, "Bo Ray", "The quarter of an hour in which two shifts stand at the same table, and both are paid for it."],
  ].map(([startTime, speaker, body]) => ({ startTime, endTime: Number(startTime) + 8, speaker, body })),
});
export const TRANSCRIPT_VTT = `WEBVTT

00:05.000 --> 00:12.000
<v Ann Lee>Welcome to the night shift, as captions have it, where mornings begin.

01:00.000 --> 01:09.000
<v Bo Ray>Speed can be taught in a month, and telling others what you did not finish cannot.`;

export const CHAPTERS_JSON = JSON.stringify({
  version: "1.2.0",
  chapters: [
    { startTime: 0, title: "Hello" },
    { startTime: 60, title: "The expensive baker", url: "https://bread.example/" },
    { startTime: 1390, title: "Who pays" },
  ],
});
