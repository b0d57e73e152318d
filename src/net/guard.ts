// Decides which addresses may be fetched. Resolves a name once and hands out the very addresses it checked, so that
// a name whose answer changes between check and connection (DNS rebinding) gains nothing.
import { isIP } from "node:net";
import { lookup as systemLookup } from "node:dns/promises";
import { PermanentError } from "../errors.ts";
import { isInNetworks, isPublicAddress, parseAllowList } from "./addresses.ts";
import { lookupTrouble } from "./troubles.ts";

/** @returns every address of a host name, IPv4 or IPv6. Rejects where there is none. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

/** An address that may be fetched, with the IP addresses it may be fetched from. Never empty. */
export type Target = Readonly<{ url: URL; addresses: readonly string[] }>;

type Guard = { check: (url: URL, signal: AbortSignal) => Promise<Target> };

const LONGEST_URL = 8_192;

/**
 * Reads an address and checks all that can be told without the network. The fragment is dropped.
 * @param base what a relative address is relative to.
 * @throws PermanentError `address-invalid`, or `address-refused` where it is readable but not to be fetched.
 */
export function parseWebAddress(address: string, base?: URL): URL {
  const url = address.length > LONGEST_URL ? null : URL.parse(address, base);
  if (!url) throw new PermanentError("address-invalid", `"${shorten(address)}" is not a web address.`);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new PermanentError("address-invalid", `"${shorten(address)}" does not start with http:// or https://.`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new PermanentError(
      "address-refused",
      `An address with a name or password in it is not fetched: ${url.host}.`,
    );
  }
  const port = url.port === "" ? 443 : Number(url.port);
  if (port !== 80 && port !== 443 && port < 1024) {
    throw new PermanentError("address-refused", `${url.host} is not fetched: port ${port} is not used by web sites.`);
  }
  url.hash = "";
  // A dot at the end names the same host, but certificates and allow lists do not carry it.
  if (url.hostname.endsWith(".")) url.hostname = url.hostname.slice(0, -1);
  return url;
}

/**
 * @param allow networks and host names that may be fetched although they are private.
 * @param lookup how names are resolved; the system's resolver by default, `/etc/hosts` included.
 */
export function createGuard(allow: readonly string[], lookup: Lookup = resolveBySystem): Guard {
  const { networks, hosts } = parseAllowList(allow);

  async function check(url: URL, signal: AbortSignal): Promise<Target> {
    const hostname = url.hostname.replace(/^\[(.*)\]$/, "$1");
    const literal = isIP(hostname) !== 0;
    const addresses = literal ? [hostname] : await resolve(hostname, signal);
    if (hosts.has(hostname)) return { url, addresses };
    // One bad address among good ones is enough: which of them gets connected is not ours to choose.
    if (!addresses.every((address) => isPublicAddress(address) || isInNetworks(address, networks))) {
      const what = literal ? `${hostname} is not` : `${hostname} does not lead to`;
      throw new PermanentError("address-refused", `${what} an address on the public internet, so it is not fetched.`);
    }
    return { url, addresses };
  }

  async function resolve(hostname: string, signal: AbortSignal): Promise<readonly string[]> {
    try {
      const addresses = await abortable(lookup(hostname), signal);
      if (addresses.length === 0) throw Object.assign(new Error("no address"), { code: "ENOTFOUND" });
      return addresses;
    } catch (error) {
      throw signal.aborted ? signal.reason : lookupTrouble(error, hostname);
    }
  }

  return { check };
}

// getaddrinfo works on libuv's few threads and cannot be ended; files wait behind it where many names are slow. Only it
// knows /etc/hosts and the names of a local network, though.
async function resolveBySystem(hostname: string): Promise<readonly string[]> {
  const answers = await systemLookup(hostname, { all: true });
  return answers.map(({ address }) => address);
}

/** A lookup cannot be taken back; its late answer is dropped. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

function shorten(address: string): string {
  return address.length > 100 ? `${address.slice(0, 99)}…` : address;
}
