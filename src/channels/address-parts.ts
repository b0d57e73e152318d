// The parts of an address that the rules of the platforms look at.

/** The host in lower case, without `www.`, `m.` and `mobile.`. */
export function bareHost(url: URL): string {
  return url.hostname.toLowerCase().replace(/^(?:www|m|mobile)\./, "");
}

/** Percent-decoded; as it was written where the encoding is broken. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}

/** The path's parts without the empty ones, as they were written. */
export function pathParts(url: URL): string[] {
  return url.pathname.split("/").filter((part) => part !== "");
}

/** `jane` where `host` is `jane.example.com` and `parent` is `example.com`; undefined for the parent itself and deeper. */
export function subdomainOf(host: string, parent: string): string | undefined {
  if (!host.endsWith(`.${parent}`)) return undefined;
  const label = host.slice(0, -parent.length - 1);
  return label === "" || label.includes(".") ? undefined : label;
}
