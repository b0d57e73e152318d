import type { Generated } from "kysely";
import type { Optional } from "./shared.ts";

/** What a model is asked for; web/words.ts says it to people. */
export type ModelPurpose =
  | "brief"
  | "gist"
  | "coach"
  | "angles"
  | "ask-me"
  | "sharpen"
  | "shorten"
  | "voice"
  | "interests"
  | "recording"
  | "connection";

/** `lost`: whoever sent it ended before it was answered. */
export type ModelCallState = "sending" | "answered" | "failed" | "lost";

/** `late`: nobody waits for it any more, what comes is used. `dropped`: what comes is paid and thrown away. */
export type BatchState = "sending" | "running" | "late" | "dropped" | "over";

export type ModelTables = {
  modelCalls: {
    id: string;
    userId: string;
    at: Date;
    /** YYYY-MM-DD, UTC. */
    day: string;
    purpose: ModelPurpose;
    postId: Optional<string>;
    host: string;
    path: string;
    model: string;
    state: ModelCallState;
    sent: Optional<string>;
    tokensIn: number;
    tokensOut: number;
    isEstimate: Generated<boolean>;
    ms: Optional<number>;
    trouble: Optional<string>;
    dollars: Optional<number>;
    batchId: Optional<string>;
  };
  modelBatches: {
    id: string;
    userId: string;
    state: BatchState;
    host: string;
    model: string;
    promptHash: string;
    serverId: Optional<string>;
    inputFile: Optional<string>;
    size: number;
    failures: Generated<number>;
    createdAt: Date;
    submittedAt: Optional<Date>;
    nextLookAt: Date;
  };
  modelBatchLines: {
    callId: string;
    batchId: string;
    postId: string;
    textHash: string;
    language: string;
    gistsIn: Generated<string[]>;
  };
  modelLeases: { key: string; holder: string; until: Date };
  aiUsage: {
    userId: string;
    day: string;
    /** Empty for what was counted before models were told apart. */
    model: Generated<string>;
    tokensIn: Generated<number>;
    tokensOut: Generated<number>;
    calls: Generated<number>;
    dollars: Generated<number>;
    /** Calls whose price nobody knows. */
    unpriced: Generated<number>;
  };
};
