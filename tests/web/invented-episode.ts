// An invented episode: with a short transcript and chapters, with a long one, and a video of which nothing else is known.
import type { Brief } from "../../src/ai/brief.ts";
import type { EpisodeProps } from "../../src/web/posts/episode.ts";
import type { PostPageProps } from "../../src/web/posts/pages.tsx";
import { postFull } from "./invented-post.ts";

const spoken: [number, string, string][] = [
  [0, "Ann Lee", "Welcome back to the night shift. Today we ask what a night owes the morning, and who pays for it."],
  [
    64,
    "Bo Ray",
    "The quickest baker was the most expensive one. Nobody knew what he had left undone, and so the morning began with looking.",
  ],
  [
    125,
    "Bo Ray",
    "Speed can be taught in a month. Telling the next person what you did not finish cannot; you have to have been that next person, at least once, and to remember how it felt to find the oven cold.",
  ],
  [1390, "Ann Lee", "Is there a handover in your own work that nobody pays for?"],
  [1402, "Bo Ray", "There is, and it is a quarter of an hour in which two shifts stand at the same table."],
];

const brief: Brief = {
  gist: "Speed can be taught in a month; saying what you did not finish cannot.",
  points: [
    {
      text: "The quickest baker cost most, because nobody knew what he left.",
      passage: "The quickest baker was the most expensive one.",
    },
    { text: "Handing over is learnt by being the next person.", passage: "you have to have been that next person" },
  ],
  quotes: [{ text: "Speed can be taught in a month.", passage: "Speed can be taught in a month." }],
  questions: [
    {
      text: "Is there a handover in your own work that nobody pays for?",
      passage: "Is there a handover in your own work that nobody pays for?",
    },
  ],
  kind: "other",
  topics: [],
  warnings: [],
  whole: true,
  by: "extract",
};

const episode: EpisodeProps = {
  plays: {
    url: "https://sound.example/7.mp3?from=feed",
    kind: "audio",
    title: "mpeg",
    seconds: 2530,
    bytes: 38_200_000,
  },
  others: [{ url: "https://sound.example/7.mp4", kind: "video", title: "With pictures", seconds: 2530, bytes: null }],
  watch: null,
  number: "Season 2, episode 7",
  people: [
    { name: "Ann Lee", role: "host", url: null },
    { name: "Bo Ray", role: "guest", url: "https://bo.example/" },
  ],
  chapters: [
    { at: 0, title: "Hello", url: null },
    { at: 60, title: "The expensive baker", url: "https://bread.example/ovens" },
    { at: 1390, title: "Who pays", url: null },
  ],
  said: { segments: spoken.map(([at, speaker, text]) => ({ at, speaker, text })), format: "json", lang: "en" },
  trouble: null,
  pending: false,
  transcription: null,
  discussion: { url: "https://social.example/@ann/1", protocol: "activitypub", disabled: false },
};

export const postEpisode: PostPageProps = {
  ...postFull,
  post: {
    ...postFull.post,
    title: "The baker who stopped hiring for speed",
    url: "https://night.example/7",
    kind: "podcast",
    html: "<p>Bo bakes for nine shops. Two years ago he stopped asking applicants how fast they are.</p><h2>Links</h2><p><a href='https://bread.example/'>The shop</a></p>",
  },
  episode,
  brief,
  noDraft: null,
  reasons: [
    {
      id: "question",
      text: "At 23:10 Ann Lee asks: “Is there a handover in your own work that nobody pays for?”",
      weight: 0.24,
    },
  ],
  draft: undefined,
  coach: undefined,
  comments: [],
};

const sentence = "We stood at the table and said what worried us most, and nobody wrote anything down. ";

/** Two hours of it; and they want no comments. */
export const postLongEpisode: PostPageProps = {
  ...postEpisode,
  episode: {
    ...episode,
    number: null,
    people: [],
    chapters: Array.from({ length: 12 }, (_, index) => ({
      at: index * 600,
      title: `Question ${index + 1}`,
      url: null,
    })),
    said: {
      segments: Array.from({ length: 120 }, (_, index) => ({
        at: index * 60,
        speaker: index % 7 === 0 ? "Ann Lee" : "Bo Ray",
        text: sentence.repeat(4 + (index % 3)).trim(),
      })),
      format: "vtt",
      lang: "en",
    },
    discussion: { url: null, protocol: "disabled", disabled: true },
  },
  brief: { ...brief, gist: sentence, points: [], quotes: [], questions: [] },
  noDraft: null,
  reasons: [],
};

export const postVideo: PostPageProps = {
  ...postEpisode,
  post: { ...postEpisode.post, kind: "video", url: "https://www.youtube.com/watch?v=abcdefghijk" },
  episode: {
    ...episode,
    plays: null,
    others: [],
    watch: "https://www.youtube.com/watch?v=abcdefghijk",
    number: null,
    people: [],
    said: null,
    discussion: null,
  },
  brief: null,
  noDraft: null,
  reasons: [],
};

/** A video file of their own, whose transcript could not be had. */
export const postMovie: PostPageProps = {
  ...postVideo,
  post: { ...postVideo.post, url: "https://night.example/8", html: "" },
  episode: {
    ...episode,
    plays: { url: "https://sound.example/8.mp4", kind: "video", title: "mp4", seconds: null, bytes: null },
    others: [],
    chapters: [],
    said: null,
    trouble: "night.example answered 404",
    discussion: null,
  },
};

const silent = { ...episode, said: null };

/** Nothing of it is written down, and a model could. */
export const postToWriteDown: PostPageProps = {
  ...postEpisode,
  episode: {
    ...silent,
    plays: { ...episode.plays!, bytes: 18_200_000 },
    transcription: {
      state: "offered",
      from: "sound.example",
      model: "whisper-1",
      to: "api.openai.com",
      seconds: 2530,
      bytes: 18_200_000,
      dollars: 0.253,
      trouble: null,
    },
  },
};

export const postWritingFailed: PostPageProps = {
  ...postEpisode,
  episode: {
    ...silent,
    transcription: {
      state: "offered",
      from: "sound.example",
      model: "large-v3",
      to: "127.0.0.1:8000",
      seconds: null,
      bytes: null,
      dollars: null,
      trouble: "The model server could not read the recording.",
    },
  },
};

export const postWritingDown: PostPageProps = {
  ...postEpisode,
  episode: { ...silent, transcription: { state: "under-way", trouble: null, again: null } },
};

export const postWritingLater: PostPageProps = {
  ...postEpisode,
  episode: {
    ...silent,
    transcription: {
      state: "under-way",
      trouble: "The model server asks us to slow down.",
      again: new Date("2026-11-23T10:20:00Z"),
    },
  },
};

export const postTooLargeToWrite: PostPageProps = {
  ...postEpisode,
  episode: {
    ...silent,
    transcription: {
      state: "closed",
      why: "The recording has about 38 MB, and api.openai.com takes no more than 26 MB, so it cannot be written down there.",
    },
  },
};
