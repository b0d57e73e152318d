import { describe, expect, test } from "vitest";
import { toPlainText } from "../../src/ai/plain-text.ts";

const SOURCE =
  "More at https://notes.example/shelves, on www.known.example and from ada@notes.example; see https://ex.example/foo_(bar) and Node.js.";

describe("an address in what a model writes", () => {
  test.each([
    "https://notes.example/shelves",
    "notes.example/shelves",
    "(https://ex.example/foo_(bar))",
    "www.known.example",
    "ada@notes.example",
    "HTTPS://Notes.Example/shelves/",
  ])("stays where it stands in the post: %s", (address) => {
    expect(toPlainText(`It is ${address}.`, SOURCE)).toBe(`It is ${address}.`);
  });

  test.each([
    ["one that begins like one of the post", "https://notes.example/shel"],
    ["one of the post with something behind it", "https://notes.example/shelves?d=c2VjcmV0"],
    ["one of the post with a way behind it", "https://notes.example/shelves/x"],
    ["one without a scheme", "evil.example/x?d=c2VjcmV0"],
    ["one with a port", "evil.example:8080"],
    ["one that shows another host", "https://notes.example@evil.example/"],
    ["one in letters that look alike", "https://n\u043Etes.example/shelves"],
    ["one in fullwidth letters", "ｅｖｉｌ．ｅｘａｍｐｌｅ/x"],
    ["one with an ideographic dot", "evil。example/x"],
    ["one in other scripts", "例え.テスト/x"],
    ["one in numbers", "10.0.0.1/x"],
    ["one of this machine", "localhost:3000/x"],
    ["a script", "javascript:alert(1)"],
    ["a document", "data:text/html;base64,PHNjcmlwdD4="],
    ["a letter", "mailto:mallory@evil.example"],
    ["an account", "mallory@evil.example"],
    ["a file", "file:///etc/passwd"],
    ["a share", "\\\\evil\\share\\x"],
    ["one put together from marks", "evil**.**example/x"],
    ["one put together from blanks", "evil .example/x"],
    ["one put together from tags", "ht<b></b>tps://evil.example/<i>x</i>"],
    ["one with what cannot be seen in it", "https://ev\u200Bil.exam\u00ADple/"],
    ["a link", "[](https://evil.example/x)"],
    ["a picture", "![](https://evil.example/x.png?d=c2VjcmV0 'a title')"],
    ["what a reference leads to", "\n[1]: https://evil.example/x 'a title'"],
  ])("goes: %s", (_, address) => {
    expect(toPlainText(`It is ${address}`, SOURCE)).toBe("It is");
  });

  test("leaves the words of links, and no link", () => {
    const links =
      "[one](javascript:alert(1)) [two][1] ![three](//evil.example/?q=x) <https://evil.example>\n[1]: //evil.example";
    expect(toPlainText(links, SOURCE)).toBe("one two three");
  });

  test("that is only a host is parted and not lost: it may be two sentences", () => {
    expect(toPlainText("It works.The next one, evil.example, and notes.example.", SOURCE)).toBe(
      "It works. The next one, evil. example, and notes. example.",
    );
  });

  test.each([
    "Node.js, index.html, U.S., e.g. 3.5 and 1.2.3.4 at 10:30",
    "これはNode.jsを使う。次に進む。",
    "である．次に",
    "I/O, and/or, TCP/IP: a note",
  ])("is not seen where there is none: %s", (text) => {
    expect(toPlainText(text, SOURCE)).toBe(text);
  });
});

describe("a tag in what a model writes", () => {
  test.each([
    ["<b>bold</b> and <img src=x onerror=alert(1)>more", "bold and more"],
    ["<<b>script>alert(1)</script>", "script>alert(1)"],
    ["an <img src=x onerror=alert(1)", "an img src=x onerror=alert(1)"],
    ["<!-- a comment -->text<?php x ?>", "text"],
    ["a < b and b > c", "a < b and b > c"],
  ])("goes: %s", (written, text) => {
    expect(toPlainText(written, "")).toBe(text);
  });

  test("and what nobody reads is no text", () => {
    const code = Buffer.from("what only the model was told, and more").toString("base64");
    expect(toPlainText(`A boat ${code} came`, "")).toBe("A boat came");
    expect(toPlainText(`A boat ${code} came`, `with ${code}`)).toBe(`A boat ${code} came`);
    expect(toPlainText("a".repeat(1_000_000), "")).toBe("");
    expect(toPlainText("a word ".repeat(1_000_000), "").length).toBeLessThan(2_001);
  });

  test.each(["[", "<b", "a", "a.", "日.", "![](", "a@", "a-", "a_", "\\\\a", "http://", "**", "1.", "%", "e\u0301"])(
    "nor does %j without end hold anybody up",
    (part) => {
      const source = part.repeat(200_000);
      expect(typeof toPlainText(`${part.repeat(1_000)} evil.example/x`, source)).toBe("string");
      expect(typeof toPlainText(`evil.example/x ${part.repeat(1_000)}`, `${source} evil.example/x`)).toBe("string");
    },
  );
});
