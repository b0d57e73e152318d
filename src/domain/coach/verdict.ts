import type { Channel } from "../../channels/channel-ids.ts";

/** In the order of the rubric. */
export const CRITERIA = [
  "anchored",
  "adds",
  "own-opinion",
  "already-said",
  "no-praise-alone",
  "no-self-promotion",
  "respectful",
  "one-question",
  "true",
  "length",
  "tells",
  "readable",
] as const;

export type CriterionId = (typeof CRITERIA)[number];

/** UTF-16 offsets into the comment's text, end exclusive. */
export type Span = { start: number; end: number };

/** `na`: this cannot be judged from what is known (no post, no take, a language the coach does not read). */
export type Judgement = "pass" | "fix" | "na";

export type Finding = {
  verdict: Judgement;
  /** For the user: what was seen and, where something is to be fixed, one concrete next step. */
  text: string;
  spans: Span[];
  /** How strongly, 0 to 1; only the score looks at it. Without it a pass is 1 and a fix 0. */
  strength?: number;
};

export type CoachVerdict = {
  /** Nothing stands against posting it: no `fix` among anchored, adds, own-opinion, no-praise-alone and true. */
  ready: boolean;
  /** 0 to 1, see score.ts. */
  score: number;
  criteria: { id: CriterionId; verdict: Judgement; text: string; spans: Span[] }[];
  /** As the channel counts; `limit` is null where there is none. */
  length: { count: number; limit: number | null };
};

export type CoachInput = {
  text: string;
  /** The user's own opinion, in their words. */
  take?: string | undefined;
  channel: Channel;
  post?:
    | {
        title: string;
        text: string;
        comments: readonly string[];
        /** Who wrote it; without it, names of speakers cannot be checked. */
        author?: string | undefined;
      }
    | undefined;
  /** Hosts or addresses that belong to the user. */
  ownSites?: readonly string[] | undefined;
  /** False where the user has spoken in this thread before. Without it, true. */
  firstComment?: boolean | undefined;
  /** The user's last comments elsewhere, to see clones. */
  recentComments?: readonly string[] | undefined;
  /** Where this server's own limit differs from the channel's (Mastodon). */
  serverLimit?: number | undefined;
};
