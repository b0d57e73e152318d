// Namespaces by address, so that a prefix may be called anything; `media:title` here always means Media RSS.

const BY_ADDRESS: readonly [RegExp, string][] = [
  [/purl\.org\/rss\/1\.0\/modules\/content/, "content"],
  [/purl\.org\/rss\/1\.0\/modules\/slash/, "slash"],
  [/purl\.org\/rss\/1\.0\/modules\/syndication/, "sy"],
  [/purl\.org\/dc\/elements/, "dc"],
  [/purl\.org\/dc\/terms/, "dcterms"],
  [/itunes\.(?:apple\.)?com\/.*podcast-1\.0\.dtd/, "itunes"],
  [/search\.yahoo\.com\/mrss|rssboard\.org\/media-rss|tools\.search\.yahoo\.com\/mrss/, "media"],
  [/podcastindex\.org\/namespace|podcast-namespace/, "podcast"],
  [/wellformedweb\.org\/commentapi/, "wfw"],
  [/purl\.org\/syndication\/thread/, "thr"],
  [/podlove\.org\/simple-chapters/, "psc"],
  [/google\.com\/schemas\/play-podcasts/, "googleplay"],
  [/w3\.org\/2005\/atom|purl\.org\/atom\/ns/, "atom"],
  [/w3\.org\/1999\/02\/22-rdf-syntax-ns/, "rdf"],
  [/w3\.org\/1999\/xhtml/, "xhtml"],
  [
    /purl\.org\/rss\/1\.0\/?$|purl\.org\/rss\/2\.0|my\.netscape\.com\/rdf|channel\.netscape\.com\/rdf|backend\.userland\.com\/rss2?/,
    "rss",
  ],
];
const KNOWN = new Set(BY_ADDRESS.map(([, name]) => name));

/** The short name of a namespace address; undefined where it is none of ours. */
export function namespaceOf(address: string): string | undefined {
  const lower = address.trim().toLowerCase();
  return BY_ADDRESS.find(([pattern]) => pattern.test(lower))?.[1];
}

/**
 * One name for an element, in lower case: `pubdate`, `media:content`. Elements of the feed's own format carry no prefix.
 * @param prefixes declared prefix (empty for the default) to address
 * @param own the format's namespace: `atom` or `rss`
 */
export function canonicalName(tag: string, prefixes: ReadonlyMap<string, string>, own: "atom" | "rss"): string {
  const colon = tag.indexOf(":");
  const prefix = colon < 0 ? "" : tag.slice(0, colon).toLowerCase();
  const local = tag.slice(colon + 1).toLowerCase();
  const address = prefixes.get(prefix);
  const known = address === undefined ? undefined : namespaceOf(address);
  const space = known ?? (KNOWN.has(prefix) ? prefix : prefix.replace(/^atom\d+$/, "atom"));
  // An RSS 2 file may declare any default namespace, even Atom's, and still mean RSS.
  if (prefix === "" || space === own || space === "rss") return local;
  return `${space}:${local}`;
}

/** `canonicalName` for one file: looked up once a tag, and again when another prefix was declared. */
export function createNamer(prefixes: ReadonlyMap<string, string>): (tag: string, own: "atom" | "rss") => string {
  const known = new Map<string, string>();
  let declared = prefixes.size;
  let format = "";
  return (tag, own) => {
    if (declared !== prefixes.size || format !== own) known.clear();
    declared = prefixes.size;
    format = own;
    const name = known.get(tag) ?? canonicalName(tag, prefixes, own);
    known.set(tag, name);
    return name;
  };
}
