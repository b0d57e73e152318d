import { describe, expect, it } from "vitest";
import { isAllowed, parseRobots } from "../../src/net/robots-rules.ts";

function may(text: string, path: string): boolean {
  return isAllowed(parseRobots(text, "DoorOpener"), new URL(path, "https://site.example"));
}
const all = (...lines: string[]) => ["User-agent: *", ...lines].join("\n");

describe("the rules of a robots.txt", () => {
  it.each<[string, string, string, boolean]>([
    ["an empty file allows", "", "/a", true],
    ["an empty Disallow allows", all("Disallow:"), "/a", true],
    ["a slash refuses all", all("Disallow: /"), "/a", false],
    ["robots.txt itself is always allowed", all("Disallow: /"), "/robots.txt", true],
    ["a pattern is a beginning", all("Disallow: /fish"), "/fishheads/yummy.html", false],
    ["case counts in paths", all("Disallow: /Fish"), "/fish", true],
    ["a trailing slash counts", all("Disallow: /fish/"), "/fish", true],
    ["the longest match decides", all("Disallow: /a", "Allow: /a/b"), "/a/b/c", true],
    ["the order does not", all("Allow: /a/b", "Disallow: /a"), "/a/c", false],
    ["of two as long, the kinder", all("Disallow: /page", "Allow: /page"), "/page", true],
    ["a star stands for anything", all("Disallow: /*.php"), "/folder/file.php?x=1", false],
    ["also for nothing", all("Disallow: /a*b"), "/ab", false],
    ["a dollar is the end", all("Disallow: /*.php$"), "/file.php", false],
    ["and nothing after it", all("Disallow: /*.php$"), "/file.php?x=1", true],
    ["a dollar without a star", all("Disallow: /exact$"), "/exact", false],
    ["which must be all of it", all("Disallow: /exact$"), "/exactly", true],
    ["an end may not overlap a beginning", all("Disallow: /aba*ba$"), "/aba", true],
    ["the home page alone", all("Allow: /$", "Disallow: /"), "/", true],
    ["the query counts", all("Disallow: /*?print="), "/a?print=1", false],
    ["encoded and plain are equal", all("Disallow: /%7Ejoe/"), "/~joe/a", false],
    ["so are small and capital hex", all("Disallow: /a%c3%a9"), "/a%C3%A9", false],
    ["and bare UTF-8", all("Disallow: /café"), "/caf%C3%A9", false],
    ["an encoded slash is no slash", all("Disallow: /a/b"), "/a%2Fb", true],
    ["an encoded star is a star only", all("Disallow: /a%2Ab"), "/a*b", false],
    ["and stands for nothing else", all("Disallow: /a%2Ab"), "/axb", true],
    ["rules before any group are nobody's", "Disallow: /\nUser-agent: *\nDisallow: /x", "/a", true],
    ["comments are left out", all("Disallow: /a # not /b"), "/a", false],
    ["old line ends are understood", "User-agent: *\rDisallow: /a", "/a", false],
    ["a byte order mark is, too", "\uFEFFUser-agent: *\r\nDisallow: /a", "/a", false],
    ["an error page has no rules", "<!doctype html><p>Disallow everything: no", "/a", true],
  ])("%s", (_name, text, path, expected) => {
    expect(may(text, path)).toBe(expected);
  });
});

describe("the groups of a robots.txt", () => {
  const others = "User-agent: *\nDisallow: /\n\n";
  it.each<[string, string, boolean]>([
    ["ours goes before everybody's", `${others}User-agent: DoorOpener\nDisallow: /private`, true],
    ["its name is read in any case", `${others}user-AGENT: dooropener\nAllow: /`, true],
    ["a version after the name is left out", `${others}User-agent: DoorOpener/2.0\nAllow: /`, true],
    ["a longer name is somebody else's", `${others}User-agent: DoorOpenerPlus\nAllow: /`, false],
    ["names in a row share rules", `${others}User-agent: DoorOpener\nUser-agent: Other\nDisallow: /x`, true],
    [
      "a Sitemap between them changes nothing",
      "User-agent: DoorOpener\nSitemap: /s\nUser-agent: B\nDisallow: /",
      false,
    ],
    ["two groups of ours are one", "User-agent: DoorOpener\nAllow: /b\nUser-agent: DoorOpener\nDisallow: /", false],
    ["an empty group of ours allows", `${others}User-agent: DoorOpener\n`, true],
    ["somebody else's do not count", "User-agent: Other\nDisallow: /", true],
  ])("%s", (_name, text, expected) => {
    expect(may(text, "/a")).toBe(expected);
  });

  it("made to hurt are read all the same", () => {
    const patterns = Array.from({ length: 5_000 }, (_, i) => `Disallow: /${"*a".repeat(40)}b${i}`);
    expect(may(all(...patterns), `/${"a".repeat(4_000)}`)).toBe(true);
  });
});
