// The namespaces that RSS and Atom share: Media RSS, iTunes, podcast, threading.
import { attributesOf, child, children, textOf, type Element } from "./elements.ts";
import { compact, type RawEnclosure, type RawPost } from "./raw.ts";

/** Fills in what the shared namespaces say about a post. */
export function addExtensions(item: Element, post: RawPost): void {
  const media = mediaOf(item);
  post.enclosures.push(...media.flatMap(mediaEnclosure));
  post.pictures.push(
    ...attributesOf(item, "itunes:image", "href"),
    ...media.flatMap((holder) => attributesOf(holder, "media:thumbnail", "url")),
    ...media.filter(isPicture).flatMap((content) => content.attributes.url ?? []),
    ...attributesOf(item, "podcast:image", "href"),
  );
  for (const holder of media) {
    for (const text of children(holder, "media:description")) {
      const kind = text.attributes.type === "html" || text.markup ? "html" : kindOfDescription(text.text);
      post.summaries.push({ value: text.text, kind });
    }
    post.titles.push(
      ...children(holder, "media:title").map((title) => ({ value: title.text, kind: "guess" as const })),
    );
  }
  post.transcripts.push(...children(item, "podcast:transcript").flatMap(transcript));
  const chapters = child(item, "podcast:chapters")?.attributes.url;
  if (chapters) post.chapters = chapters;
  post.simpleChapters.push(
    ...children(item, "psc:chapters").flatMap((list) =>
      children(list, "psc:chapter").map(({ attributes: { start = "", title = "", href, image } }) =>
        compact<RawPost["simpleChapters"][number]>({ start, title, url: href, picture: image }),
      ),
    ),
  );
  post.enclosures.push(...children(item, "podcast:alternateenclosure").flatMap(alternateEnclosure));
  const episode = textOf(item, "podcast:episode", "itunes:episode");
  if (episode) post.episode = episode;
  const season = textOf(item, "podcast:season", "itunes:season");
  if (season) post.season = season;
  post.persons.push(...personsOf(item));
  post.socialInteract.push(...socialOf(item));
  const feed = textOf(item, "wfw:commentrss");
  if (feed) post.commentFeed = feed;
  const count = textOf(item, "slash:comments", "thr:total");
  if (count) post.commentCount = count;
  const duration = textOf(item, "itunes:duration");
  if (duration) post.duration = duration;
  post.inReplyTo.push(
    ...children(item, "thr:in-reply-to").flatMap(({ attributes: { ref, href } }) =>
      ref || href ? [compact<{ ref: string; url?: string }>({ ref: ref ?? href ?? "", url: href })] : [],
    ),
  );
}

export function personsOf(parent: Element): RawPost["persons"] {
  return children(parent, "podcast:person").map(({ text, attributes }) =>
    compact({ name: text, role: attributes.role, url: attributes.href, picture: attributes.img }),
  );
}

export function socialOf(parent: Element): RawPost["socialInteract"] {
  return children(parent, "podcast:socialinteract").map(({ attributes }) =>
    compact({
      protocol: attributes.protocol ?? attributes.platform,
      uri: attributes.uri ?? attributes.url,
      accountUrl: attributes.accounturl,
      priority: attributes.priority,
    }),
  );
}

/** The item itself, its groups and all their contents: any of them may hold a thumbnail, title or description. */
function mediaOf(item: Element): Element[] {
  const groups = children(item, "media:group");
  const contents = [item, ...groups].flatMap((holder) => children(holder, "media:content"));
  return [item, ...groups, ...contents];
}

function mediaEnclosure({ name, attributes }: Element): RawEnclosure[] {
  const { url, type, medium, filesize, duration } = attributes;
  if (name !== "media:content" || !url) return [];
  const kind =
    type ?? (medium === "image" ? "image/*" : medium === "audio" || medium === "video" ? `${medium}/*` : undefined);
  return [compact<RawEnclosure>({ url, type: kind, bytes: filesize, seconds: duration })];
}

/** The same recording in another form, or as video; of its sources, those that the web reaches. */
function alternateEnclosure(one: Element): RawEnclosure[] {
  const { type, length, title } = one.attributes;
  return children(one, "podcast:source").flatMap(({ attributes: { uri, contenttype } }) =>
    uri ? [compact<RawEnclosure>({ url: uri, type: type ?? contenttype, bytes: length, title })] : [],
  );
}

/** Plain unless it says otherwise (Media RSS): the lines of a video's description are lost where it is taken for HTML. */
export function kindOfDescription(text: string): "text" | "guess" {
  return !text.includes("\n") || /<\/?[a-z][^<>]*>|&(?:#\d+|[a-z]+);/i.test(text) ? "guess" : "text";
}

function isPicture({ name, attributes }: Element): boolean {
  return name === "media:content" && (attributes.medium === "image" || (attributes.type ?? "").startsWith("image/"));
}

function transcript({ attributes: { url, type, language } }: Element): RawPost["transcripts"] {
  return url ? [compact<RawPost["transcripts"][number]>({ url, type, language })] : [];
}
