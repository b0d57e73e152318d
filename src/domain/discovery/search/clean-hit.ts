// What a directory says about somebody was written by strangers: plain text, bounded, and web addresses only.
import { removeInvisible } from "../../../html/invisible.ts";
import { toStorable } from "../../../storable.ts";
import type { Hit } from "./types.ts";

/** Undefined where there is no web address to follow, or no name. */
export function cleanHit(hit: Hit): Hit | undefined {
  const name = plain(hit.name, 150);
  const url = webAddress(hit.url);
  if (name === "" || url === undefined) return undefined;
  return {
    ...hit,
    name,
    url,
    picture: webAddress(hit.picture),
    about: plain(hit.about, 2_000),
    links: hit.links.slice(0, 30).flatMap((link) => webAddress(link) ?? []),
  };
}

function plain(text: string, most: number): string {
  return removeInvisible(toStorable(text)).slice(0, most).replace(/\s+/g, " ").trim();
}

function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || address.length > 2_000 || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === "http:" || protocol === "https:" ? href : undefined;
}
