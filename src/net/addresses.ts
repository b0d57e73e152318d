// Which IP addresses belong to the public internet. Whatever is not clearly public is refused.
import { isIP, isIPv4 } from "node:net";
import ipaddr from "ipaddr.js";
import { PermanentError } from "../errors.ts";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
export type Network = readonly [Address, number];

const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");
const NAT64 = ipaddr.parseCIDR("64:ff9b::/96");
/** Public by number, but a cloud provider answers there from inside (Azure's platform endpoint). */
const INSIDE_CLOUDS = new Set(["168.63.129.16"]);

/**
 * @param address an IP address as a resolver or `URL.hostname` spells it (brackets off).
 * @returns whether it may be fetched. Anything that is not an address, or carries a zone, may not.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = parseAddress(address);
  if (!parsed) return false;
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === "unicast" && !INSIDE_CLOUDS.has(parsed.toString());
  // Where IPv6 is all there is, the resolver wraps IPv4 answers so (RFC 6147): judged by what is wrapped.
  if (parsed.match(NAT64)) return isPublicAddress(parsed.toByteArray().slice(12).join("."));
  // 6to4 and Teredo are refused whole: both are retired, and they can wrap any private IPv4 address.
  return parsed.match(GLOBAL_UNICAST) && parsed.range() === "unicast";
}

/** @returns whether `address` lies in one of `networks`; an IPv4-mapped address counts as the IPv4 address. */
export function isInNetworks(address: string, networks: readonly Network[]): boolean {
  const parsed = parseAddress(address);
  if (!parsed) return false;
  return networks.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits));
}

/**
 * Splits what the operator allows into networks and host names (`intranet.example`).
 * @throws PermanentError `invalid-input` on an entry that is neither.
 */
export function parseAllowList(allow: readonly string[]): { networks: Network[]; hosts: Set<string> } {
  const networks: Network[] = [];
  const hosts = new Set<string>();
  for (const entry of allow) {
    const bare = entry.replace(/^\[(.*)\]$/, "$1").toLowerCase();
    if (isIP(bare)) networks.push([ipaddr.parse(bare), isIPv4(bare) ? 32 : 128]);
    else if (bare.includes("/")) networks.push(parseNetwork(bare));
    else if (/^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$/.test(bare)) hosts.add(bare);
    else throw notAnEntry(entry);
  }
  return { networks, hosts };
}

function parseNetwork(entry: string): Network {
  const [address = "", bits = ""] = entry.split("/");
  if (!isIP(address) || !/^\d{1,3}$/.test(bits) || !ipaddr.isValidCIDR(entry)) throw notAnEntry(entry);
  return ipaddr.parseCIDR(entry);
}

function notAnEntry(entry: string): PermanentError {
  return new PermanentError(
    "invalid-input",
    `FETCH_ALLOW: "${entry}" is neither a network such as 10.0.0.0/8 nor a host name.`,
  );
}

function parseAddress(address: string): Address | undefined {
  // isIP is stricter than ipaddr.js, which also reads octal and short spellings.
  if (address.includes("%") || !isIP(address)) return undefined;
  // ipaddr.js takes the dotted "::8.8.8.8" for "::ffff:8.8.8.8"; the URL parser writes it in plain hex.
  const dotted = address.includes(":") && address.includes(".");
  const parsed = ipaddr.parse(dotted ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address);
  return parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress() ? parsed.toIPv4Address() : parsed;
}
