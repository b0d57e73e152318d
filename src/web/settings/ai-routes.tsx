import { Hono } from "hono";
import { z } from "zod";
import { PRICED_BY_MINUTE } from "../../ai/minute-prices.ts";
import { PRICES_AS_OF } from "../../ai/model-prices.ts";
import type { App } from "../../app.ts";
import { DAY } from "../../clock.ts";
import { listUsage, tokensUsed } from "../../db/ai-usage.ts";
import { decodeCursor } from "../../db/cursor.ts";
import { findUnderWay } from "../../db/model-batches.ts";
import { findSentText, listSent } from "../../db/sent-texts.ts";
import { testConnection, type Finding } from "../../domain/model-calls/connection.ts";
import { dayOf, nextDay } from "../../domain/model-calls/ledger.ts";
import { findPrice, setPrice } from "../../domain/model-calls/prices.ts";
import { findSilence } from "../../domain/model-calls/silence.ts";
import { TEXT_DAYS } from "../../domain/model-calls/upkeep.ts";
import { editProfile } from "../../domain/profiles.ts";
import { DoorError, PermanentError } from "../../errors.ts";
import { isId } from "../../id.ts";
import { found, framing, queryOf, readForm, type WebContext, type WebEnv } from "../environment.ts";
import { setFlash } from "../flash.ts";
import type { FormState } from "../form-state.ts";
import type { AiProps } from "./ai-switch.tsx";
import { AiPage } from "./ai-pages.tsx";
import { SentPage } from "./ai-sent.tsx";

const SENT_AT_ONCE = 50;
const USAGE_DAYS = 30;

const amount = z
  .string()
  .trim()
  .regex(/^\d{1,4}(?:[.,]\d{1,6})?$/u, { error: "An amount in dollars, such as 0.25." })
  .transform((text) => Number(text.replace(",", ".")));
const priceForm = z.object({
  model: z.string().trim().min(1, { error: "Which model?" }).max(200, { error: "That is too long for a name." }),
  in: amount,
  out: amount,
});

export function aiRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const back = (c: WebContext, text: string, to = "/settings/ai") => {
    setFlash(c, { kind: "done", text });
    return c.redirect(to, 303);
  };

  routes.get("/settings/ai", (c) => showAi(app, c, {}));

  routes.post("/settings/ai", async (c) => {
    const { values } = await readForm(c);
    const aiEnabled = values["on"] === "yes";
    await editProfile(app, c.get("user").id, { aiEnabled });
    const text = aiEnabled ? "The assistant is on." : "The assistant is off: nothing is sent to a model for you.";
    return back(c, text, values["from"] === "ai" ? "/settings/ai" : "/settings");
  });

  routes.post("/settings/ai/test", async (c) => showAi(app, c, { findings: await test(app, c) }));

  routes.post("/settings/ai/price", async (c) => {
    if (c.get("user").role !== "owner")
      throw new PermanentError("forbidden", "Prices hold for everybody here: the owner of the installation sets them.");
    const { values } = await readForm(c);
    const model = (values["model"] ?? "").trim();
    if (model !== "" && (values["in"] ?? "") === "" && (values["out"] ?? "") === "") {
      await setPrice(app, model, undefined);
      return back(c, `What ${model} costs is as it is known.`);
    }
    const read = priceForm.safeParse(values);
    if (!read.success) {
      const errors = read.error.issues.map((issue) => ({ path: String(issue.path[0] ?? ""), message: issue.message }));
      return showAi(app, c, { priceForm: { values, errors } });
    }
    await setPrice(app, read.data.model, { in: read.data.in, out: read.data.out });
    return back(c, `From now on ${read.data.model} is counted at that price.`);
  });

  routes.get("/settings/ai/sent", async (c) => {
    const userId = c.get("user").id;
    const { frame, view } = await framing(app, c);
    const cursor = queryOf(c, "cursor");
    const page = await listSent(app.db, userId, { limit: SENT_AT_ONCE, before: decodeCursor(cursor) });
    const at = (value: string): string => `/settings/ai/sent?cursor=${encodeURIComponent(value)}`;
    return c.html(
      <SentPage
        frame={frame}
        view={view}
        calls={page.items}
        days={TEXT_DAYS}
        open={await readOpen(app, userId, queryOf(c, "open"))}
        here={cursor === "" ? "/settings/ai/sent" : at(cursor)}
        next={page.next === null ? null : at(page.next)}
      />,
    );
  });
  return routes;
}

async function readOpen(
  app: App,
  userId: string,
  id: string,
): Promise<{ id: string; text: string | null } | undefined> {
  if (id === "") return undefined;
  const text = await findSentText(app.db, userId, found(isId(id) && id));
  if (text === undefined) throw new PermanentError("not-found", "There is nothing here by that name.");
  return { id, text };
}

async function test(app: App, c: WebContext): Promise<Finding[] | string> {
  try {
    return await testConnection(app, c.get("user").id, c.req.raw.signal);
  } catch (error) {
    if (error instanceof DoorError && (error.kind === "model-off" || error.kind === "model-budget"))
      return error.message;
    throw error;
  }
}

/** What there is, as both pages show it. */
export async function readAi(app: App, userId: string, on: boolean): Promise<AiProps> {
  const { model } = app;
  return {
    provider: model ? { model: model.named ?? "The first model it lists", host: model.host } : null,
    on,
    listener: app.transcriber?.host ?? null,
    tokensToday: await tokensUsed(app.db, userId, dayOf(app.clock.now())),
    tokensADay: app.dailyTokens,
  };
}

async function showAi(
  app: App,
  c: WebContext,
  parts: { findings?: Finding[] | string; priceForm?: FormState },
): Promise<Response> {
  const { id: userId, role } = c.get("user");
  const { frame, view, profile } = await framing(app, c);
  const { model } = app;
  const since = dayOf(new Date(view.now.getTime() - (USAGE_DAYS - 1) * DAY));
  const days = await listUsage(app.db, userId, since);
  const names = new Set([...(model?.named === undefined ? [] : [model.named]), ...days.map((line) => line.model)]);
  // What listens is priced by the minute, and a price by the token says nothing of it.
  for (const name of ["", app.transcriber?.model ?? "", ...PRICED_BY_MINUTE]) names.delete(name);
  const models = await Promise.all(
    [...names].map(async (name) => ({ model: name, price: await findPrice(app.db, model?.host ?? "", name) })),
  );
  return c.html(
    <AiPage
      frame={frame}
      view={view}
      ai={await readAi(app, userId, profile.aiEnabled)}
      silence={model && (await findSilence(app, model))}
      findings={parts.findings}
      nextDay={nextDay(view.now)}
      batch={await findUnderWay(app.db, userId)}
      usage={{ days }}
      prices={{ models, asOf: PRICES_AS_OF, mayChange: role === "owner", form: parts.priceForm }}
    />,
    parts.priceForm ? 422 : 200,
  );
}
