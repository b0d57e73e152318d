// Pictures and players of strangers are not loaded (they would learn the reader's address): a link says where they are.
import { safeLink } from "./links.ts";

type Shown = { text: string; href?: string };

const ALT_LIMIT = 300;
const EMOJI = /^(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|\u200D|\uFE0F){1,12}$/u;
const YOUTUBE = /^(?:www\.|m\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be)$/;
const YOUTUBE_ID = /^\/(?:embed|v|shorts)\/([\w-]{6,20})/;
const OTHER_PLAYERS =
  /(?:^|\.)(?:vimeo\.com|soundcloud\.com|spotify\.com|podcasts\.apple\.com|bandcamp\.com|mixcloud\.com)$/;

/** What stands for an `<img>`: an emoji itself, else "picture: alt" with where it is; undefined for what shows nothing. */
export function pictureElement(attributes: Record<string, string>, baseUrl: string | undefined): Shown | undefined {
  const alt = (attributes.alt ?? "").replace(/\s+/g, " ").trim().slice(0, ALT_LIMIT);
  if (EMOJI.test(alt)) return { text: alt };
  const href = safeLink(attributes.src, baseUrl);
  const web = href !== undefined && !href.startsWith("mailto:") ? href : undefined;
  // Counting pixels and spacers.
  if (/^[0-3](?:px)?$/.test(attributes.width ?? "") || /^[0-3](?:px)?$/.test(attributes.height ?? "")) return undefined;
  if (alt === "") return web === undefined ? undefined : { text: "picture", href: web };
  return web === undefined ? { text: `picture: ${alt}` } : { text: `picture: ${alt}`, href: web };
}

/** A plain link to a video or episode that was embedded; undefined for any other frame. */
export function videoLink(attributes: Record<string, string>, baseUrl: string | undefined): Shown | undefined {
  const href = safeLink(attributes.src ?? attributes["data-src"], baseUrl);
  const url = href === undefined ? null : URL.parse(href);
  if (url === null) return undefined;
  const title = (attributes.title ?? "").replace(/\s+/g, " ").trim().slice(0, ALT_LIMIT);
  const text = (kind: string): string => (title === "" ? kind : `${kind}: ${title}`);
  const id = YOUTUBE.test(url.hostname) ? YOUTUBE_ID.exec(url.pathname)?.[1] : undefined;
  if (id !== undefined) return { text: text("video"), href: `https://www.youtube.com/watch?v=${id}` };
  return OTHER_PLAYERS.test(url.hostname) ? { text: text("player"), href: url.href } : undefined;
}
