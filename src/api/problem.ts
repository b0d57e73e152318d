// RFC 9457 problem documents: one mapping from our errors to HTTP.
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";
import { DoorError, type ProblemKind } from "../errors.ts";

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { path: string; message: string }[];
};

const STATUS: Partial<Record<ProblemKind, ContentfulStatusCode>> = {
  "invalid-input": 400,
  "not-signed-in": 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  "wrong-content-type": 415,
  "wrong-host": 421,
  "not-implemented": 501,
  "model-failed": 502,
};

/** What is wrong with an address or a feed is the input's fault, but not its form's. */
const OTHERWISE: ContentfulStatusCode = 422;

export function problem(
  c: Context,
  kind: ProblemKind,
  title: string,
  more: Partial<Pick<Problem, "detail" | "errors">> = {},
): Response {
  const status = STATUS[kind] ?? OTHERWISE;
  const body: Problem = { type: `/problems/${kind}`, title, status, ...more };
  if (status === 401) c.header("WWW-Authenticate", 'Bearer realm="Door Opener"');
  return c.json(body, status, { "content-type": "application/problem+json" });
}

/** Input that does not have the form: every place that is wrong, by path. */
export function invalidInput(c: Context, error: z.ZodError): Response {
  const errors = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join("."), message: "There is no such field." }))
      : [{ path: issue.path.join("."), message: issue.message }],
  );
  return problem(c, "invalid-input", "Something in the request is not right.", { errors });
}

/** What was thrown, as an answer; unknown things are rethrown for the outermost handler. */
export function problemOf(c: Context, error: Error): Response {
  if (error instanceof DoorError) {
    const errors = error.field === undefined ? undefined : [{ path: error.field, message: error.message }];
    return problem(c, error.kind, error.message, { ...(errors && { errors }) });
  }
  if (error instanceof HTTPException) {
    const kind: ProblemKind = error.status === 413 ? "too-large" : error.status === 403 ? "forbidden" : "invalid-input";
    return problem(c, kind, error.message === "" ? "The request could not be read." : error.message);
  }
  throw error;
}
