import { Hono } from "hono";
import type { App } from "../../app.ts";
import type { Channel } from "../../channels/channel-ids.ts";
import { recognise } from "../../channels/registry.ts";
import { DoorError } from "../../errors.ts";
import { noteTouch } from "../../domain/openings/follow-up.ts";
import { chooseAuthors } from "../../domain/follow-authors.ts";
import { editPerson, followPerson, removePerson } from "../../domain/people.ts";
import { setFlash } from "../flash.ts";
import { found, framing, idOf, readForm, splitList, type WebEnv } from "../environment.ts";
import { readAuthors } from "./author-fields.tsx";
import { findAt, findRoutes, showNoFeed } from "./find-routes.tsx";
import { showPerson } from "./show-person.tsx";
import { showWatchlist } from "./show-watchlist.tsx";
import { readTouch } from "./touch-form.ts";

export function peopleRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  routes.route("/", findRoutes(app));
  routes.get("/people", (c) => showWatchlist(app, c));

  routes.post("/people", async (c) => {
    const { values, all } = await readForm(c);
    const url = values["url"]?.trim() ?? "";
    const who = (values["who"] ?? "").trim().slice(0, 200);
    const name = values["name"]?.trim() ?? who;
    try {
      const handles = all("handles")
        .filter((address) => /^https?:\/\//i.test(address) && URL.canParse(address))
        .map((address) => ({ channel: channelOf(address), url: address }));
      const chosen = all("feeds");
      if (url === "" && !name)
        return showWatchlist(app, c, {
          values,
          errors: [{ path: "url", message: "Paste an address, or write a name." }],
        });
      if (url !== "" && chosen.length === 0 && values["name"] === undefined) {
        const choice = await findAt(app, c, url, who);
        if (choice) return choice;
      }
      const person = await followPerson(app, c.get("user").id, {
        ...(url !== "" && { url }),
        ...(name && { name }),
        ...(chosen.length > 0 && { feeds: chosen, authors: readAuthors(chosen, all) }),
        handles,
        why: values["why"] ?? "",
      });
      setFlash(c, {
        kind: "done",
        text: tellFollowed({ ...person, byHand: url === "" && chosen.length === 0 }),
      });
      return c.redirect(`/people/${person.personId}`, 303);
    } catch (error) {
      if (!(error instanceof DoorError)) throw error;
      if (error.kind === "feed-not-found") return showNoFeed(app, c, url, error, 422);
      return showWatchlist(app, c, { values, errors: [{ path: "url", message: error.message }] });
    }
  });

  routes.get("/people/:id", (c) => showPerson(app, c, idOf(c)));

  routes.post("/people/:id", async (c) => {
    const { values } = await readForm(c);
    found(
      await editPerson(app, c.get("user").id, idOf(c), {
        why: (values["why"] ?? "").slice(0, 2_000),
        tags: splitList(values["tags"]).slice(0, 50),
      }),
    );
    setFlash(c, { kind: "done", text: "Saved." });
    return c.redirect(`/people/${idOf(c)}`, 303);
  });

  routes.post("/people/:id/authors", async (c) => {
    const { all } = await readForm(c);
    found(await chooseAuthors(app, c.get("user").id, idOf(c), readAuthors(all("feeds"), all)));
    setFlash(c, { kind: "done", text: "Saved." });
    return c.redirect(`/people/${idOf(c)}`, 303);
  });

  routes.post("/people/:id/unfollow", async (c) => {
    found(await removePerson(app, c.get("user").id, idOf(c)));
    setFlash(c, { kind: "done", text: "You no longer follow them; what you noted about them is gone." });
    return c.redirect("/people", 303);
  });

  routes.post("/people/:id/touches", async (c) => {
    const { values } = await readForm(c);
    const { view } = await framing(app, c);
    const touch = readTouch(values, view);
    if (!touch.ok) return showPerson(app, c, idOf(c), { touchForm: { values, errors: touch.errors } });
    found(await noteTouch(app, c.get("user").id, idOf(c), touch.touch));
    setFlash(c, { kind: "done", text: "Noted on the timeline." });
    return c.redirect(`/people/${idOf(c)}`, 303);
  });
  return routes;
}

function tellFollowed({ isNew, byHand }: { isNew: boolean; byHand: boolean }): string {
  if (!isNew) return "You follow them already.";
  return byHand
    ? "They are on your watchlist. Add what happens between you here."
    : "Followed. Their newest posts are being read for you.";
}

function channelOf(address: string): Channel {
  return (URL.canParse(address) && recognise(new URL(address))?.channel) || "blog";
}
