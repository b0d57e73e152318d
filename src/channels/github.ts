// GitHub: people and repositories serve Atom. Source: design/channels.md 2.12.
import { bareHost, pathParts } from "./address-parts.ts";
import type { Platform, Recognised } from "./channel.ts";

// First parts of the path that are the site's own pages and nobody's account.
const OWN_PAGES = new Set(
  "about account apps blog codespaces collections contact customer-stories dashboard discussions enterprise events explore features gist issues join login logout marketplace new notifications orgs organizations pricing pulls readme search security sessions settings signup site sponsors stars team topics trending users".split(
    " ",
  ),
);
const ACCOUNT = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i;

export const github: Platform = { name: "github", recognise };

function recognise(url: URL): Recognised | undefined {
  if (bareHost(url) === "gist.github.com") return recogniseGists(url);
  if (bareHost(url) !== "github.com") return undefined;
  const parts = pathParts(url);
  const [first = "", second = ""] = parts[0] === "sponsors" || parts[0] === "orgs" ? parts.slice(1, 2) : parts;
  const account = first.replace(/\.atom$/, "");
  if (!ACCOUNT.test(account) || OWN_PAGES.has(account.toLowerCase())) return undefined;
  const base = { channel: "github", platform: "github" } as const;
  const profile = `https://github.com/${account}`;
  const repository = second.replace(/\.git$/, "");
  if (!/^[\w.-]+$/.test(repository)) return { ...base, url: profile, feeds: [`${profile}.atom`], name: account };
  const address = `${profile}/${repository}`;
  const part = feedOfPart(parts.slice(2));
  if (part !== undefined) return { ...base, url: address, feeds: [`${address}/${part}.atom`], name: account };
  // A repository without releases serves an empty feed of them; then its commits are the news.
  return { ...base, url: address, feeds: [`${address}/releases.atom`, `${address}/commits.atom`], name: account };
}

/** Parts of a repository that have a feed of their own, where such a part was asked for. */
function feedOfPart([part = "", ...rest]: readonly string[]): string | undefined {
  const bare = part.replace(/\.atom$/, "");
  if (["tags", "wiki", "discussions", "releases"].includes(bare)) return bare === "releases" ? undefined : bare;
  const branch = rest.join("/").replace(/\.atom$/, "");
  return part === "commits" && branch !== "" ? `commits/${branch}` : part === "commits.atom" ? "commits" : undefined;
}

function recogniseGists(url: URL): Recognised | undefined {
  const account = (pathParts(url)[0] ?? "").replace(/\.atom$/, "");
  if (!ACCOUNT.test(account) || ["discover", "search", "starred", "mine"].includes(account)) return undefined;
  const profile = `https://gist.github.com/${account}`;
  return { channel: "github", platform: "github", url: profile, feeds: [`${profile}.atom`], name: account };
}
