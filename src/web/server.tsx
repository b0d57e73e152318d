// The pages: their whole URL table is below.
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../app.ts";
import { IMPORT_BYTES } from "../domain/imports.ts";
import { PermanentError } from "../errors.ts";
import { accountRoutes } from "./accounts/routes.tsx";
import { assetRoutes } from "./assets.ts";
import type { WebEnv } from "./environment.ts";
import { showError, showNotFound } from "./errors/routes.tsx";
import { feedRoutes } from "./feeds/routes.tsx";
import { importRoutes } from "./imports/routes.tsx";
import { bringNotice } from "./notice.ts";
import { peopleRoutes } from "./people/routes.tsx";
import { assistRoutes } from "./posts/assist-routes.tsx";
import { postRoutes } from "./posts/routes.tsx";
import { requireUser } from "./session.ts";
import { searchRoutes } from "./search/routes.tsx";
import { settingsRoutes } from "./settings/routes.tsx";
import { voiceRoutes } from "./settings/voice-routes.tsx";
import { todayRoutes } from "./today/routes.tsx";

const limitForms = bodyLimit({ maxSize: 256_000 });
const limitFiles = bodyLimit({
  // The form's own parts come on top.
  maxSize: IMPORT_BYTES + 10_000,
  onError: () => {
    throw new PermanentError("too-large", "The file is larger than ten megabytes. Bring a part of it.");
  },
});

export function createPages(app: App): Hono {
  const pages = new Hono();
  pages.onError(showError);
  pages.use((c, next) => (c.req.path === "/people/import" ? limitFiles : limitForms)(c, next));
  pages.route("/", assetRoutes()); //    /assets/…
  pages.use(bringNotice(app));
  pages.route("/", accountRoutes(app)); // /sign-in  /sign-out
  const own = new Hono<WebEnv>();
  own.onError(showError);
  own.use(requireUser(app));
  own.route("/", todayRoutes(app)); //    /
  own.route("/", importRoutes(app)); //   /people.opml  /people/import  /people/import/:id  …/start  …/undo
  own.route("/", peopleRoutes(app)); //   /people  /people/find  /people/:id  …/authors  …/unfollow  …/touches
  // /posts/:id  …/take  …/draft  …/coach  …/dismiss  …/take-back  …/read  /comments/:id/{posted,address,back,drop,post.md}
  own.route("/", postRoutes(app));
  own.route("/", assistRoutes(app)); //   /posts/:id/assist/:kind  /comments/:id/changes/:kind  …/confirm
  own.route("/", feedRoutes(app)); //     /feeds  /feeds/:id  …/poll  …/find  …/address  …/stop
  own.route("/", searchRoutes(app)); //   /search
  own.route("/", settingsRoutes(app)); // /settings  …/profile  …/ai  …/ai/test  …/ai/price  …/ai/sent  …/tokens
  own.route("/", voiceRoutes(app)); //    /settings/voice  …/samples  …/rules  …/model
  pages.route("/", own);
  // Not notFound(): an app that is mounted in another is not asked for it.
  pages.all("*", showNotFound);
  return pages;
}
