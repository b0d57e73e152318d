// Medium: a profile, a publication or a subdomain, all under /feed. Source: design/channels.md 2.5.
import { bareHost, pathParts, subdomainOf } from "./address-parts.ts";
import type { Platform, Recognised } from "./channel.ts";

const OWN_PAGES = new Set(
  "about creators explore gift jobs-at-medium m me membership new-story p plans policy plus search topics".split(" "),
);

export const medium: Platform = { name: "medium", recognise, serves: () => true, feedsInPage };

/** A publication on a domain of its own says in its head which app opens it. */
function feedsInPage(html: string, url: URL): string[] {
  const isMedium = /<meta[^>]{1,200}content="com\.medium\.reader"/.test(html);
  return isMedium && recognise(url) === undefined ? [`${url.origin}/feed`] : [];
}

function recognise(url: URL): Recognised | undefined {
  const host = bareHost(url);
  const base = { channel: "blog", platform: "medium" } as const;
  const account = subdomainOf(host, "medium.com");
  if (account !== undefined) {
    if (["help", "policy", "blog", "cdn-images-1", "miro"].includes(account)) return undefined;
    const origin = `https://${account}.medium.com`;
    return { ...base, url: origin, feeds: [`${origin}/feed`], name: `@${account}` };
  }
  if (host !== "medium.com") return undefined;
  const parts = pathParts(url);
  const [first = "", second = ""] = parts[0] === "feed" ? parts.slice(1) : parts;
  if ((first === "tag" || first === "tagged") && second !== "") {
    return { ...base, url: `https://medium.com/tag/${second}`, feeds: [`https://medium.com/feed/tag/${second}`] };
  }
  if (!/^@?[\w.-]+$/.test(first) || OWN_PAGES.has(first.toLowerCase())) return undefined;
  const recognised: Recognised = {
    ...base,
    url: `https://medium.com/${first}`,
    feeds: [`https://medium.com/feed/${first}`],
  };
  return first.startsWith("@") ? { ...recognised, name: first } : recognised;
}
