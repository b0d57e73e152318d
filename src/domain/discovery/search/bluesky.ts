// Bluesky's public search for accounts; it needs no account of ours. Source: lexicon app.bsky.actor.searchActors.
import { z } from "zod";
import { linksIn } from "./links-in.ts";
import type { Hit, SearchSource } from "./types.ts";

const actor = z.object({
  did: z.string(),
  handle: z.string().regex(/^[\w.-]+$/),
  displayName: z.string().optional(),
  description: z.string().optional(),
  avatar: z.url().optional(),
});
const answer = z.object({ actors: z.array(z.unknown()) });

export const blueskySearch: SearchSource = {
  id: "bluesky",
  title: "Bluesky",
  requests: 1,
  suits: ({ name }, { directories }) => name !== "" && directories.bluesky !== undefined,
  find: async ({ name }, { context, ask }) => {
    const url = new URL("/xrpc/app.bsky.actor.searchActors", context.directories.bluesky);
    url.search = new URLSearchParams({ q: name, limit: "6" }).toString();
    const { actors } = answer.parse(await ask(url.href));
    return actors.flatMap(toHit);
  },
};

function toHit(one: unknown): Hit[] {
  const parsed = actor.safeParse(one);
  if (!parsed.success || parsed.data.handle === "handle.invalid") return [];
  const { handle, displayName = "", description = "", avatar } = parsed.data;
  // A handle that is a domain proves that the person holds the domain.
  const site = handle.endsWith(".bsky.social") ? [] : [`https://${handle}/`];
  return [
    {
      name: displayName.trim() === "" ? handle : displayName,
      handle: handle.replace(/\.bsky\.social$/, ""),
      url: `https://bsky.app/profile/${handle}`,
      picture: avatar,
      about: `Bluesky @${handle}${description === "" ? "" : ` · ${description}`}`,
      links: [...site, ...linksIn(description)],
    },
  ];
}
