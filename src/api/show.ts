// From what the domain holds to what the API says.
import type { z } from "@hono/zod-openapi";
import type { ShownBrief } from "../domain/briefs/gists.ts";
import type { Comment } from "../db/comments.ts";
import type { FollowedFeed } from "../db/follows.ts";
import type { Profile } from "../db/profiles.ts";
import type { TimelineRow, Touch } from "../db/touches.ts";
import type { CoachVerdict } from "../domain/coach/verdict.ts";
import type { NameSearch } from "../domain/discovery/search/types.ts";
import type { Discovered } from "../domain/discovery/types.ts";
import type { PostView } from "../domain/reading.ts";
import type { OpeningView } from "../domain/today.ts";
import type { Stage } from "../domain/readiness/stages.ts";
import type { PersonView } from "../domain/watchlist.ts";
import type { brief as briefSchema } from "./brief-schema.ts";
import type * as schemas from "./schemas.ts";

type Said<T extends z.ZodType> = z.output<T>;

const iso = (at: Date): string => at.toISOString();
const maybeIso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

export function showDiscovered(found: Discovered): Said<typeof schemas.discovered> {
  return {
    name: found.name,
    picture: found.picture ?? null,
    about: found.about ?? null,
    handles: found.handles,
    feeds: found.feeds.map(({ url, title, kind, posts, latestAt }) => ({
      url,
      title,
      kind,
      posts,
      latestAt: maybeIso(latestAt),
    })),
    candidates: [],
    searches: [],
    notes: found.notes,
  };
}

export function showSearch({ query, candidates, searches, notes }: NameSearch): Said<typeof schemas.discovered> {
  return {
    name: query.name === "" ? query.text : query.name,
    picture: null,
    about: null,
    handles: [],
    feeds: [],
    candidates: candidates.map((one) => ({
      name: one.name,
      url: one.url,
      picture: one.picture ?? null,
      about: one.about,
      source: one.source,
      latestAt: maybeIso(one.latestAt),
      why: one.why,
      also: [...one.also],
    })),
    searches: [...searches],
    notes: [...notes],
  };
}

export function showFeed(feed: FollowedFeed): Said<typeof schemas.feed> {
  return {
    id: feed.id,
    url: feed.url,
    title: feed.title,
    kind: feed.kind,
    siteUrl: feed.siteUrl,
    personId: feed.personId,
    authors: feed.onlyBy,
    posts: feed.posts,
    status: feed.status,
    lastPolledAt: maybeIso(feed.lastPolledAt),
    lastOkAt: maybeIso(feed.lastOkAt),
    nextPollAt: feed.status === "gone" ? null : iso(feed.nextPollAt),
    intervalMinutes: feed.intervalMinutes,
    intervalReason: feed.intervalReason,
    error: feed.error,
    push: pushOf(feed),
  };
}

function pushOf({ pushedBy, pushedUntil, pushMissed }: FollowedFeed): Said<typeof schemas.feed>["push"] {
  return pushedBy === null || pushedUntil === null || pushMissed ? null : { hub: pushedBy, until: iso(pushedUntil) };
}

export function showPerson(person: PersonView): Said<typeof schemas.person> {
  return {
    id: person.id,
    name: person.name,
    picture: person.picture,
    about: person.about,
    why: person.why,
    tags: person.tags,
    stage: person.stage as Stage,
    readiness: person.readiness,
    handles: person.handles,
    feeds: person.feeds.map(showFeed),
    lastPostAt: maybeIso(person.lastPostAt),
    lastTouchAt: maybeIso(person.lastTouchAt),
    nextStep: person.nextStep,
    createdAt: iso(person.createdAt),
  };
}

export function showTimelineEntry(row: TimelineRow): Said<typeof schemas.timelineEntry> {
  return { ...row, at: iso(row.at) };
}

export function showTouch(touch: Touch): Said<typeof schemas.timelineEntry> {
  const { id, kind, direction, channel, at, url, text, postId, source } = touch;
  return { id, type: "touch", kind, direction, channel, at: iso(at), url, text, postId, source };
}

export function showBrief(brief: ShownBrief | null): Said<typeof briefSchema> | null {
  if (!brief) return null;
  const { gist, points, quotes, questions, madeBy, kind, topics, warnings, language, whole } = brief;
  const { inYourLanguage } = brief;
  const gistInYourLanguage = inYourLanguage && { language: inYourLanguage.language, gist: inYourLanguage.gist };
  return { gist, points, quotes, questions, by: madeBy, kind, topics, warnings, language, whole, gistInYourLanguage };
}

export function showPost(post: PostView): Said<typeof schemas.post> {
  return {
    id: post.id,
    title: post.title,
    url: post.url,
    author: post.author,
    publishedAt: iso(post.publishedAt),
    kind: post.kind,
    brief: showBrief(post.brief),
  };
}

export function showComment(comment: Comment, coach: CoachVerdict): Said<typeof schemas.comment> {
  const { id, postId, personId, take, text, channel, status, url } = comment;
  return {
    id,
    postId,
    personId,
    take,
    text,
    channel,
    status,
    url,
    postedAt: maybeIso(comment.postedAt),
    createdAt: iso(comment.createdAt),
    updatedAt: iso(comment.updatedAt),
    coach: { ...coach, criteria: coach.criteria.map((one) => ({ ...one, spans: [...one.spans] })) },
  };
}

export function showOpening(opening: OpeningView): Said<typeof schemas.opening> {
  return {
    post: showPost({ ...opening.post, brief: opening.brief }),
    person: showPerson(opening.person),
    brief: showBrief(opening.brief),
    reasons: opening.reasons,
    score: opening.score,
  };
}

export function showProfile(profile: Profile): Said<typeof schemas.profile> {
  const { userId: _user, updatedAt: _at, languages: _languages, voiceDescription: _voice, ...shown } = profile;
  return shown;
}
