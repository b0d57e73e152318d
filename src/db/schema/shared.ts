import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { Json, JsonDefault } from "./accounts.ts";

/** Nullable, and may be left out when inserting. */
export type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;

export type FeedKind = "blog" | "podcast" | "video" | "microblog" | "forum" | "code";
export type TaskKind =
  | "fetch-article"
  | "fetch-transcript"
  | "transcribe-episode"
  | "brief-post"
  | "brief-post-model"
  | "find-openings"
  | "embed-post"
  | "import-people"
  | "follow-row";
export type SubscriptionState = "wanted" | "pending" | "active" | "denied" | "failed" | "leaving";
export type MadeBy = "model" | "extract";

/** `ai/brief.ts` says what each means. */
export type BriefKind =
  | "opinion"
  | "how-to"
  | "story"
  | "news"
  | "announcement"
  | "review"
  | "research"
  | "interview"
  | "question"
  | "links"
  | "note"
  | "other";
export type Warning = "grief" | "illness" | "layoffs";

/** A sentence with the passage of the text it comes from; `nth` says which, where it stands there more than once. */
export type Grounded = { text: string; passage: string; nth?: number };

export type Enclosure = { url: string; type?: string; bytes?: number; seconds?: number; title?: string };

/** A paragraph of speech: `feeds/transcripts/transcript.ts` says what each field means. */
export type SegmentRow = {
  at?: number;
  until?: number;
  speaker?: string;
  text: string;
  marks?: [offset: number, at: number][];
};
export type TranscriptFormat = "json" | "vtt" | "srt" | "html" | "plain" | "model";
export type ChapterRow = { at: number; title: string; url?: string; picture?: string };

export type SharedTables = {
  hosts: { host: string; silentUntil: Date; reason: string; pauses: Generated<number> };
  feeds: FeedTable;
  subscriptions: {
    id: string;
    feedId: string;
    hubs: string[];
    hub: string;
    topic: string;
    callback: string;
    secret: Optional<string>;
    state: SubscriptionState;
    attempts: Generated<number>;
    nextTryAt: Date;
    leaseUntil: Optional<Date>;
    lastError: Optional<string>;
    lastPushAt: Optional<Date>;
    seen: Generated<string[]>;
    createdAt: Date;
  };
  feedAliases: { url: string; feedId: string };
  posts: PostTable;
  postKeys: { feedId: string; key: string; postId: string };
  articles: {
    postId: string;
    source: "feed" | "excerpt" | "page";
    html: string;
    text: string;
    words: number;
    language: Optional<string>;
    trouble: Optional<string>;
    storedAt: Date;
  };
  briefs: {
    id: string;
    contentHash: string;
    promptHash: string;
    model: string;
    language: string;
    gist: string;
    points: Json<Grounded[]>;
    quotes: Json<Grounded[]>;
    questions: Json<Grounded[]>;
    kind: Generated<BriefKind>;
    topics: Generated<string[]>;
    warnings: Generated<Warning[]>;
    whole: Generated<boolean>;
    textHash: Optional<string>;
    tokensIn: Generated<number>;
    tokensOut: Generated<number>;
    createdAt: Date;
  };
  transcripts: {
    postId: string;
    format: Optional<TranscriptFormat>;
    source: Optional<string>;
    language: Optional<string>;
    segments: Json<SegmentRow[]>;
    offered: string;
    trouble: Optional<string>;
    storedAt: Date;
    /** Written with `spokenVector`, never read. */
    search: Optional<string>;
  };
  chapters: { postId: string; chapters: Json<ChapterRow[]>; storedAt: Date };
  briefGists: { briefId: string; language: string; gist: string; model: string; createdAt: Date };
  embeddings: { contentHash: string; model: string; vector: string; usedAt: Date };
  postBriefs: { postId: string; madeBy: MadeBy; briefId: string };
  tasks: {
    kind: TaskKind;
    subjectId: string;
    userId: Optional<string>;
    attempts: Generated<number>;
    nextTryAt: Date;
    claimedUntil: Optional<Date>;
    lastError: Optional<string>;
    parkedAt: Optional<Date>;
    createdAt: Date;
    /** It waits in this batch. */
    batchId: Optional<string>;
    /** It goes into no batch. */
    alone: Generated<boolean>;
  };
};

type FeedTable = {
  id: string;
  url: string;
  /** Who answers for it (host.ts). */
  host: string;
  kind: FeedKind;
  /** Empty where it was never read. */
  format: string;
  title: string;
  description: Optional<string>;
  siteUrl: Optional<string>;
  picture: Optional<string>;
  authorName: Optional<string>;
  language: Optional<string>;
  status: Generated<"ok" | "failing" | "gone">;
  etag: Optional<string>;
  lastModified: Optional<string>;
  validatorsUrl: Optional<string>;
  contentHash: Optional<string>;
  nextPollAt: Date;
  claimedUntil: Optional<Date>;
  intervalMinutes: number;
  intervalReason: string;
  /** Least minutes between two requests. */
  floorMinutes: Generated<number>;
  /** What the last whole answer said of its freshness. */
  freshSeconds: Optional<number>;
  askedMinutes: Optional<number>;
  skipHours: Generated<number[]>;
  skipDays: Generated<string[]>;
  /** When the newest posts were published, in minutes since 1970, the newest first. */
  rhythm: Generated<number[]>;
  allowedAt: Date;
  lastPolledAt: Optional<Date>;
  lastOkAt: Optional<Date>;
  failures: Generated<number>;
  error: Optional<string>;
  failingSince: Optional<Date>;
  /** What is wrong, by a stable name (domain/feeds/health.ts). */
  trouble: Optional<string>;
  /** What could not be read of it at the last look, a sentence each. */
  wrong: Generated<string[]>;
  movedFrom: Optional<string>;
  movedAt: Optional<Date>;
  movedTo: Optional<string>;
  movedSeen: Generated<number>;
  createdAt: Date;
  orphanedAt: Optional<Date>;
  hubUrls: Generated<string[]>;
  topicUrl: Optional<string>;
  pushedBy: Optional<string>;
  pushedUntil: Optional<Date>;
  pushMissed: Generated<boolean>;
  /** When a hub last brought or announced news. */
  pushedAt: Optional<Date>;
  /** Whose feed came in place of this one, on so many polls in a row. */
  strangerSite: Optional<string>;
  strangerSeen: Generated<number>;
};

type PostTable = {
  id: string;
  feedId: string;
  guid: Optional<string>;
  url: Optional<string>;
  canonicalKey: Optional<string>;
  /** Hash of the canonical address without its scheme. */
  same: GeneratedAlways<string | null>;
  title: string;
  author: Optional<string>;
  authors: Generated<string[]>;
  publishedAt: Date;
  firstSeenAt: Date;
  updatedAt: Optional<Date>;
  kind: FeedKind;
  language: Optional<string>;
  picture: Optional<string>;
  enclosures: JsonDefault<Enclosure[]>;
  extras: JsonDefault<Record<string, unknown>>;
  commentsUrl: Optional<string>;
  commentCount: Optional<number>;
  contentHash: string;
  /** Written with to_tsvector, never read. */
  search: string;
};
