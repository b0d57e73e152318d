import { expect, test } from "vitest";
import { refuseDowngrade } from "../../src/net/redirects.ts";

test("what was sent over a closed line is not carried on over an open one", () => {
  const to = (from: string, target: string) => () => refuseDowngrade(new URL(from), new URL(target));
  expect(to("https://hub.example/", "http://hub.example/")).toThrow("open line");
  expect(to("https://hub.example/", "https://other.example/")).not.toThrow();
  expect(to("http://hub.example/", "http://other.example/")).not.toThrow();
  expect(to("http://hub.example/", "https://other.example/")).not.toThrow();
});
