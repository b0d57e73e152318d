// Who answers for an address: the unit of politeness. Where a platform gives everybody a subdomain, all of them are one.

const PLATFORMS: ReadonlySet<string> = new Set([
  "bearblog.dev",
  "beehiiv.com",
  "ghost.io",
  "github.io",
  "gitlab.io",
  "hashnode.dev",
  "libsyn.com",
  "livejournal.com",
  "mataroa.blog",
  "medium.com",
  "micro.blog",
  "neocities.org",
  "netlify.app",
  "omny.fm",
  "pages.dev",
  "podbean.com",
  "posthaven.com",
  "prose.sh",
  "substack.com",
  "transistor.fm",
  "tumblr.com",
  "typepad.com",
  "vercel.app",
  "wordpress.com",
  "write.as",
]);

/** Blogger has a name in most countries. */
const BLOGGER = /(?:^|\.)(blogspot\.[a-z]{2,3}(?:\.[a-z]{2})?)$/;

/**
 * Host and port, or the platform's own domain. An IP address is a host of its own.
 * @throws TypeError where it is no web address.
 */
export function hostOf(url: string): string {
  const { host } = new URL(url);
  const domain = host.split(".").slice(-2).join(".");
  return PLATFORMS.has(domain) ? domain : (BLOGGER.exec(host)?.[1] ?? host);
}
