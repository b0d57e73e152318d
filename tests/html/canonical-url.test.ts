import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalUrl, sameAddress } from "../../src/html/canonical-url.ts";

test.each([
  ["HTTPS://WWW.Jane.Example:443/Blog/?utm_source=x&b=2&fbclid=1#top", "https://jane.example/Blog?b=2"],
  ["https://m.jane.example/", "https://jane.example"],
  ["https://www.m.jane.example./a//", "https://jane.example/a"],
  ["https://www.com/", "https://www.com"],
  ["http://mobile.twitter.com/jane/", "http://x.com/jane"],
  ["https://old.reddit.com/user/jane/", "https://reddit.com/user/jane"],
  ["https://youtu.be/abc123?t=9&si=x", "https://youtube.com/watch?v=abc123&t=9&si=x"],
  ["https://jane.example/?p=12&ref=news", "https://jane.example/?p=12"],
  ["https://jane.example:8080/a?preference=1", "https://jane.example:8080/a?preference=1"],
  ["https://medium.com/@jane/post?source=rss-12", "https://medium.com/@jane/post"],
  ["https://user:secret@jane.example/", "https://jane.example"],
  [" not an address ", "not an address"],
])("%s is %s", (address, canonical) => {
  expect(canonicalUrl(address)).toBe(canonical);
});

test("what is canonical stays as it is", () => {
  const host = fc
    .constantFrom("www.", "m.", "mobile.", "www.m.", "")
    .chain((prefix) =>
      fc
        .oneof(fc.domain(), fc.constantFrom("twitter.com", "old.reddit.com", "youtu.be", "com", "m.co"))
        .map((rest) => prefix + rest),
    );
  const query = fc.array(fc.constantFrom("utm_a=1", "b=2", "ref=x", "v=y", "", "source=rss", "%zz"), { maxLength: 4 });
  const address = fc
    .tuple(fc.constantFrom("http", "https"), host, fc.constantFrom("", ":80", ":443", ":81"), fc.webPath(), query)
    .map(([scheme, name, port, path, parts]) => `${scheme}://${name}${port}${path}?${parts.join("&")}#f`);
  fc.assert(
    fc.property(
      fc.oneof(address, fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
      (url) => {
        expect(canonicalUrl(canonicalUrl(url))).toBe(canonicalUrl(url));
      },
    ),
  );
});

test("the scheme does not tell two addresses apart", () => {
  expect(sameAddress("http://www.jane.example/", "https://jane.example")).toBe(true);
  expect(sameAddress("https://jane.example/a", "https://jane.example/b")).toBe(false);
});
