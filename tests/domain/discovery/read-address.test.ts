import { expect, test } from "vitest";
import { readAddress } from "../../../src/domain/discovery/read-address.ts";
import { PermanentError } from "../../../src/errors.ts";

const both = (rest: string) => [`https://${rest}`, `http://${rest}`];

test.each([
  ["jane.example", both("jane.example/")],
  ["  https://jane.example/a?b=1#c \n", ["https://jane.example/a?b=1"]],
  ["HTTP://Jane.Example", ["http://jane.example/"]],
  ["http:/jane.example", ["http://jane.example/"]],
  ["https//jane.example", ["https://jane.example/"]],
  ["//jane.example/x", both("jane.example/x")],
  ["feed:https://jane.example/f", ["https://jane.example/f"]],
  ["feed://jane.example/f", both("jane.example/f")],
  ["itpc://jane.example/f", both("jane.example/f")],
  ["jane.example:8080/x", both("jane.example:8080/x")],
  ["localhost:3000", ["http://localhost:3000/"]],
  ["127.0.0.1:3000/x", ["http://127.0.0.1:3000/x"]],
  ["<https://jane.example/>", ["https://jane.example/"]],
  ["“jane.example”,", both("jane.example/")],
  ["Jane's blog is at https://jane.example/blog, have a look", ["https://jane.example/blog"]],
  ["bücher.example", both("xn--bcher-kva.example/")],
  ["https://user:secret@jane.example/", ["https://jane.example/"]],
  ["mailto:jane@jane.example", both("jane.example/")],
  ["jane@jane.example", both("jane.example/")],
  ["@jane@social.example", both("social.example/@jane")],
  ["acct:jane@social.example", both("social.example/")],
])("%j is read as %j", (input, urls) => {
  expect(readAddress(input).urls).toEqual(urls);
});

test.each([
  "",
  "   ",
  "Jane Doe",
  "jane",
  "javascript:alert(1)",
  "ftp://jane.example/",
  "file:///etc/passwd",
  "jane@gmail.com",
  "https://",
  "http://a b.example/",
  "data:text/html,x",
  "???",
  "tel:+4912345",
])("%j is answered with a sentence", (input) => {
  expect(() => readAddress(input)).toThrow(PermanentError);
  expect(() => readAddress(input)).toThrow(/Paste/);
});
