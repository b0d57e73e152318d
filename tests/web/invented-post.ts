// The invented post, and the settings of who reads it.
import type { Brief } from "../../src/ai/brief.ts";
import { DAY, HOUR } from "../../src/clock.ts";
import type { PostPageProps } from "../../src/web/posts/pages.tsx";
import type { SettingsProps } from "../../src/web/settings/pages.tsx";
import { ago, openings, tilde, view } from "./invented.ts";

const brief: Brief = {
  gist: "A timetable is a promise to the person who has nowhere else to sleep. The last boat matters more than the number of boats.",
  points: [
    {
      text: "On three islands, visits fell when the last boat left before eight.",
      passage: "visits fell when the last boat left before eight",
    },
    {
      text: "Adding morning boats changed nothing.",
      passage: "Adding boats in the morning changed nothing.\n\nPeople plan",
    },
  ],
  quotes: [{ text: "A timetable is a promise.", passage: "A timetable is a promise" }],
  questions: [
    {
      text: "Has anybody measured how often the last boat is missed?",
      passage: "Has anybody measured how often the last boat is missed?",
    },
  ],
  kind: "other",
  topics: [],
  warnings: [],
  whole: true,
  by: "extract",
};

export const articleHtml = `<h1>The last boat</h1><p>A timetable is a <em>promise</em>. On three islands, visits fell when the
<a href="https://boats.example/last">last boat</a> left before eight.</p><figure><img src="https://boats.example/pier.jpg" alt="The pier at dusk"><figcaption>The pier.</figcaption></figure>
<h3>In the morning</h3><p>Adding boats in the morning changed nothing.</p><p>People plan from the end of the day.<a href="#fn1">1</a></p>
<blockquote><p>We never asked when you come. We ask when you must leave.</p></blockquote>
<ul><li>Fanø: 23:10</li><li>Mandø: by tractor</li></ul><pre><code>if (missed &gt; 0) { wait("until morning"); }</code></pre>
<p>Has anybody measured how often the last boat is missed?</p><p id="fn1">Counted in 2025 &amp; 2026.</p>`;

export const postFull: PostPageProps = {
  frame: {},
  view,
  post: {
    id: "o1",
    url: "https://tilde.example/ferry",
    title: "What a ferry timetable owes its island",
    kind: "blog",
    publishedAt: ago(3 * HOUR),
    lang: "en",
    html: articleHtml,
    partial: null,
    read: false,
  },
  episode: null,
  person: tilde,
  brief,
  noDraft: null,
  reasons: openings[0]?.reasons ?? [],
  draft: {
    id: "c1",
    take: "We counted for a year on ours: 31 of 340 evenings. In winter half of them were children on the way home from school. Would you count them as visits?",
    text: "",
    channel: "blog",
    version: 3,
  },
  keep: "take:u1:o1",
  others: { count: 12, url: "https://tilde.example/ferry#comments" },
  channels: [
    { id: "blog", limit: null },
    { id: "mastodon", limit: 500 },
    { id: "x", limit: 280 },
  ],
  coach: {
    ready: false,
    criteria: [
      { id: "anchored", verdict: "pass", text: "It speaks to her question about the last boat." },
      { id: "adds", verdict: "pass", text: "It adds what you measured yourself." },
      { id: "true", verdict: "fix", text: "“340 evenings”: is that a year? Say why some are missing." },
      { id: "promotion", verdict: "na", text: "No link of your own." },
    ],
    length: { count: 148, limit: null },
  },
  comments: [
    {
      id: "c0",
      text: "The tractor at Mandø counts as a boat, I think. It floats in the end.",
      channel: "blog",
      status: "answered",
      postedAt: ago(20 * HOUR),
      url: "https://tilde.example/ferry#c2",
    },
  ],
};

export const settingsFull: SettingsProps = {
  frame: {},
  view,
  email: "mara@voss.example",
  profile: {
    name: "Mara Voss",
    about: "I count people on small boats.",
    interests: ["harbours", "ferries", "repair"],
    expertise: ["counting"],
    timezone: "Europe/Berlin",
    languages: ["en", "de"],
    digestAt: "07:30",
    inviteBudget: 5,
  },
  ai: {
    provider: { model: "small-model", host: "127.0.0.1" },
    on: true,
    listener: null,
    tokensToday: 120_000,
    tokensADay: 500_000,
  },
  mail: {
    way: "outbox",
    folder: "data/outbox",
    messages: [{ id: "m1", to: "mara@voss.example", subject: "Your link to Door Opener", at: ago(2 * HOUR) }],
  },
  tokens: {
    tokens: [{ id: "k1", name: "Notebook", createdAt: ago(12 * DAY), lastUsedAt: null }],
    fresh: { name: "Backup", token: "door_4f1c0a9b7d2e4f1c0a9b7d2e4f1c0a9b7d2e" },
  },
};
