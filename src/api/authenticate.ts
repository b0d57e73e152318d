// Who asks: a bearer token, or the session of a page of ours.
import type { MiddlewareHandler } from "hono";
import type { App } from "../app.ts";
import { findUserByToken } from "../domain/accounts/tokens.ts";
import { findUser, type User } from "../db/users.ts";
import type { ApiEnv } from "./environment.ts";
import { problem } from "./problem.ts";

export function authenticate(app: App): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const user = await findCaller(app, c.req.raw.headers);
    if (!user) return problem(c, "not-signed-in", "A valid API token is needed: Authorization: Bearer TOKEN.");
    c.set("user", user);
    await next();
    return undefined;
  };
}

async function findCaller(app: App, headers: Headers): Promise<User | undefined> {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
    return token === undefined ? undefined : findUserByToken(app, token);
  }
  const userId = await app.signIn.findUserId(headers);
  return userId === undefined ? undefined : findUser(app.db, userId);
}
