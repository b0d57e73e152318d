// One address for what is one thing (a post, a profile, a site), however it was copied. For comparing, never for
// fetching: a webmention needs the address as it was written.

const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|hsctatracking|oly_(?:anon|enc)_id|vero_(?:id|conv)|spm|ref|ref_src|ref_url|referrer|s_kwcid|trk|trackingid|wt_mc|at_(?:medium|campaign)|cmpid|ncid|sr_share)$/i;

/**
 * Lower-case host without `www.`, `m.`, `mobile.`, a default port, credentials, fragment, tracking parameters or a
 * trailing slash; `twitter.com` → `x.com`, `old.reddit.com` → `reddit.com`, `youtu.be/ID` → `youtube.com/watch?v=ID`.
 * The scheme stays. Idempotent. What is no http(s) address comes back trimmed.
 * Source: design/channels.md 5.5.
 */
export function canonicalUrl(address: string): string {
  const trimmed = address.trim();
  const url = URL.parse(trimmed);
  if (url?.protocol !== "http:" && url?.protocol !== "https:") return trimmed;
  let host = canonicalHost(url.hostname);
  let path = url.pathname;
  const parameters = url.search
    .slice(1)
    .split("&")
    .filter((pair) => pair !== "" && !isTracking(pair));
  while (path.endsWith("/")) path = path.slice(0, -1);
  const video = host === "youtu.be" ? /^\/([\w-]+)$/.exec(path)?.[1] : undefined;
  if (video !== undefined) {
    host = "youtube.com";
    path = "/watch";
    parameters.unshift(`v=${video}`);
  }
  const port = url.port === "" ? "" : `:${url.port}`;
  const query = parameters.length === 0 ? "" : `${path === "" ? "/" : ""}?${parameters.join("&")}`;
  return `${url.protocol}//${host}${port}${path}${query}`;
}

/** The same without the scheme: for asking whether two addresses mean the same. */
export function sameAddress(one: string, other: string): boolean {
  const bare = (address: string) => canonicalUrl(address).replace(/^https?:\/\//, "");
  return bare(one) === bare(other);
}

function canonicalHost(hostname: string): string {
  let host = hostname.toLowerCase().replace(/\.+$/, "");
  // At least one dot must remain: `www.com` and `m.co` are hosts of their own.
  while (/^(?:www|m|mobile)\.[^.]+\../.test(host)) host = host.slice(host.indexOf(".") + 1);
  if (host === "twitter.com") return "x.com";
  return /^(?:old|new|np|i)\.reddit\.com$/.test(host) ? "reddit.com" : host;
}

function isTracking(pair: string): boolean {
  const [name = "", value = ""] = pair.split("=", 2);
  return TRACKING.test(name) || (name === "source" && value.startsWith("rss"));
}
