import type { Json } from "./accounts.ts";
import type { Optional } from "./shared.ts";

export type AssistKind = "angles" | "ask-me" | "sharpen" | "shorten" | "second-opinion";

export type AssistTables = {
  assists: {
    userId: string;
    postId: string;
    kind: AssistKind;
    madeBy: "model" | "rules";
    model: Optional<string>;
    note: Optional<string>;
    /** In the form of its kind; read by domain/assists. */
    result: Json<unknown>;
    createdAt: Date;
  };
  inventions: {
    userId: string;
    commentId: string;
    kind: string;
    words: string;
    reason: string;
    createdAt: Date;
    confirmedAt: Optional<Date>;
  };
};
