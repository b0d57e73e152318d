import type { ColumnType, Generated } from "kysely";
import type { Optional } from "./shared.ts";

export type CommentStatus = "draft" | "posted" | "live" | "answered" | "gone";
export type HandleSource = "asked" | "user" | "found";
/** Where the post is a recording, `at` is the second in which it is asked, and `speaker` who asks. */
export type AskedRow = { text: string; at?: number | undefined; speaker?: string | undefined };

/** Every table here has `userId`, and every query on it names the user first. */
export type OwnTables = {
  people: {
    id: string;
    userId: string;
    name: string;
    picture: Optional<string>;
    about: Generated<string>;
    why: Generated<string>;
    tags: Generated<string[]>;
    stage: Generated<string>;
    readiness: Generated<number>;
    nextStep: Generated<string>;
    assessedAt: Optional<Date>;
    lastTouchAt: Optional<Date>;
    /** Comments in a row that they have not answered, as of `assessedAt`. */
    unanswered: Generated<number>;
    /** How many comments they answered, of those that are old enough to have been. */
    answered: Generated<number>;
    answerable: Generated<number>;
    createdAt: Date;
    updatedAt: Date;
  };
  handles: {
    id: string;
    userId: string;
    personId: string;
    channel: string;
    url: string;
    key: string;
    source: HandleSource;
    createdAt: Date;
  };
  follows: {
    userId: string;
    personId: string;
    feedId: string;
    authors: Generated<string[]>;
    createdAt: Date;
    /** Replaced by another address: its posts are still read, it is polled no more on this account. */
    endedAt: Optional<Date>;
  };
  postStates: { userId: string; postId: string; readAt: Optional<Date>; dismissedAt: Optional<Date> };
  openings: {
    userId: string;
    postId: string;
    personId: string;
    /** Of the post. */
    feedId: string;
    publishedAt: Date;
    interest: Generated<number>;
    interestIn: Generated<string[]>;
    expertise: Generated<number>;
    expertiseIn: Generated<string[]>;
    question: ColumnType<AskedRow | null, string | null | undefined, string | null>;
    topics: Generated<string[]>;
    createdAt: Date;
  };
  suggestions: {
    userId: string;
    /** `YYYY-MM-DD` */
    day: string;
    slot: number;
    /** Null where the post is gone; so is the person. The slot stays used. */
    postId: Optional<string>;
    personId: Optional<string>;
    timezone: string;
    givenAt: Date;
  };
  touches: {
    id: string;
    userId: string;
    personId: string;
    kind: string;
    direction: "outbound" | "inbound";
    channel: string;
    at: Date;
    url: Optional<string>;
    text: Optional<string>;
    postId: Optional<string>;
    about: Optional<string>;
    passedCoach: Optional<boolean>;
    source: "user" | "comment" | "tracker" | "import";
    identity: string;
    createdAt: Date;
  };
  comments: {
    id: string;
    userId: string;
    postId: Optional<string>;
    personId: string;
    take: string;
    text: string;
    channel: string;
    status: Generated<CommentStatus>;
    url: Optional<string>;
    postedAt: Optional<Date>;
    touchId: Optional<string>;
    createdAt: Date;
    updatedAt: Date;
    /** Counts the writes, from 1. */
    version: Generated<number>;
  };
};
