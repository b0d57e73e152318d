// Everything that listens: guards first, then health, the API, and the pages.
import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { createApi } from "./api/api.ts";
import { problem } from "./api/problem.ts";
import type { App } from "./app.ts";
import { cliEndpoint } from "./cli/remote.ts";
import { describeError } from "./errors.ts";
import { allowHosts, refuseForeignWrites, securityHeaders } from "./http/guard.ts";
import { healthRoutes } from "./http/health.ts";
import { logRequests } from "./http/request-log.ts";
import { webSubRoutes } from "./http/websub.ts";
import { createPages } from "./web/server.tsx";
import { showServerError } from "./web/errors/routes.tsx";

/** The whole HTTP side of an app. */
export function createServer(app: App): Hono {
  const server = new Hono();
  server.use(logRequests(app.logger));
  server.use(securityHeaders(app.baseUrl));
  server.use(
    allowHosts(app.baseUrl, app.config.host, (c, sentence) =>
      c.req.path.startsWith("/api/") ? problem(c, "wrong-host", sentence) : c.text(`${sentence}\n`, 421),
    ),
  );
  server.use(
    refuseForeignWrites(app.baseUrl, async (c) =>
      problem(c, "forbidden", "This request did not come from a page of ours."),
    ),
  );
  server.onError((error, c) => {
    const reference = randomUUID().slice(0, 8);
    app.logger.error({ reference, error: describeError(error), stack: error.stack }, "a request failed");
    if (c.req.path.startsWith("/api/")) {
      return c.json(
        {
          type: "/problems/internal",
          title: "Something went wrong on our side.",
          status: 500,
          detail: `It stands in the log as ${reference}.`,
        },
        500,
        { "content-type": "application/problem+json" },
      );
    }
    return showServerError(c, reference);
  });
  server.route("/", healthRoutes(app));
  server.route("/", webSubRoutes(app));
  server.route("/api/v1", createApi(app));
  server.get("/api/docs", (c) => c.redirect("/api/v1/docs"));
  for (const path of ["/metrics", "/webmention"]) {
    server.all(path, (c) => problem(c, "not-implemented", "This part of Door Opener is not built yet."));
  }
  server.route("/internal/cli", cliEndpoint(app));
  server.route("/", createPages(app));
  return server;
}
