import { getProfile } from "../db/profiles.ts";
import { editProfile } from "../domain/profiles.ts";
import type { Mount } from "./environment.ts";
import { operation } from "./operation.ts";
import { profile, profileEdit } from "./schemas.ts";
import { showProfile } from "./show.ts";

const tag = "Profile";

const get = operation({ method: "get", path: "/profile", tag, summary: "Who you are", status: 200, answer: profile });
const edit = operation({
  method: "patch",
  path: "/profile",
  tag,
  summary: "Change who you are",
  body: profileEdit,
  status: 200,
  answer: profile,
});

export const mountProfile: Mount = (api, app) => {
  api.openapi(get, async (c) => c.json(showProfile(await getProfile(app.db, c.get("user").id)), 200));
  api.openapi(edit, async (c) =>
    c.json(showProfile(await editProfile(app, c.get("user").id, c.req.valid("json"))), 200),
  );
};
