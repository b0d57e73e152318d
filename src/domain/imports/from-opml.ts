// Outlines to people. One feed is one person; feeds of one site under one name are one person too, and so is what our own
// export wrote as one. The same feed in two folders is one person with both tags.
import { PermanentError } from "../../errors.ts";
import type { Opml, Outline } from "../../feeds/opml.ts";
import { canonicalUrl } from "../../html/canonical-url.ts";
import { parseWebAddress } from "../../net/guard.ts";
import { isUsableAddress } from "../feeds/address.ts";
import { readAddress } from "../discovery/read-address.ts";
import { cleanName, cleanTags, cleanTitle } from "./clean-text.ts";
import { emptyWish, type Plan } from "./plan.ts";

type Wishing = Plan["wishes"][number];

export function planOpml(opml: Opml): Plan {
  const plan: Plan = { source: "opml", wishes: [], skipped: [], notes: [...opml.wrong] };
  const persons = opml.persons.map((person): Wishing => {
    const wish = {
      ...emptyWish(person.line),
      name: cleanName(person.name),
      isNamed: true,
      tags: cleanTags(person.tags),
    };
    plan.wishes.push(wish);
    return wish;
  });
  const byFeed = new Map<string, Wishing>();
  const bySite = new Map<string, Wishing>();
  let repeated = 0;
  for (const outline of opml.outlines) {
    try {
      const person = outline.person === undefined ? undefined : persons[outline.person];
      if (person) addFeed(person, outline);
      else if (!takeOutline(plan, outline, byFeed, bySite)) repeated += 1;
    } catch (error) {
      if (!(error instanceof PermanentError)) throw error;
      plan.skipped.push({ line: outline.line, name: cleanName(outline.name), reason: error.message });
    }
  }
  if (repeated > 0) plan.notes.push(tellRepeated(repeated));
  plan.wishes = plan.wishes.filter((wish) => wish.name !== "" || wish.feeds.length > 0 || wish.site !== undefined);
  return plan;
}

function tellRepeated(count: number): string {
  return count === 1
    ? "One line names an address again; its folder became a tag."
    : `${count} lines name an address again; their folders became tags.`;
}

/** False where its address is there already. */
function takeOutline(
  plan: Plan,
  outline: Outline,
  byFeed: Map<string, Wishing>,
  bySite: Map<string, Wishing>,
): boolean {
  const tags = cleanTags([...outline.folders, ...outline.categories]);
  const url = addressOf(outline);
  const same = byFeed.get(canonicalUrl(url));
  if (same) {
    same.tags = cleanTags([...same.tags, ...tags]);
    return false;
  }
  const name = cleanTitle(outline.name);
  const siteKey = `${hostOf(outline.siteUrl ?? url) ?? hostOf(url)} ${name.toLowerCase()}`;
  const group = name === "" || outline.feedUrl === undefined ? undefined : bySite.get(siteKey);
  const wish = group ?? { ...emptyWish(outline.line), name };
  wish.tags = cleanTags([...wish.tags, ...tags]);
  if (outline.feedUrl === undefined) wish.site = url;
  else wish.feeds.push({ url, title: name });
  byFeed.set(canonicalUrl(url), wish);
  if (group) return true;
  if (outline.feedUrl !== undefined) bySite.set(siteKey, wish);
  // Where the file gives no name, the feed's first poll brings a title; until then the host stands for it.
  if (name === "") wish.name = hostOf(url) ?? "";
  plan.wishes.push(wish);
  return true;
}

function addFeed(wish: Wishing, outline: Outline): void {
  if (outline.feedUrl === undefined) throw noAddress(outline);
  const url = readFeedAddress(outline.feedUrl);
  if (!wish.feeds.some((feed) => feed.url === url)) wish.feeds.push({ url, title: cleanTitle(outline.name) });
}

function addressOf(outline: Outline): string {
  const address = outline.feedUrl ?? outline.siteUrl;
  if (address === undefined) throw noAddress(outline);
  return readFeedAddress(address);
}

function noAddress({ name }: Outline): PermanentError {
  const what = name === "" ? "This entry" : `“${cleanName(name)}”`;
  return new PermanentError("invalid-input", `${what} has no address. Paste it under Watchlist if you know it.`);
}

/** @throws PermanentError with a sentence for the user. */
export function readFeedAddress(text: string): string {
  const url = readAddress(text).urls[0] ?? text;
  if (!isUsableAddress(url)) throw new PermanentError("address-invalid", "This address is too long to be a feed's.");
  return parseWebAddress(url).href;
}

function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./, "") : undefined;
}
