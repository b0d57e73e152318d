// Substack: a publication has /feed; a person's page names the publication. Source: design/channels.md 2.4.
import { bareHost, pathParts, subdomainOf } from "./address-parts.ts";
import type { Platform, Recognised } from "./channel.ts";

const OWN_HOSTS = new Set(["api", "cdn", "email", "on", "open", "read", "support", "your"]);

export const substack: Platform = { name: "substack", recognise, serves: () => true, feedsInPage };

function recognise(url: URL): Recognised | undefined {
  const host = bareHost(url);
  const base = { channel: "blog", platform: "substack" } as const;
  const publication = subdomainOf(host, "substack.com");
  const [first = "", second = ""] = pathParts(url);
  // `open.substack.com/pub/jane/p/post` is how the app shares a post.
  const name = publication === "open" && first === "pub" ? second : publication;
  if (name !== undefined && /^[a-z\d-]+$/i.test(name) && !OWN_HOSTS.has(name)) {
    const origin = `https://${name}.substack.com`;
    return { ...base, url: origin, feeds: [`${origin}/feed`] };
  }
  if (host !== "substack.com") return undefined;
  // `/profile/12-jane` is how Substack wrote it before.
  const old = first === "profile" ? /^\d+-([\w.-]+)$/.exec(second)?.[1] : undefined;
  if (old !== undefined) return { ...base, url: `https://substack.com/@${old}`, feeds: [], name: `@${old}` };
  if (!/^@[\w.-]+$/.test(first)) return undefined;
  return { ...base, url: `https://substack.com/${first}`, feeds: [], name: first };
}

/**
 * A publication on a domain of its own tells by where its pictures and scripts come from. The person's page carries
 * its data as JSON within a JSON string, so quotes may be escaped.
 */
function feedsInPage(html: string, url: URL): string[] {
  if (recognise(url) === undefined) {
    return /<(?:link|script)[^>]{1,300}\bsubstackcdn\.com/.test(html) ? [`${url.origin}/feed`] : [];
  }
  const start = html.search(/\\?"primary_?publication\\?":\s*\{/i);
  if (start === -1) return [];
  const part = html.slice(start, start + 5_000).replaceAll('\\"', '"');
  const domain = /"custom_domain":\s*"([a-z\d.-]+\.[a-z]{2,})"/i.exec(part)?.[1];
  const subdomain = /"subdomain":\s*"([a-z\d-]+)"/i.exec(part)?.[1];
  if (domain !== undefined) return [`https://${domain}/feed`];
  return subdomain === undefined ? [] : [`https://${subdomain}.substack.com/feed`];
}
