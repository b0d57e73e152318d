import { Hono } from "hono";
import type { App } from "../../app.ts";
import { listOwnComments } from "../../db/comments.ts";
import { getProfile } from "../../db/profiles.ts";
import { describeVoice } from "../../domain/assists/voice.ts";
import { editProfile } from "../../domain/profiles.ts";
import { DoorError } from "../../errors.ts";
import { found, framing, readForm, type WebContext, type WebEnv } from "../environment.ts";
import { setFlash } from "../flash.ts";
import { VoicePage } from "./voice-page.tsx";

const EARLIER = 12;
const SAMPLES_MOST = 50;
const SAMPLE_CHARACTERS = 20_000;
const DESCRIPTION_CHARACTERS = 1_500;

export function voiceRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const back = (c: WebContext, kind: "done" | "look", text: string) => {
    setFlash(c, { kind, text });
    return c.redirect("/settings/voice", 303);
  };

  routes.get("/settings/voice", async (c) => {
    const { id: userId } = c.get("user");
    const { frame, view, profile } = await framing(app, c);
    const { voiceSamples: samples, voiceDescription: description, aiEnabled } = profile;
    const earlier = await listOwnComments(app.db, userId, EARLIER);
    return c.html(
      <VoicePage
        frame={frame}
        view={view}
        samples={samples}
        earlier={earlier.filter(({ text }) => !samples.includes(text))}
        description={description}
        model={app.model && aiEnabled ? (app.model.named ?? app.model.host) : null}
      />,
    );
  });

  routes.post("/settings/voice/samples", async (c) => {
    const { id: userId } = c.get("user");
    const { values, all } = await readForm(c);
    const { voiceSamples } = await getProfile(app.db, userId);
    const kept = new Set(all("keep").map(Number));
    const chosen = new Set(all("earlier"));
    const posted = chosen.size === 0 ? [] : await listOwnComments(app.db, userId, EARLIER);
    const samples = [
      ...voiceSamples.filter((_, at) => kept.has(at)),
      ...posted.filter(({ id }) => chosen.has(id)).map(({ text }) => text),
      ...(values["paste"] ?? "").split(/^\s*-{3,}\s*$/mu),
    ]
      .map((sample) => sample.trim().slice(0, SAMPLE_CHARACTERS).toWellFormed())
      .filter((sample) => sample !== "");
    await editProfile(app, userId, { voiceSamples: [...new Set(samples)].slice(0, SAMPLES_MOST) });
    return back(c, "done", "Saved.");
  });

  routes.post("/settings/voice", async (c) => {
    await saveDescription(app, c);
    return back(c, "done", "Saved.");
  });

  routes.post("/settings/voice/:by", async (c) => {
    const by = found((["rules", "model"] as const).find((one) => one === c.req.param("by")));
    // It stands in the same form: whatever comes of the asking, what was typed is saved.
    await saveDescription(app, c);
    try {
      const made = await describeVoice(app, c.get("user").id, by, { signal: c.req.raw.signal });
      const text = made.madeBy === "model" ? `Described by ${made.model}.` : "Counted from your samples.";
      if (!made.isKept) return back(c, "look", `${made.note ?? "No model is set up."} Your description is as it was.`);
      return back(c, made.note === null ? "done" : "look", made.note === null ? text : `${made.note} ${text}`);
    } catch (error) {
      if (error instanceof DoorError) return back(c, "look", error.message);
      throw error;
    }
  });
  return routes;
}

async function saveDescription(app: App, c: WebContext): Promise<void> {
  const { values } = await readForm(c);
  if (values["description"] === undefined) return;
  const voiceDescription = values["description"].trim().slice(0, DESCRIPTION_CHARACTERS).toWellFormed();
  await editProfile(app, c.get("user").id, { voiceDescription });
}
