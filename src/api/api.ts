// The JSON API of contract.md: every operation, its document, and what is in front of them.
import { bodyLimit } from "hono/body-limit";
import type { App } from "../app.ts";
import { IMPORT_BYTES } from "../domain/imports.ts";
import { VERSION } from "../version.ts";
import { authenticate } from "./authenticate.ts";
import { mountAssists } from "./assists.ts";
import { mountComments } from "./comments.ts";
import { mountDiscover } from "./discover.ts";
import { mountDocs } from "./docs.tsx";
import { createEmptyApi, type Api } from "./environment.ts";
import { mountFeeds } from "./feeds.ts";
import { idempotency } from "./idempotency.ts";
import { mountImports } from "./imports.ts";
import { mountNotBuilt } from "./not-built.ts";
import { mountPeople } from "./people.ts";
import { mountPosts } from "./posts.ts";
import { problem, problemOf } from "./problem.ts";
import { requireJson } from "./require-json.ts";
import { mountProfile } from "./profile.ts";
import { mountSearch } from "./search.ts";
import { mountTouches } from "./touches.ts";

const MOUNTS = [
  mountDiscover,
  mountPeople,
  mountTouches,
  mountPosts,
  mountComments,
  mountAssists,
  mountFeeds,
  mountProfile,
  mountSearch,
] as const;

const BODY_BYTES = 1_000_000;

const limit = (maxSize: number, sentence: string) =>
  bodyLimit({ maxSize, onError: (c) => problem(c, "too-large", sentence) });
const limitFile = limit(IMPORT_BYTES, "The file is larger than ten megabytes.");
const limitOther = limit(BODY_BYTES, "The request is larger than a megabyte.");

/** Everything below /api/v1. */
export function createApi(app: App): Api {
  const api = createEmptyApi();
  api.onError((error, c) => problemOf(c, error));
  mountDocs(api, { title: "Door Opener", version: VERSION });
  api.use((c, next) => (c.req.path.endsWith("/people/import") ? limitFile : limitOther)(c, next));
  api.use(authenticate(app));
  api.use(idempotency(app));
  mountNotBuilt(api, app);
  mountImports(api, app);
  api.use(requireJson);
  for (const mount of MOUNTS) mount(api, app);
  // The pages come after us, and would lead a lost program to the sign-in page.
  api.all("*", (c) => problem(c, "not-found", "There is no such operation. See /api/v1/openapi.json."));
  return api;
}
