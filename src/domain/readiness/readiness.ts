import type { SignalId } from "./signal-table.ts";
import type { Stage } from "./stages.ts";

export type GateId =
  | "answered"
  | "substance"
  | "current"
  | "not-pushing"
  | "no-refusal"
  | "gave-first"
  | "budget"
  | "why-now";

export type Gate = {
  id: GateId;
  passed: boolean;
  /** A sentence for the user: what was seen, with its date. */
  text: string;
  /** The act that clears a failed gate; null where it passed. */
  clears: string | null;
};

export type Signal = {
  id: SignalId;
  /** The evidence after saturation, 0 to 1 (`unanswered`: how many beyond two). */
  value: number;
  /** What it adds to the log-odds. */
  contribution: number;
  text: string;
  touchIds: string[];
};

/** How warranted an invite is now, with the evidence. */
export type Readiness = {
  probability: number;
  /** 90 % interval of the probability. */
  interval: [low: number, high: number];
  stage: Stage;
  /** True while the stage is `ready`. */
  ready: boolean;
  gates: Gate[];
  signals: Signal[];
  /** Where the probability comes from, in one sentence. */
  basis: string;
};
