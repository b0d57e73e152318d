// What every page finds at hand: the app, who is signed in, and a message from the page before.
import type { Context } from "hono";
import type { App } from "../app.ts";
import { getProfile, type Profile } from "../db/profiles.ts";
import type { User } from "../db/users.ts";
import { editProfile } from "../domain/profiles.ts";
import { PermanentError } from "../errors.ts";
import { toStorable } from "../storable.ts";
import { isId } from "../id.ts";
import type { Frame } from "./components/layout.tsx";
import { guessLanguages } from "./languages.ts";
import { takeFlash } from "./flash.ts";
import type { View } from "./view.ts";

/** `playsFromElsewhere` is read by `http/guard.ts`: sound and pictures of other sites may then be played on this page. */
export type WebEnv = { Variables: { user: User; playsFromElsewhere?: boolean } };
export type WebContext = Context<WebEnv>;

/** The frame and the view of a page; reading the message takes it away. */
export async function framing(app: App, c: WebContext): Promise<{ frame: Frame; view: View; profile: Profile }> {
  const profile = await knownProfile(app, c);
  return {
    frame: { flash: takeFlash(c) },
    view: { now: app.clock.now(), timezone: profile.timezone },
    profile,
  };
}

/** Who never said which languages they read: their browser does, once, and *Settings* shows it. */
async function knownProfile(app: App, c: WebContext): Promise<Profile> {
  const { id } = c.get("user");
  const profile = await getProfile(app.db, id);
  const header = c.req.header("accept-language");
  if (profile.languages !== null || header === undefined) return profile;
  return editProfile(app, id, { languages: guessLanguages(header) });
}

/** The value, or the page that says there is nothing. */
export function found<T>(value: T | undefined | false): T {
  if (value === undefined || value === false)
    throw new PermanentError("not-found", "There is nothing here by that name.");
  return value;
}

/** The id in the path; what could not be one of ours is not found. */
export function idOf(c: WebContext): string {
  const id = c.req.param("id") ?? "";
  return found(isId(id) && id);
}

/** What the address asks for, fit for the database; empty where it asks nothing. */
export function queryOf(c: WebContext, name: string): string {
  return toStorable(c.req.query(name) ?? "").trim();
}

/** A form's fields as text; of repeated ones the last, all of them in `all`. */
export async function readForm(
  c: WebContext,
): Promise<{ values: Record<string, string>; all: (name: string) => string[] }> {
  const body = await c.req.parseBody({ all: true });
  const texts = (value: unknown): string[] =>
    (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string").map((one) => toStorable(one));
  const values = Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, texts(value).at(-1)?.replaceAll("\r\n", "\n") ?? ""]),
  );
  return { values, all: (name) => texts(body[name]) };
}

/** "a, b, , a" → ["a", "b"] */
export function splitList(text: string | undefined): string[] {
  return [
    ...new Set(
      (text ?? "")
        .split(/[,\n]/)
        .map((part) => part.trim())
        .filter((part) => part !== ""),
    ),
  ];
}
