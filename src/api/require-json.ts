// A body of another type is refused: read as nothing, it would change nothing and be answered with a 200.
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "./environment.ts";
import { problem } from "./problem.ts";

/** As the validator knows it. */
const JSON_TYPE = /^application\/([a-z-.]+\+)?json(;|$)/;

export const requireJson = createMiddleware<ApiEnv>(async (c, next) => {
  const hasBody = Number(c.req.header("content-length") ?? 0) > 0 || c.req.header("transfer-encoding") !== undefined;
  if (hasBody && !JSON_TYPE.test(c.req.header("content-type") ?? ""))
    return problem(c, "wrong-content-type", "Send JSON, with Content-Type: application/json.");
  return void (await next());
});
