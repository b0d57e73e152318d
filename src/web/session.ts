// Pages are for who is signed in; everybody else is led to the door.
import type { MiddlewareHandler } from "hono";
import type { App } from "../app.ts";
import { findUser } from "../db/users.ts";
import type { WebEnv } from "./environment.ts";

export function requireUser(app: App): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const userId = await app.signIn.findUserId(c.req.raw.headers);
    const user = userId === undefined ? undefined : await findUser(app.db, userId);
    if (!user) return c.redirect("/sign-in", 303);
    c.set("user", user);
    c.header("Cache-Control", "private, no-store");
    await next();
    return undefined;
  };
}
