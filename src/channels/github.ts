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
  // A repository without releases serves an empty feed of them; then its commits are the news.
  return { ...base, url: address, feeds: [`${address}/releases.atom`, `${address}/commits.atom`], name: account };
}
