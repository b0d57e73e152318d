// What every handler of the API finds at hand.
import { OpenAPIHono } from "@hono/zod-openapi";
import type { App } from "../app.ts";
import { decodeCursor, type Cursor } from "../db/cursor.ts";
import type { User } from "../db/users.ts";
import { PermanentError } from "../errors.ts";
import { isId } from "../id.ts";
import { invalidInput } from "./problem.ts";

export type ApiEnv = {
  Variables: {
    user: User;
    /** Made of the request's Idempotency-Key: the same for every try of one write. */
    newId: string;
  };
};

export type Api = OpenAPIHono<ApiEnv>;

/** A part of the API: one noun a file. */
export type Mount = (api: Api, app: App) => void;

/** @returns an empty API whose wrong input becomes a problem document. */
export function createEmptyApi(): Api {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => (result.success ? undefined : invalidInput(c, result.error)),
  });
}

/** The value, or a 404. */
export function found<T>(value: T | undefined | false): T {
  if (value === undefined || value === false)
    throw new PermanentError("not-found", "There is nothing here by that name.");
  return value;
}

/** What could not be an id of ours names nothing. */
export function asId(text: string): string {
  return found(isId(text) && text);
}

export function asCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const cursor = decodeCursor(text);
  if (!cursor || !isId(cursor.id)) throw notOurCursor();
  return cursor;
}

/** A cursor that counts what was shown already. */
export function asOffset(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^\d{1,9}$/.test(text)) throw notOurCursor();
  return Number(text);
}

function notOurCursor(): PermanentError {
  return new PermanentError("invalid-input", "This cursor is not one that a list gave out.", { field: "cursor" });
}
