// Another site's feed in place of the one that is followed: a network that wants a sign-in leads everybody to its own news.
// Its posts are nobody's here until it has come several times, and so is what the publisher wants.
import type { Feed } from "../../db/feeds.ts";
import { unexpectedTrouble, type Trouble } from "./health.ts";

/** On so many polls in a row the same site must answer, before it is taken for the feed's own. */
const TIMES_TO_BELIEVE = 3;

type Sighting = Pick<Feed, "strangerSite" | "strangerSeen">;

export const NO_STRANGER: Sighting = { strangerSite: null, strangerSeen: 0 };

/** Whether an answer came from where this feed's never came from, and not often enough yet. */
export function mayBeStranger(
  feed: Pick<Feed, "url" | "validatorsUrl" | "lastOkAt"> & Sighting,
  { url }: { url: string },
): boolean {
  if (feed.lastOkAt === null) return false;
  const site = siteOf(url);
  if (site === siteOf(feed.url) || (feed.validatorsUrl !== null && site === siteOf(feed.validatorsUrl))) return false;
  return sightingOf(feed, url).strangerSeen < TIMES_TO_BELIEVE;
}

export function sightingOf(feed: Sighting, url: string): Sighting {
  const site = siteOf(url);
  return { strangerSite: site, strangerSeen: feed.strangerSite === site ? feed.strangerSeen + 1 : 1 };
}

export function strangerTrouble(feed: Pick<Feed, "url">, { url }: { url: string }): Trouble {
  const text = `${siteOf(feed.url)} answered with another feed, from ${siteOf(url)}. We keep what we had and look again.`;
  return { ...unexpectedTrouble(), kind: "stranger", text };
}

function siteOf(url: string): string {
  return new URL(url).host.replace(/^www\./, "");
}
