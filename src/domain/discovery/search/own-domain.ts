// `jane@doe.example`: the profile that the host names for this account, and the site that stands at the host itself.
import { discoveryDeps } from "../deps.ts";
import { discoverAddress } from "../discover-address.ts";
import { startSession } from "../session.ts";
import type { Discovered } from "../types.ts";
import { findAccountPage } from "../web-finger.ts";
import { hasOwnDomain } from "./read-query.ts";
import type { Hit, SearchSource } from "./types.ts";

const DISCOVERY = 4;

export const webFingerSearch: SearchSource = {
  id: "web-finger",
  title: "the fediverse",
  requests: 1 + DISCOVERY,
  suits: hasOwnDomain,
  find: async ({ email }, { context, signal }) => {
    if (email === undefined) return [];
    const session = startSession({ ...discoveryDeps(context), budget: 1, signal });
    const profile = await findAccountPage(email.address, [rootOf(email.host)], session);
    if (profile === undefined) return [];
    const found = await discoverAddress(context, profile, { budget: DISCOVERY, signal });
    return [toHit(found, profile, `${email.host} names this profile for ${email.address}.`)];
  },
};

export const mailDomainSearch: SearchSource = {
  id: "domain",
  title: "the domain of the e-mail",
  requests: DISCOVERY,
  suits: hasOwnDomain,
  find: async ({ email }, { context, signal }) => {
    if (email === undefined) return [];
    const found = await discoverAddress(context, rootOf(email.host), { budget: DISCOVERY, signal });
    return [toHit(found, found.siteUrl, `It stands at ${email.host}, the domain of the e-mail address.`)];
  },
};

function rootOf(host: string): string {
  return /^(?:localhost|\d+\.\d+\.\d+\.\d+)(?::\d+)?$/.test(host) ? `http://${host}/` : `https://${host}/`;
}

function toHit(found: Discovered, url: string, proof: string): Hit {
  const latest = found.feeds.flatMap(({ latestAt }) => latestAt ?? []);
  return {
    name: found.name,
    url,
    picture: found.picture,
    about: found.about ?? new URL(url).host,
    latestAt: latest.toSorted((a, b) => b.getTime() - a.getTime())[0],
    links: found.handles.map((handle) => handle.url),
    proof,
  };
}
