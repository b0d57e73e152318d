import { expect, test } from "vitest";
import { hasOwnDomain, readQuery } from "../../../../src/domain/discovery/search/read-query.ts";

test.each([
  ["Jane Doe", "Jane Doe"],
  ["  “Jane Doe”, ", "Jane Doe"],
  ["Jürgen", "Jürgen"],
  ["J. R. R. Tolkien", "J. R. R. Tolkien"],
  ["Jane O’Neill-Smith", "Jane O’Neill-Smith"],
  ["3Blue1Brown", "3Blue1Brown"],
  ["山田 太郎", "山田 太郎"],
  ["@janedoe", "janedoe"],
  ["Jane\u200B Doe\n", "Jane Doe"],
])("%j is a name", (typed, name) => {
  expect(readQuery(typed)).toMatchObject({ name });
  expect(readQuery(typed)?.email).toBeUndefined();
});

test.each([
  ["jane.doe@doe.example", "jane doe", true],
  ["mailto:jane@doe.example", "", true],
  ["Jane M. Doe <jd1977@gmail.com>", "Jane M Doe", false],
  ["jane_doe+feeds@gmail.com", "jane doe", false],
  ["jane99@GMX.de", "", false],
])("%j is an e-mail address", (typed, name, own) => {
  const query = readQuery(typed);
  expect(query).toMatchObject({ name, email: { address: expect.stringContaining("@") as unknown } });
  expect(query && hasOwnDomain(query)).toBe(own);
});

test.each([
  "jane.example",
  "https://jane.example/",
  "look at jane.example please",
  "jane.example/about",
  "localhost",
  "@jane@social.example",
  "feed:jane.example",
  "javascript:alert(1)",
  "<script>",
  "a",
  "42",
  "…",
  "",
  "x".repeat(101),
  "1 + 1 = 2",
])("%j is neither", (typed) => {
  expect(readQuery(typed)).toBeUndefined();
});
