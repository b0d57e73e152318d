// A sentence for every page of this installation, such as that it is a demo (docs/decisions/003).
import type { MiddlewareHandler } from "hono";
import { contextStorage, tryGetContext } from "hono/context-storage";
import { every } from "hono/combine";
import type { App } from "../app.ts";
import { findNotice } from "../db/installation.ts";

type NoticeEnv = { Variables: { notice?: string | undefined } };

/** Keeps the request at hand while its page is made: pages for strangers and of errors have no frame to carry a notice. */
export function bringNotice(app: Pick<App, "db">): MiddlewareHandler<NoticeEnv> {
  // It is left before the first start and does not change: one look is enough.
  let looked: { notice: string | undefined } | undefined;
  return every(contextStorage(), async (c, next) => {
    looked ??= { notice: await findNotice(app.db) };
    c.set("notice", looked.notice);
    await next();
  });
}

/** The notice for the page that is being made, where there is one. */
export function currentNotice(): string | undefined {
  return tryGetContext<NoticeEnv>()?.get("notice");
}
