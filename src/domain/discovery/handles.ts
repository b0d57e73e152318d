// The addresses of one person on the platforms we know, each once.
import { recognise } from "../../channels/registry.ts";
import { canonicalUrl } from "../../html/canonical-url.ts";
import type { Page } from "../../html/read-page.ts";
import type { FoundHandle } from "./types.ts";

const PLATFORM_LABEL =
  /^(?:(?:follow|find|connect with) (?:me|us)? ?on |my |our )?(?:mastodon|fediverse|github|linkedin|twitter|x|twitter\s?\/\s?x|x\s?\/\s?twitter|bluesky|youtube|facebook|instagram|medium|substack)(?: profile| page| account| channel)?$/i;

/** @param evidence addresses said to be the person's, the surest first. @param limit handles at most. */
export function collectHandles(own: FoundHandle, evidence: readonly string[], limit = 30): FoundHandle[] {
  const handles = [own];
  const seen = new Set([key(own.url)]);
  for (const address of evidence) {
    const handle = toHandle(address);
    if (handle === undefined || seen.has(key(handle.url)) || handles.length >= limit) continue;
    seen.add(key(handle.url));
    handles.push(handle);
  }
  return handles;
}

/** A profile's canonical address with its channel; `other` for a web page that no rule knows. */
export function toHandle(address: string): FoundHandle | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol === "mailto:") return { channel: "email", url: `mailto:${url.pathname.toLowerCase()}` };
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  const recognised = recognise(url);
  return recognised ? { channel: recognised.channel, url: recognised.url } : { channel: "other", url: url.href };
}

/**
 * Profiles that the page links with nothing but the platform's name, as headers and footers do. Where a page links
 * two accounts on one platform, it is not about one person, and neither counts.
 */
export function linkedProfiles(page: Page): string[] {
  const byPlatform = new Map<string, Set<string>>();
  for (const { href, text } of page.anchors) {
    const recognised = recognise(new URL(href));
    if (recognised === undefined || !PLATFORM_LABEL.test(text)) continue;
    byPlatform.set(recognised.platform, (byPlatform.get(recognised.platform) ?? new Set()).add(recognised.url));
  }
  return [...byPlatform.values()].flatMap((urls) => (urls.size === 1 ? [...urls] : []));
}

function key(url: string): string {
  return canonicalUrl(url)
    .replace(/^https?:\/\//, "")
    .toLowerCase();
}
