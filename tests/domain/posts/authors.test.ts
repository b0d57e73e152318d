import { expect, test } from "vitest";
import { authorKeys, splitNames } from "../../../src/domain/posts/authors.ts";

test.each([
  ["Jane Doe", ["Jane Doe"]],
  ["Jane Doe and Kim Lee", ["Jane Doe", "Kim Lee"]],
  ["Jane Doe, Kim Lee & Bo Ek", ["Jane Doe", "Kim Lee", "Bo Ek"]],
  ["Jane Doe; Kim Lee", ["Jane Doe", "Kim Lee"]],
  ["Jane Doe und Kim Lee", ["Jane Doe", "Kim Lee"]],
  ["Doe, Jane", ["Doe, Jane"]],
  ["Marks & Spencer", ["Marks & Spencer"]],
  ["Smith and Sons", ["Smith and Sons"]],
  ["", []],
])("%j names %j", (line, names) => {
  expect(splitNames(line)).toEqual(names);
});

test("a post is by all who made it, each once, and not by its guests", () => {
  const persons = [
    { name: "KIM LEE", role: "host" },
    { name: "Bo Ek", role: "guest" },
    { name: "Ann  Roe", role: "Co-Host" },
  ];
  expect(authorKeys({ author: "Jane Doe and Kim Lee", persons })).toEqual(["jane doe", "kim lee", "ann roe"]);
  expect(authorKeys({ author: "Jane Doe", authors: ["Jane Doe", "Bo Ek"], persons: [] })).toEqual([
    "jane doe",
    "bo ek",
  ]);
  expect(authorKeys({ persons: [] })).toEqual([]);
});
