// Whether a file is worth parsing as a feed: a look at its first bytes, no parser.

const FEED_TYPES =
  /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|text\/(?:rss|atom|rdf)(?:\+xml)?|application\/rss)\b/i;
const MAYBE_TYPES =
  /^(?:(?:application|text)\/(?:xml|json|plain)|application\/octet-stream|application\/x-gzip|application\/gzip)\b/i;
/** Long comments and style sheets may stand before the first element. */
const LOOK = 8_192;

/**
 * True where `parseFeed` is likely to find a feed. A web page is none, whatever its `Content-Type` claims.
 * @param contentType the HTTP header, where there is one
 */
export function looksLikeFeed(bytes: Uint8Array, contentType: string | undefined): boolean {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return FEED_TYPES.test(contentType ?? "") || MAYBE_TYPES.test(contentType ?? "");
  const head = textOf(bytes.subarray(0, LOOK));
  const start = head.trimStart().replace(/^(?:<\?[^>]*>|<!--[\s\S]*?-->|\s+)*/, "");
  if (/^<!doctype\s+html|^<html[\s>]/i.test(start)) return false;
  if (/<(?:[\w-]+:)?(?:rss|rdf:rdf)[\s>]|<(?:[\w-]+:)?RDF[\s>]/i.test(head)) return true;
  if (/<(?:[\w-]+:)?feed[\s>]/i.test(head)) return true;
  if (start.startsWith("{"))
    return (
      /jsonfeed\.org\\?\/version/i.test(head) || (/"items"\s*:/.test(head) && /"(?:home_page_url|feed_url)"/.test(head))
    );
  // The declaration and a long preamble, but no element yet: the parser shall say.
  return FEED_TYPES.test(contentType ?? "") && (start === "" || start.startsWith("<!"));
}

/** Enough of a decoding to find names in ASCII, also in UTF-16. */
function textOf(bytes: Uint8Array): string {
  const wide = bytes.subarray(0, 64).filter((byte) => byte === 0).length > 8;
  const text = new TextDecoder("windows-1252").decode(wide ? bytes.filter((byte) => byte !== 0) : bytes);
  return text.replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, "");
}
