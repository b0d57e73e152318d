const SCHEMES = new Set(["http:", "https:", "mailto:"]);
const MAX_LENGTH = 4_000;

/**
 * An address that may stand in a page of ours: absolute, http, https or mailto, without credentials; undefined for everything else.
 * @param baseUrl what a relative address starts from; without it relative addresses are refused.
 */
export function safeLink(href: string | undefined, baseUrl: string | undefined): string | undefined {
  if (href === undefined || href.trim() === "" || href.length > MAX_LENGTH) return undefined;
  const url = URL.parse(href, baseUrl);
  if (url === null || !SCHEMES.has(url.protocol)) return undefined;
  if (url.protocol === "mailto:") return /^[^\s?]+@[^\s?]+$/.test(url.pathname) ? `mailto:${url.pathname}` : undefined;
  // "https://bank.example@evil.example/" shows one host and opens another.
  if (url.username !== "") url.username = "";
  if (url.password !== "") url.password = "";
  return url.href;
}
