// A page without a feed whose person publishes elsewhere: the profiles that it calls its own.
import { recognise } from "../../channels/registry.ts";
import { PermanentError } from "../../errors.ts";
import { findCard } from "./h-card.ts";
import { linkedProfiles } from "./handles.ts";
import { takeFirst } from "./find-feeds.ts";
import type { Found, ReadAnswer } from "./read-answer.ts";
import type { Session } from "./session.ts";
import type { OtherFeed } from "./types.ts";

/** @throws PermanentError `feed-not-found` with the way forward, where no profile has a feed either. */
export async function findByProfiles(read: ReadAnswer, others: readonly OtherFeed[], session: Session): Promise<Found> {
  const { page, html } = read;
  const addresses = [...page.relMe, ...(findCard(html, page)?.urls ?? []), ...linkedProfiles(page)];
  const profiles = addresses.flatMap((address) => recognise(new URL(address)) ?? []);
  const links = profiles.filter((profile) => profile.optIn !== true).flatMap(({ feeds }) => feeds.slice(0, 1));
  const feeds = await takeFirst(
    [...new Set(links)].map((url) => ({ url, title: "" })),
    session,
  );
  const host = new URL(page.url).host;
  if (feeds.length === 0) throw notFound(host, others, session);
  session.note(`${host} has no feed of its own; what its person publishes elsewhere is followed instead.`);
  return { feeds, others: [...others], page: read, profile: undefined };
}

function notFound(host: string, others: readonly OtherFeed[], session: Session): PermanentError {
  const comments = others.find(({ reason }) => reason === "comments");
  const only =
    comments === undefined ? "" : ` It names only a feed of comments (${comments.url}), which you can paste to follow.`;
  const tried = session.notes.length === 0 ? "" : ` ${session.notes.join(" ")}`;
  const forward =
    " Paste the address of their newsletter, podcast or a profile that has one (Mastodon, Bluesky, YouTube, GitHub, Medium, Substack), or add the person by name and log what you hear by hand.";
  return new PermanentError("feed-not-found", `${host} has no feed that we could find.${only}${tried}${forward}`);
}
