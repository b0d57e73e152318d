// Who can reach whom: hubs call us back only where the world can, and a secret goes over closed lines only. Pure.
import { isIP } from "node:net";
import { isInNetworks, isPublicAddress, parseAllowList } from "../net/addresses.ts";

/** Names that lead nowhere outside (RFC 2606, 6761, 6762, 8375), and what people call their own networks. */
const INSIDE =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|test|example|invalid)$|\.arpa$/;

/** Whether a hub out there can call us at this address. `allow`, as FETCH_ALLOW, counts as out there. */
export function isReachable(baseUrl: string, allow: readonly string[]): boolean {
  const hostname = hostOf(baseUrl);
  if (isAllowed(hostname, allow)) return true;
  return isIP(hostname) !== 0 ? isPublicAddress(hostname) : hostname.includes(".") && !INSIDE.test(hostname);
}

/** Whether a secret may be told to this hub: over https, or to a machine that the operator named as one of their own. */
export function mayKnowSecret(hub: string, allow: readonly string[]): boolean {
  return hub.startsWith("https:") || isAllowed(hostOf(hub), allow);
}

function isAllowed(hostname: string, allow: readonly string[]): boolean {
  const { networks, hosts } = parseAllowList(allow);
  return hosts.has(hostname) || isInNetworks(hostname, networks);
}

function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
}
