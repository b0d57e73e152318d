import { Hono } from "hono";
import { z } from "zod";
import type { App } from "../../app.ts";
import { listApiTokens } from "../../db/api-tokens.ts";
import { createToken, revokeToken } from "../../domain/accounts/tokens.ts";
import { editProfile } from "../../domain/profiles.ts";
import { found, framing, idOf, readForm, splitList, type WebContext, type WebEnv } from "../environment.ts";
import { setFlash } from "../flash.ts";
import type { FormState } from "../form-state.ts";
import { aiRoutes, readAi } from "./ai-routes.tsx";
import { readLanguages } from "../languages.ts";
import { SettingsPage } from "./pages.tsx";

const profileForm = z.object({
  name: z.string().trim().max(200, { error: "That is too long for a name." }),
  about: z.string().max(5_000, { error: "That is too long; a few sentences are enough." }),
  timezone: z.string().refine((zone) => zone === "UTC" || Intl.supportedValuesOf("timeZone").includes(zone), {
    error: "Choose one of the list.",
  }),
  digestAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "A time of day, such as 07:30." }),
  languages: z
    .string()
    .default("")
    .transform((names, context) => {
      const { codes, unknown } = readLanguages(splitList(names));
      if (unknown.length > 0)
        context.addIssue({
          code: "custom",
          message: `Nobody here knows ${unknown.join(", ")}. Use English names, such as German.`,
        });
      return codes;
    }),
  inviteBudget: z.coerce
    .number({ error: "A number." })
    .int({ error: "A whole number." })
    .min(0, { error: "Zero or more." })
    .max(1_000, { error: "At most a thousand." }),
});

export function settingsRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const back = (c: WebContext, text: string) => {
    setFlash(c, { kind: "done", text });
    return c.redirect("/settings", 303);
  };

  routes.get("/settings", (c) => showSettings(app, c, {}));

  routes.post("/settings/profile", async (c) => {
    const { values } = await readForm(c);
    const read = profileForm.safeParse(values);
    if (!read.success) {
      const errors = read.error.issues.map((issue) => ({ path: String(issue.path[0] ?? ""), message: issue.message }));
      return showSettings(app, c, { profileForm: { values, errors } });
    }
    await editProfile(app, c.get("user").id, {
      ...read.data,
      interests: splitList(values["interests"]),
      expertise: splitList(values["expertise"]),
    });
    return back(c, "Saved.");
  });

  routes.route("/", aiRoutes(app));

  routes.post("/settings/tokens", async (c) => {
    const { values } = await readForm(c);
    const name = (values["name"] ?? "").trim();
    if (name === "" || name.length > 100) {
      return showSettings(app, c, {
        tokenForm: { values, errors: [{ path: "name", message: "Give it a name, so that you know it again." }] },
      });
    }
    const { token } = await createToken(app, c.get("user").id, name);
    return showSettings(app, c, { fresh: { name, token } });
  });

  routes.post("/settings/tokens/:id/revoke", async (c) => {
    found(await revokeToken(app, c.get("user").id, idOf(c)));
    return back(c, "The token works no more.");
  });
  return routes;
}

type Parts = { profileForm?: FormState; tokenForm?: FormState; fresh?: { name: string; token: string } };

async function showSettings(app: App, c: WebContext, parts: Parts): Promise<Response> {
  const { id: userId, email } = c.get("user");
  const { frame, view, profile } = await framing(app, c);
  const { mail } = app.config;
  return c.html(
    <SettingsPage
      frame={frame}
      view={view}
      email={email}
      profile={profile}
      profileForm={parts.profileForm}
      ai={await readAi(app, userId, profile.aiEnabled)}
      mail={
        mail.smtpUrl
          ? { way: "smtp", from: mail.from ?? email }
          : { way: "outbox", folder: `${app.config.dataDir}/outbox`, messages: [] }
      }
      tokens={{ tokens: await listApiTokens(app.db, userId), fresh: parts.fresh, form: parts.tokenForm }}
    />,
    parts.profileForm || parts.tokenForm ? 422 : 200,
  );
}
