import type { ColumnType, Generated } from "kysely";

/** A jsonb column: read as a value, written as JSON text (drivers disagree on arrays). */
export type Json<T> = ColumnType<T, string, string>;
export type JsonDefault<T> = ColumnType<T, string | undefined, string>;

export type AccountTables = {
  users: UserRow;
  sessions: {
    id: string;
    userId: string;
    token: string;
    expiresAt: Date;
    ipAddress: string | null;
    userAgent: string | null;
    createdAt: Date;
    updatedAt: Date;
  };
  apiTokens: {
    id: string;
    userId: string;
    name: string;
    hash: string;
    createdAt: Date;
    lastUsedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
  profiles: ProfileRow;
  idempotencyKeys: {
    userId: string;
    route: string;
    key: string;
    requestHash: string;
    newId: string;
    status: ColumnType<number | null, number | null | undefined, number | null>;
    body: ColumnType<string | null, string | null | undefined, string | null>;
    createdAt: Date;
  };
  installation: { key: string; value: string };
};

type UserRow = {
  id: string;
  name: string;
  email: string;
  emailVerified: Generated<boolean>;
  image: ColumnType<string | null, string | null | undefined, string | null>;
  role: Generated<"owner" | "member">;
  createdAt: Date;
  updatedAt: Date;
};

type ProfileRow = {
  userId: string;
  name: Generated<string>;
  about: Generated<string>;
  interests: Generated<string[]>;
  expertise: Generated<string[]>;
  voiceSamples: Generated<string[]>;
  voiceDescription: Generated<string>;
  handles: JsonDefault<{ channel: string; url: string }[]>;
  timezone: Generated<string>;
  digestAt: Generated<string>;
  quietDays: Generated<"nothing" | "two-lines">;
  inviteBudget: Generated<number>;
  aiEnabled: Generated<boolean>;
  languages: ColumnType<string[] | null, string[] | null | undefined, string[] | null>;
  updatedAt: Date;
};
