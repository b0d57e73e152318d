// What makes two entries the same post: guid, else address, else title and text (design: data.md, Identity).
import { createHash } from "node:crypto";
import { decodeHTML } from "entities";

/** Parameters that tell a campaign from another, not a page from another. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid)$/i;

export function identityOf(post: { guid?: string; url?: string; title?: string; text?: string }): string {
  if (post.guid) return `guid:${post.guid}`;
  if (post.url) return `link:${canonicalAddress(post.url)}`;
  const hash = createHash("sha256")
    .update(`${post.title ?? ""}\n${spelledOneWay(post.text ?? "")}`)
    .digest("base64url");
  return `hash:${hash.slice(0, 32)}`;
}

/** However blanks and entities are written: a program that writes them otherwise has written no new post. */
export function spelledOneWay(text: string): string {
  return decodeHTML(text).replace(/\s+/g, " ").trim();
}

/** The address without what varies between two links to one page; a fragment may be all that tells two posts apart. */
export function canonicalAddress(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  for (const name of Array.from(url.searchParams.keys())) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.hostname = url.hostname.replace(/^www\./, "");
  const path = url.pathname.replace(/\/+$/, "");
  return `${url.host}${path}${url.search}${url.hash}`;
}
