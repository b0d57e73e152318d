// What goes in and out of the API. The OpenAPI document is made of these.
import { z } from "@hono/zod-openapi";
import { CHANNELS } from "../channels/channel-ids.ts";
import { STAGES } from "../domain/readiness/stages.ts";
import { brief } from "./brief-schema.ts";
import { episodeFields } from "./episode-schema.ts";
import { DIRECTIONS, TOUCH_KINDS } from "../domain/touch-kinds.ts";

export const instant = z.iso.datetime({ offset: true }).openapi({ format: "date-time" });
const maybeInstant = instant.nullable();
/** Databases and people begin to disagree about dates long before this. */
const said = instant.refine((at) => Date.parse(at) >= Date.UTC(1900), { error: "A moment after the year 1900." });

/** An address as people paste it; whether it leads anywhere is discovery's business. */
export const pasted = z.string().trim().min(1).max(2_000);
export const webAddress = z
  .url({ protocol: /^https?$/, error: "An address that begins with http:// or https://." })
  .max(2_000);

export const channel = z.enum(CHANNELS);
export const stage = z.enum(STAGES);
export const feedKind = z.enum(["blog", "podcast", "video", "microblog", "forum", "code"]);

const handleAddress = z
  .url({ protocol: /^(https?|mailto)$/, error: "An address that begins with http://, https:// or mailto:." })
  .max(2_000);

export const handle = z.strictObject({ channel, url: handleAddress });
const handleOut = z.object({ channel: z.string(), url: z.string() });

export const discovered = z
  .object({
    name: z.string(),
    picture: z.string().nullable(),
    about: z.string().nullable(),
    handles: z.array(handleOut),
    feeds: z.array(
      z.object({ url: z.string(), title: z.string(), kind: feedKind, posts: z.number(), latestAt: maybeInstant }),
    ),
    candidates: z
      .array(
        z.object({
          name: z.string(),
          url: z.string(),
          picture: z.string().nullable(),
          about: z.string(),
          source: z.string(),
          latestAt: maybeInstant,
          why: z.string(),
          also: z.array(z.object({ source: z.string(), url: z.string() })),
        }),
      )
      .openapi({ description: "for a name or an e-mail: who may be meant, the likeliest first" }),
    searches: z
      .array(z.object({ title: z.string(), url: z.string() }))
      .openapi({ description: "for a name or an e-mail: prepared web searches to open" }),
    notes: z.array(z.string()),
  })
  .openapi("Discovered");

export const feed = z
  .object({
    id: z.string(),
    url: z.string(),
    title: z.string(),
    kind: feedKind,
    siteUrl: z.string().nullable(),
    personId: z.string(),
    authors: z.array(z.string()).openapi({ description: "only posts by these, in lower case; empty: by everybody" }),
    posts: z.number(),
    status: z.enum(["ok", "failing", "gone"]),
    lastPolledAt: maybeInstant,
    lastOkAt: maybeInstant,
    nextPollAt: maybeInstant,
    intervalMinutes: z.number(),
    intervalReason: z.string(),
    error: z.string().nullable(),
    push: z
      .object({ hub: z.string(), until: instant })
      .nullable()
      .openapi({ description: "Who tells us of news, and until when; null where we look by ourselves." }),
  })
  .openapi("Feed");

export const person = z
  .object({
    id: z.string(),
    name: z.string(),
    picture: z.string().nullable(),
    about: z.string(),
    why: z.string(),
    tags: z.array(z.string()),
    stage,
    readiness: z.number(),
    handles: z.array(handleOut),
    feeds: z.array(feed),
    lastPostAt: maybeInstant,
    lastTouchAt: maybeInstant,
    nextStep: z.string(),
    createdAt: instant,
  })
  .openapi("Person");

const tag = z.string().trim().min(1).max(60);

const authors = z
  .record(webAddress, z.array(z.string().trim().min(1).max(200)).max(50))
  .openapi({ description: "by the address of a feed, whose posts of it are theirs; an empty list: everybody's" });

export const newPerson = z
  .strictObject({
    url: pasted.optional(),
    name: z.string().trim().min(1).max(200).optional(),
    feeds: z.array(webAddress).max(20).optional(),
    authors: authors.optional(),
    handles: z.array(handle).max(50).optional(),
    why: z.string().max(2_000).optional(),
    tags: z.array(tag).max(50).optional(),
  })
  .refine((input) => input.url !== undefined || input.name !== undefined || (input.feeds?.length ?? 0) > 0, {
    path: ["url"],
    error: "An address or a name is needed.",
  });

export const personEdit = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  why: z.string().max(2_000).optional(),
  tags: z.array(tag).max(50).optional(),
  handles: z.array(handle).max(50).optional(),
  authors: authors.optional(),
});

export const newTouch = z.strictObject({
  kind: z.enum(TOUCH_KINDS),
  direction: z.enum(DIRECTIONS),
  channel,
  at: said.optional(),
  url: webAddress.optional(),
  text: z.string().max(20_000).optional(),
  postId: z.string().optional(),
});

export const timelineEntry = z
  .object({
    id: z.string(),
    type: z.enum(["touch", "post"]),
    kind: z.string(),
    direction: z.enum(DIRECTIONS),
    channel: z.string(),
    at: instant,
    url: z.string().nullable(),
    text: z.string().nullable(),
    postId: z.string().nullable(),
    source: z.string(),
  })
  .openapi("TimelineEntry");

export const readiness = z
  .object({
    probability: z.number(),
    interval: z.array(z.number()).length(2),
    stage,
    ready: z.boolean(),
    gates: z.array(z.object({ id: z.string(), passed: z.boolean(), text: z.string(), clears: z.string().nullable() })),
    signals: z.array(
      z.object({
        id: z.string(),
        value: z.number(),
        contribution: z.number(),
        text: z.string(),
        touchIds: z.array(z.string()),
      }),
    ),
    basis: z.string(),
  })
  .openapi("Readiness");

export const post = z
  .object({
    id: z.string(),
    title: z.string(),
    url: z.string().nullable(),
    author: z.string().nullable(),
    publishedAt: instant,
    kind: feedKind,
    brief: brief.nullable().openapi({ description: "null while it is being made" }),
  })
  .openapi("Post");

export const verdict = z
  .object({
    ready: z.boolean(),
    score: z.number(),
    criteria: z.array(
      z.object({
        id: z.string(),
        verdict: z.enum(["pass", "fix", "na"]),
        text: z.string(),
        spans: z.array(z.object({ start: z.number(), end: z.number() })),
      }),
    ),
    length: z.object({ count: z.number(), limit: z.number().nullable() }),
  })
  .openapi("CoachVerdict");

export const comment = z
  .object({
    id: z.string(),
    postId: z.string().nullable(),
    personId: z.string(),
    take: z.string(),
    text: z.string(),
    channel: z.string(),
    status: z.enum(["draft", "posted", "live", "answered", "gone"]),
    url: z.string().nullable(),
    postedAt: maybeInstant,
    createdAt: instant,
    updatedAt: instant,
    coach: verdict,
  })
  .openapi("Comment");

export const openedPost = post
  .extend({
    content: z.string().openapi({ description: "clean HTML" }),
    contentSource: z.enum(["feed", "excerpt", "page"]).nullable(),
    contentTrouble: z.string().nullable(),
    ...episodeFields,
    comments: z.array(comment),
  })
  .openapi("OpenedPost");

export const opening = z
  .object({
    post,
    person,
    brief: brief.nullable(),
    reasons: z.array(z.object({ id: z.string(), text: z.string(), weight: z.number() })),
    score: z.number(),
  })
  .openapi("Opening");

const take = z.string().max(20_000);

export const newComment = z.strictObject({
  take: take.trim().min(1, { error: "Begin with your own take, however rough." }),
  text: take.optional(),
  channel: channel.optional(),
});

export const commentEdit = z.strictObject({
  take: take.trim().min(1).optional(),
  text: take.optional(),
  channel: channel.optional(),
});

export const posted = z.strictObject({ url: webAddress.optional(), at: said.optional() });

export const coachInput = z.strictObject({ text: take, take: take.optional(), postId: z.string().optional(), channel });

export const pollOutcome = z
  .object({ polled: z.boolean(), outcome: z.enum(["new", "unchanged", "trouble", "too-soon"]), allowedAt: instant })
  .openapi("PollOutcome");

const topics = z.array(z.string().trim().min(1).max(100)).max(100);

const profileFields = {
  name: z.string().max(200),
  about: z.string().max(5_000),
  interests: topics,
  expertise: topics,
  voiceSamples: z.array(z.string().max(20_000)).max(50),
  handles: z.array(handle).max(50),
  timezone: z.string().refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", {
    error: "An IANA time zone, such as Europe/Berlin.",
  }),
  digestAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "A time of day, such as 07:30." }),
  quietDays: z.enum(["nothing", "two-lines"]),
  inviteBudget: z.number().int().min(0).max(1_000),
  aiEnabled: z.boolean(),
};

export const profile = z
  .object({ ...profileFields, handles: z.array(handleOut), timezone: z.string(), digestAt: z.string() })
  .openapi("Profile");
export const profileEdit = z.strictObject(profileFields).partial();
