// One line a request: what was asked and how it went, never what was in it.
import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { machineNow } from "../clock.ts";
import type { Logger } from "../logger.ts";

export function logRequests(logger: Logger): MiddlewareHandler {
  return async (c, next) => {
    const began = machineNow();
    await next();
    // The route, not the path: a path may hold a token, and ids say little.
    const line = {
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms: Math.round(machineNow() - began),
    };
    if (c.res.status >= 500) logger.error(line, "request");
    else logger.debug(line, "request");
  };
}
