// The shared namespaces as feedsmith gives them; the counterpart of `extensions.ts`.
import type { AtomFeed, MediaNs, PodcastNs, RssFeed } from "feedsmith";
import { kindOfDescription } from "./extensions.ts";
import { compact, type RawEnclosure, type RawPost } from "./raw.ts";

type RssItem = RssFeed.Item<string>;
type AtomEntry = AtomFeed.Entry<string>;
type Podcast = PodcastNs.Item;
type AlternateEnclosure = NonNullable<Podcast["alternateEnclosures"]>[number];
type Media = MediaNs.ItemOrFeed;

/** Fills in what Media RSS, iTunes, podcast, threading and slash say about a post. */
export function addFeedsmithExtensions(item: RssItem | AtomEntry, post: RawPost): void {
  if (item.media) addMedia(item.media, post);
  const { itunes, psc, thr, wfw, slash, xml } = item;
  post.simpleChapters = (psc?.chapters ?? []).map(({ start = "", title = "", href, image }) =>
    compact<RawPost["simpleChapters"][number]>({ start, title, url: href, picture: image }),
  );
  if (itunes?.episode !== undefined) post.episode = String(itunes.episode);
  if (itunes?.season !== undefined) post.season = String(itunes.season);
  if (itunes?.image) post.pictures.unshift(itunes.image);
  if (itunes?.duration !== undefined) post.duration = String(itunes.duration);
  if (wfw?.commentRss) post.commentFeed = wfw.commentRss;
  const count = slash?.comments ?? thr?.total;
  if (count !== undefined) post.commentCount = String(count);
  post.inReplyTo = (thr?.inReplyTos ?? []).flatMap(({ ref, href }) =>
    ref || href ? [compact<{ ref: string; url?: string }>({ ref: ref ?? href ?? "", url: href })] : [],
  );
  if (xml?.base) post.base = xml.base;
  if ("podcast" in item && item.podcast) addPodcast(item.podcast, post);
}

function addPodcast(podcast: Podcast, post: RawPost): void {
  post.transcripts = (podcast.transcripts ?? []).flatMap(({ url, type, language }) =>
    url ? [compact<RawPost["transcripts"][number]>({ url, type, language })] : [],
  );
  post.enclosures.push(...(podcast.alternateEnclosures ?? []).flatMap(alternateEnclosure));
  if (podcast.episode?.number !== undefined) post.episode = String(podcast.episode.number);
  if (podcast.season?.number !== undefined) post.season = String(podcast.season.number);
  if (podcast.chapters?.url) post.chapters = podcast.chapters.url;
  post.persons = feedsmithPersons(podcast.persons);
  post.socialInteract = feedsmithSocial(podcast.socialInteracts);
}

function alternateEnclosure({ type, length, title, sources }: AlternateEnclosure): RawEnclosure[] {
  return (sources ?? []).flatMap(({ uri, contentType }) =>
    uri ? [compact<RawEnclosure>({ url: uri, type: type ?? contentType, bytes: length?.toString(), title })] : [],
  );
}

export function feedsmithPersons(from: Podcast["persons"]): RawPost["persons"] {
  return (from ?? []).flatMap(({ display, role, href, img }) =>
    display ? [compact<RawPost["persons"][number]>({ name: display, role, url: href, picture: img })] : [],
  );
}

export function feedsmithSocial(from: Podcast["socialInteracts"]): RawPost["socialInteract"] {
  return (from ?? []).map(({ protocol, uri, accountUrl, priority }) =>
    compact({ protocol, uri, accountUrl, priority: priority?.toString() }),
  );
}

function addMedia(media: Media, post: RawPost): void {
  const contents = [...(media.contents ?? []), ...(media.groups ?? []).flatMap((group) => group.contents ?? [])];
  for (const { url, type, medium, fileSize, duration } of contents) {
    if (!url) continue;
    const kind = type ?? (medium ? `${medium}/*` : undefined);
    post.enclosures.push(
      compact<RawPost["enclosures"][number]>({
        url,
        type: kind,
        bytes: fileSize?.toString(),
        seconds: duration?.toString(),
      }),
    );
  }
  for (const holder of [media, ...(media.groups ?? []), ...contents]) {
    post.pictures.push(...(holder.thumbnails ?? []).flatMap(({ url }) => url ?? []));
    if (holder.title?.value) post.titles.push({ value: holder.title.value, kind: "guess" });
    const { value, type } = holder.description ?? {};
    if (value) post.summaries.push({ value, kind: type === "html" ? "html" : kindOfDescription(value) });
  }
  post.pictures.push(
    ...contents.flatMap(({ url, medium, type }) =>
      url && (medium === "image" || type?.startsWith("image/")) ? [url] : [],
    ),
  );
}
