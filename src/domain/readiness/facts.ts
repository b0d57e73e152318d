// What readiness is judged from. Everything is passed in: the judgement itself reads no clock and no database.
import type { Channel } from "../../channels/channel-ids.ts";
import type { Direction, TouchKind } from "../touch-kinds.ts";
import type { Stage } from "./stages.ts";

export type Touch = {
  id: string;
  kind: TouchKind;
  direction: Direction;
  channel: Channel;
  at: Date;
  text?: string | null | undefined;
  postId?: string | null | undefined;
  url?: string | null | undefined;
  /** The address of what it is about, where that is known besides. */
  about?: string | null | undefined;
  /** How sure we are that it was them: B (a name only) weighs 0.7. Without it, A. */
  grade?: "A" | "B" | undefined;
  /** False only where the coach saw this comment and found it wanting. */
  passedCoach?: boolean | undefined;
};

export const INVITE_STATUSES = ["draft", "sent", "accepted", "declined", "ignored", "withdrawn"] as const;

export type Invite = {
  id: string;
  status: (typeof INVITE_STATUSES)[number];
  /** When it was sent (or drafted). */
  at: Date;
  /** When the status became what it is; without it, `at`. */
  changedAt?: Date | null | undefined;
};

export type Facts = {
  now: Date;
  /** In any order. Touches later than `now` are ignored. */
  touches: readonly Touch[];
  person: {
    name?: string | undefined;
    /** The user follows a feed of theirs. */
    following: boolean;
    /** They asked not to be contacted. */
    optedOutAt?: Date | null | undefined;
    /** The last thing they are known to have published anywhere. */
    lastActiveAt?: Date | null | undefined;
  };
  invites?: readonly Invite[] | undefined;
  /** The user's own limit on invites in the running period, and how many of them are gone. */
  budget?: { limit: number; used: number } | undefined;
  /** How often they publish: slow publishers fade slowly. */
  medianDaysBetweenPosts?: number | null | undefined;
  /** The stage before, so that `ready` does not flicker around its threshold. */
  previousStage?: Stage | undefined;
};
