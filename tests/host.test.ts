import { describe, expect, test } from "vitest";
import { hostOf } from "../src/host.ts";

describe("who answers for an address", () => {
  test.each([
    ["https://ada.example/feed.xml", "ada.example"],
    ["https://www.ada.example/feed.xml", "www.ada.example"],
    ["http://ada.example:8080/feed", "ada.example:8080"],
    ["http://127.0.3.4:5000/", "127.0.3.4:5000"],
    ["http://[::1]:5000/", "[::1]:5000"],
    ["https://ada.substack.com/feed", "substack.com"],
    ["https://Bram.Substack.com/feed", "substack.com"],
    ["https://medium.com/feed/@ada", "medium.com"],
    ["https://ada.wordpress.com/feed/", "wordpress.com"],
    ["https://notwordpress.com/feed/", "notwordpress.com"],
    ["https://ada.blogspot.com/feeds/posts/default", "blogspot.com"],
    ["https://ada.blogspot.co.uk/feeds/posts/default", "blogspot.co.uk"],
    ["https://ada.blogspot.de/feeds/posts/default", "blogspot.de"],
    ["https://myblogspot.de/", "myblogspot.de"],
    ["https://blogspot.ada.example/", "blogspot.ada.example"],
    ["https://ada.github.io:8443/feed.xml", "ada.github.io:8443"],
  ])("%s: %s", (url, host) => {
    expect(hostOf(url)).toBe(host);
  });
});
