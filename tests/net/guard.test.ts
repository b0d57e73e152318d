import { describe, expect, it } from "vitest";
import { createGuard, parseWebAddress } from "../../src/net/guard.ts";

const signal = new AbortController().signal;
const noLookup = async (): Promise<string[]> => {
  throw new Error("must not be asked");
};

async function check(address: string, answer?: string[], allow: string[] = []) {
  const guard = createGuard(allow, answer ? async () => answer : noLookup);
  return guard.check(parseWebAddress(address), signal);
}

describe("an address that cannot be fetched", () => {
  it.each(["", "nonsense", "http://", "http://a b/", "http://[::1", "http://[fe80::1%25eth0]/", "http://1.2.3.999/"])(
    "%j is not an address at all",
    (address) => {
      expect(() => parseWebAddress(address)).toThrow(expect.objectContaining({ kind: "address-invalid" }));
    },
  );

  it.each(["ftp://site.example/", "file:///etc/passwd", "data:text/html,hi", "javascript:1", "gopher://site.example/"])(
    "%s is not on the web",
    (address) => {
      expect(() => parseWebAddress(address)).toThrow(expect.objectContaining({ kind: "address-invalid" }));
    },
  );

  it.each([
    "http://u:p@site.example/",
    "http://u@site.example/",
    "http://site.example:22/",
    "https://site.example:25/",
  ])("%s is readable but refused", (address) => {
    expect(() => parseWebAddress(address)).toThrow(expect.objectContaining({ kind: "address-refused" }));
  });

  it("is one of absurd length", () => {
    expect(() => parseWebAddress(`http://site.example/${"a".repeat(9_000)}`)).toThrow(/is not a web address/);
  });

  it.each([80, 443, 1024, 8080, 65_535])("is not one on port %d", (port) => {
    expect(parseWebAddress(`http://site.example:${port}/`).hostname).toBe("site.example");
  });
});

describe("spellings of a private address", () => {
  it.each(
    `
    127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 127.0.0.1. ０x7f.1
    127。0。0。1 ①②⑦.0.0.1 %31%32%37.0.0.1 0 0x0 0xa9fea9fe [::1] [::] [::ffff:127.0.0.1]
    [::ffff:7f00:1] [::127.0.0.1] [64:ff9b::7f00:1] [2002:7f00:1::] [fe80::1] [fd00::1]
    [0:0:0:0:0:0:0:1] 169.254.169.254
  `
      .trim()
      .split(/\s+/),
  )("%s is seen through without asking a name server", async (host) => {
    await expect(check(`http://${host}/`)).rejects.toMatchObject({ kind: "address-refused", name: "PermanentError" });
  });
});

describe("a name", () => {
  it("is refused when any of its addresses is private", async () => {
    await expect(check("http://site.example/", ["8.8.8.8", "10.0.0.1"])).rejects.toThrow(/site\.example does not lead/);
    await expect(check("http://site.example/", ["2606:4700::1", "::1"])).rejects.toThrow(/does not lead/);
    await expect(check("http://site.example/", ["8.8.8.8", "2606:4700::1%eth0"])).rejects.toThrow(/does not lead/);
  });

  it("is handed out with all its addresses when they are public", async () => {
    const target = await check("https://Site.Example.:443/a?b#c", ["8.8.8.8", "2606:4700::1"]);
    expect(target.url.href).toBe("https://site.example/a?b");
    expect(target.addresses).toEqual(["8.8.8.8", "2606:4700::1"]);
  });

  it("may be private where the operator allows the name or the network", async () => {
    await expect(check("http://intranet.example/", ["10.0.0.1"], ["intranet.example"])).resolves.toBeDefined();
    await expect(check("http://intranet.example./", ["10.0.0.1"], ["intranet.example"])).resolves.toBeDefined();
    await expect(check("http://other.example/", ["10.0.0.1"], ["10.0.0.0/8"])).resolves.toBeDefined();
    await expect(check("http://sub.intranet.example/", ["10.0.0.1"], ["intranet.example"])).rejects.toThrow(/not lead/);
  });

  it("that does not exist is named, and may be tried again", async () => {
    const guard = createGuard([], async () => {
      throw Object.assign(new Error("queryA ENOTFOUND"), { code: "ENOTFOUND" });
    });
    await expect(guard.check(parseWebAddress("http://nosuch.example/"), signal)).rejects.toMatchObject({
      name: "RetryLaterError",
      kind: "address-unreachable",
      message: "nosuch.example could not be found. Check the spelling.",
      cause: { code: "ENOTFOUND" },
    });
  });
});
