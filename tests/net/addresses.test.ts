import { describe, expect, it } from "vitest";
import { isInNetworks, isPublicAddress, parseAllowList } from "../../src/net/addresses.ts";

const REFUSED = {
  "this network": ["0.0.0.0", "0.1.2.3"],
  private: ["10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1"],
  loopback: ["127.0.0.1", "127.255.255.254"],
  "link-local, cloud metadata": ["169.254.0.1", "169.254.169.254"],
  "carrier-grade NAT": ["100.64.0.1", "100.100.100.200", "100.127.255.255"],
  "protocol assignments": ["192.0.0.1", "192.0.0.192"],
  documentation: ["192.0.2.1", "198.51.100.7", "203.0.113.9"],
  benchmarking: ["198.18.0.1", "198.19.255.255"],
  "6to4 relays": ["192.88.99.1"],
  multicast: ["224.0.0.1", "239.255.255.255"],
  "reserved and broadcast": ["240.0.0.1", "255.255.255.255"],
  "a cloud's inside": ["168.63.129.16"],
  "unspecified and loopback, IPv6": ["::", "::1", "0:0:0:0:0:0:0:1"],
  "IPv4-mapped": ["::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1", "0:0:0:0:0:ffff:a9fe:a9fe"],
  "IPv4-compatible": ["::127.0.0.1", "::7f00:1", "::8.8.8.8"],
  "IPv4-translated": ["::ffff:0:127.0.0.1", "::ffff:0:808:808"],
  "NAT64 of private": ["64:ff9b::127.0.0.1", "64:ff9b::a00:1", "64:ff9b::169.254.169.254"],
  "NAT64 for local use": ["64:ff9b:1::8.8.8.8"],
  "6to4": ["2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::1"],
  Teredo: ["2001:0:7f00:1::1", "2001::1"],
  ORCHID: ["2001:10::1", "2001:20::1"],
  "benchmarking, IPv6": ["2001:2::1"],
  "documentation, IPv6": ["2001:db8::1", "3fff::1"],
  "unique local": ["fc00::1", "fd00:ec2::254"],
  "link-local, IPv6": ["fe80::1", "febf::1"],
  "site-local": ["fec0::1"],
  "multicast, IPv6": ["ff02::1", "ff0e::1"],
  "discard-only": ["100::1"],
  "segment routing": ["5f00::1"],
  "not handed out": ["4000::1", "8000::1", "e000::1"],
  "with a zone": ["fe80::1%eth0", "2606:4700::1111%eth0"],
  "not an address": ["", "localhost", "127.1", "0x7f.0.0.1", "0177.0.0.1", "2130706433", "1.2.3.4.5", "[::1]"],
};

const PUBLIC = `
    1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 172.15.255.255 172.32.0.1
    192.0.1.1 192.167.255.255 198.17.255.255 198.20.0.1 223.255.255.255 ::ffff:8.8.8.8
    64:ff9b::8.8.8.8 2606:4700:4700::1111 2a00:1450:4001:831::200e 2001:4860::8888
  `
  .trim()
  .split(/\s+/);

describe("the addresses that may be fetched", () => {
  describe.each(Object.entries(REFUSED))("leave out %s", (_range, addresses) => {
    it.each(addresses)("%s", (address) => {
      expect(isPublicAddress(address)).toBe(false);
    });
  });

  it.each(PUBLIC)("include %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe("the allow list", () => {
  it("reads networks, single addresses and host names", () => {
    const { networks, hosts } = parseAllowList(["10.0.0.0/8", "127.0.0.1", "[::1]", "fd00::/8", "Intranet.example"]);
    expect(hosts).toEqual(new Set(["intranet.example"]));
    const inside = ["10.9.9.9", "127.0.0.1", "::1", "fd12::1", "::ffff:10.1.1.1"];
    const outside = ["11.0.0.1", "127.0.0.2", "::2", "fe80::1", "::ffff:11.1.1.1", "fd12::1%lo"];
    expect(inside.filter((address) => !isInNetworks(address, networks))).toEqual([]);
    expect(outside.filter((address) => isInNetworks(address, networks))).toEqual([]);
  });

  it.each(["10.0.0.0/33", "10.0.0.0/", "10/8", "http://intranet.example", "*", "a b", "fe80::/129"])(
    "says that %s is neither",
    (entry) => {
      expect(() => parseAllowList([entry])).toThrow(/FETCH_ALLOW/);
    },
  );
});
