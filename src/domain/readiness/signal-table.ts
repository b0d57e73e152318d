// The whole model in one table. The betas are elicited from studies (Gilbert & Karahalios 2009, Burke & Kraut 2014,
// Althoff et al. 2014, our own counts on CollegeMsg and Epinions), not fitted: nobody has published who accepts an invite.

export type SignalId =
  | "replied"
  | "initiated"
  | "met"
  | "introduced"
  | "voucher"
  | "turns"
  | "gave-first"
  | "responsive"
  | "my-comments"
  | "topics"
  | "one-click"
  | "unanswered"
  | "quiet"
  | "invite-load";

export type SignalRow = {
  /** Days until a touch counts half, at a weekly pace of publishing; null: it does not fade. */
  halfLife: number | null;
  /** Change of the log-odds when the evidence is full. */
  beta: number;
  /** How much weight makes 63 % of full evidence. */
  saturation: number;
};

export const SIGNAL_TABLE: Readonly<Record<SignalId, SignalRow>> = {
  replied: { halfLife: 90, beta: 1.6, saturation: 1 },
  initiated: { halfLife: 120, beta: 1.4, saturation: 1 },
  met: { halfLife: 180, beta: 1.5, saturation: 1 },
  introduced: { halfLife: 60, beta: 2, saturation: 1 },
  voucher: { halfLife: null, beta: 0.9, saturation: 1 },
  turns: { halfLife: 90, beta: 0.8, saturation: 2 },
  "gave-first": { halfLife: 90, beta: 0.5, saturation: 2 },
  responsive: { halfLife: null, beta: 0.5, saturation: 1 },
  "my-comments": { halfLife: 45, beta: 0.4, saturation: 2 },
  topics: { halfLife: null, beta: 0.3, saturation: 1 },
  "one-click": { halfLife: 14, beta: 0.05, saturation: 10 },
  unanswered: { halfLife: null, beta: -0.4, saturation: 1 },
  quiet: { halfLife: null, beta: -0.3, saturation: 1 },
  "invite-load": { halfLife: null, beta: -0.3, saturation: 1 },
};

/** Acceptance of a cold invite, as vendors report it (26–30 %): the weakest of our numbers. */
export const BASE_RATE = 0.28;

/** Standard deviation of every beta, and of the intercept, around its starting value. */
export const PRIOR_SPREAD = 0.5;

export const READY_FROM = 0.65;
export const READY_UNTIL = 0.5;
/** Below this, a dialogue that is no longer current sleeps. */
export const DORMANT_BELOW = 0.4;

/** Slow publishers fade slowly. @returns the factor on every half-life, 1 to 4. */
export function paceFactor(medianDaysBetweenPosts: number | null | undefined): number {
  return Math.min(4, Math.max(1, (medianDaysBetweenPosts ?? 7) / 7));
}

/** Half-life in days of touches that count for a signal which fades. */
export function halfLifeOf(id: SignalId, pace: number): number {
  return (SIGNAL_TABLE[id].halfLife ?? Number.POSITIVE_INFINITY) * pace;
}
