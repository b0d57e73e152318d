// Addresses in what a model writes: whatever a mail program or a chat would make a link of stands in the source, whole, or goes.

/** Scripts written without blanks: words on either side of a dot say nothing of an address. */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const LETTER = String.raw`[[\p{L}\p{M}\p{N}]--[${UNSPACED}]]`;
const LABEL = String.raw`${LETTER}(?:[${LETTER}_\-]{0,62}${LETTER})?`;
/** Fullwidth and ideographic full stops are dots to a browser. */
const DOT = "[.．｡。]";
/** Of an address, as far as programs take it. */
const PART = String.raw`[^\s<>"“”„«»\`\{\}\|\\\^]`;
const REST = String.raw`(?::\d{1,5})?(?:[\/?#\\]${PART}*)?`;

const SCHEMED = String.raw`\b[a-z][a-z\d+.\-]{1,15}:(?:\/\/|\\\\)${PART}+`;
const UNSLASHED = String.raw`\b(?:javascript|vbscript|livescript|data|blob|mailto|tel|sms|file|about|magnet|intent|view-source|jar|feed|xmpp|sip|ftp|https?|wss?|ms-[a-z]+):${PART}+`;
const SHARE = String.raw`\\\\[\w.\-]+\\\S+`;
const MAIL = String.raw`(?<![\p{L}\p{N}._%+\-])[\p{L}\p{N}._%+\-]{0,64}@${LABEL}(?:${DOT}${LABEL})+`;
/** The last label has letters that come in two cases, or something follows that makes it an address. */
const NAME = String.raw`(?<![${LETTER}@._%+\-])(?:${LABEL}${DOT})+[[\p{L}\p{M}]--[${UNSPACED}]]{2,63}${REST}`;
const ABROAD = String.raw`(?<![\p{L}\p{M}\p{N}.\-])(?:[\p{L}\p{M}\p{N}\-]{1,63}\.)+[\p{L}\p{M}]{2,20}(?::\d{1,5})?[\/?#]${PART}+`;
const NUMBERED = String.raw`(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}${REST}|\blocalhost(?::\d|\/)${PART}*`;

const ADDRESS = new RegExp([SCHEMED, UNSLASHED, SHARE, MAIL, NUMBERED, NAME, ABROAD].join("|"), "giv");

const BARE_NAME = new RegExp(String.raw`^(?:${LABEL}${DOT})+[\p{L}\p{M}]{2,63}$`, "iv");
const BARE_NUMBERS = /^[\d.]+$/;
/** "Node.js" and "index.html" are no hosts: there are no such domains. */
const NO_DOMAIN = /\.(?:[cm]?[jt]sx?|json|ya?ml|css|html?|php|txt|csv|xml|sql|pdf|png|jpe?g|gif|exe|dll|cpp)$/i;
const ENDS = /[.,;:!?…'’"“”()[\]{}*_~]+$/u;

/**
 * What the source has as a whole stays (with or without `https://` and the last slash), what merely begins like it does not.
 * A host without a path may be two sentences that lack a blank between them: it gets one, and is no address any more.
 */
export function dropUnknownAddresses(text: string, source: string): string {
  let known: Set<string> | undefined;
  return text.replaceAll(ADDRESS, (found) => {
    const address = found.replace(ENDS, "");
    if (BARE_NUMBERS.test(address) || (BARE_NAME.test(address) && NO_DOMAIN.test(address))) return found;
    known ??= new Set(Array.from(source.matchAll(ADDRESS), ([one]) => keyOf(one)));
    if (known.has(keyOf(found))) return found;
    if (!BARE_NAME.test(address)) return "";
    return `${address.replaceAll(/[.．｡。](?=\S)/gu, ". ")}${found.slice(address.length)}`;
  });
}

/** Whatever a program would make a link of, with its place; `key` is the same for two spellings of one address. */
export function findAddresses(text: string): { start: number; end: number; key: string }[] {
  return Array.from(text.matchAll(ADDRESS), ({ 0: found, index }) => {
    const address = found.replace(ENDS, "");
    return { start: index, end: index + address.length, key: keyOf(found), address };
  })
    .filter(({ address }) => !(BARE_NUMBERS.test(address) || (BARE_NAME.test(address) && NO_DOMAIN.test(address))))
    .map(({ start, end, key }) => ({ start, end, key }));
}

function keyOf(found: string): string {
  const plain = found.replace(ENDS, "").normalize("NFKC");
  const [, host = "", rest = ""] = /^(?:https?:\/\/)?([^/?#]*)([^]*)$/i.exec(plain) ?? [];
  return `${host.toLowerCase()}${rest.replace(/\/$/, "")}`;
}
