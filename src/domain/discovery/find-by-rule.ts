// Platforms where the address alone gives the feed.
import type { LookedUp, Recognised } from "../../channels/channel.ts";
import { findPlatform } from "../../channels/registry.ts";
import { PermanentError } from "../../errors.ts";
import { findListed } from "./find-listed.ts";
import { takeFirst } from "./find-feeds.ts";
import { readOptionalPage, type Found } from "./read-answer.ts";
import type { DiscoveryDeps, Session } from "./session.ts";

/**
 * Undefined where the rule's feeds are not there: then the page itself is asked.
 * @throws PermanentError `feed-not-found` with what can be done instead, where the platform has no feeds for us.
 */
export async function findByRule(
  profile: Recognised,
  session: Session,
  { optIn = [], directories = {} }: Pick<DiscoveryDeps, "optIn" | "directories">,
): Promise<Found | undefined> {
  const isOff = profile.optIn === true && !optIn.includes(profile.platform);
  if (isOff || (profile.feeds.length === 0 && profile.advice !== undefined)) {
    const listed = await findListed(profile, session, directories);
    if (listed) return listed;
    const advice = profile.advice ?? `${profile.platform} is switched off on this installation.`;
    throw new PermanentError("feed-not-found", [advice, ...session.notes].join(" "));
  }
  const lookedUp = profile.lookup === undefined ? undefined : await lookUp(profile, profile.lookup, session);
  const urls = lookedUp?.feeds ?? profile.feeds;
  const feeds = await takeFirst(
    urls.map((url) => ({ url, title: "" })),
    session,
  );
  if (feeds.length === 0 && lookedUp === undefined) return undefined;
  if (feeds.length === 0) {
    throw new PermanentError("feed-not-found", `The show's feed could not be read. ${session.notes.join(" ")}`);
  }
  // A directory's page is about the directory; the show's own site says whose it is.
  const about = lookedUp === undefined ? profile.url : feeds[0]?.parsed.siteUrl;
  const page = about === undefined ? undefined : await readOptionalPage(about, session);
  const found: Found = { feeds, others: [], page, profile };
  return lookedUp === undefined ? found : { ...found, lookedUp };
}

async function lookUp(profile: Recognised, url: string, session: Session): Promise<LookedUp | undefined> {
  const { body } = await session.get(url, "page");
  try {
    return findPlatform(profile.platform)?.readLookup?.(JSON.parse(new TextDecoder().decode(body)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const sentence = `${new URL(url).host} gave no readable answer about this show. Paste the address of the show's own site instead.`;
    throw new PermanentError("feed-not-found", sentence, { cause: error });
  }
}
