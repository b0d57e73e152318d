// Files as people have them.
import { describe, expect, test } from "vitest";
import { readImportFile } from "../../../src/domain/imports/read-file.ts";
import type { Plan } from "../../../src/domain/imports/plan.ts";

const read = (file: string | Uint8Array): Plan =>
  readImportFile(typeof file === "string" ? new TextEncoder().encode(file) : file, undefined);
const brief = (plan: Plan) =>
  plan.wishes.map(({ name, feeds, site }) => [name, feeds.map(({ url }) => url).join(" "), site]);
const outline = (text: string, url: string): string => `<outline text="${text}" xmlUrl="${url}"/>`;
const opml = (body: string): string => `<opml><body>${body}</body></opml>`;

describe("OPML", () => {
  test("gives names without what platforms put around them", () => {
    const names = [
      "Ada Bell RSS Feed",
      "Ada Bell - Medium",
      "Stories by Ada Bell on Medium",
      "RSS: Ada Bell",
      "<b>Ada</b> Bell (Atom)",
    ];
    for (const name of names) {
      const escaped = name.replaceAll("<", "&lt;");
      expect(read(opml(outline(escaped, "https://a.example/f"))).wishes[0]?.name).toBe("Ada Bell");
    }
    expect(read(opml(outline("The Daily Feed", "https://a.example/f"))).wishes[0]?.name).toBe("The Daily Feed");
  });

  test("makes one person of feeds of one site under one name, and of a feed in two folders", () => {
    const plan = read(
      opml(
        `<outline text="A">${outline("Ada", "https://ada.example/posts")}${outline("ada", "https://ada.example/notes")}${outline("Bram", "https://ada.example/bram")}</outline>
         <outline text="B">${outline("Ada", "https://www.ada.example/posts/")}</outline>`,
      ),
    );
    expect(brief(plan)).toEqual([
      ["Ada", "https://ada.example/posts https://ada.example/notes", undefined],
      ["Bram", "https://ada.example/bram", undefined],
    ]);
    expect(plan.wishes[0]?.tags).toEqual(["A", "B"]);
  });

  test("refuses addresses that are none, line by line, and forgives the others", () => {
    const addresses = [
      "javascript:alert(1)",
      "data:text/xml,x",
      "file:///etc/passwd",
      "https://x.example:22/",
      "feed://ok.example/f",
      "ok2.example/f",
      "http://user:secret@ok3.example/f",
    ];
    const plan = read(opml(addresses.map((url) => outline("x", url)).join("\n")));
    expect(plan.skipped.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
    expect(plan.wishes.flatMap(({ feeds }) => feeds.map(({ url }) => url))).toEqual([
      "https://ok.example/f",
      "https://ok2.example/f",
      "http://ok3.example/f",
    ]);
  });

  test("is read in windows-1252, in UTF-16 and behind a byte order mark", () => {
    const text = opml(outline("Zoë", "https://zoe.example/f"));
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);
    const latin = new Uint8Array(Buffer.from(text, "latin1"));
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)]);
    for (const bytes of [utf16, latin, marked]) expect(read(bytes).wishes[0]?.name).toBe("Zoë");
  });
});

describe("a table", () => {
  test.each([",", ";", "\t", "|"])("is read with %j between its cells", (by) => {
    const plan = read(
      [
        ["Name", "Blog", "Tags"],
        ["Ada Bell", "ada.example", "x"],
      ]
        .map((row) => row.join(by))
        .join("\r\n"),
    );
    expect(plan.wishes).toMatchObject([{ line: 2, name: "Ada Bell", isNamed: true, site: "ada.example", tags: ["x"] }]);
  });

  test("may explain itself first, and counts its lines as an editor does", () => {
    const plan = read(
      'sep=;\nMy people;;\n\nVorname;Nachname;RSS;Notes\n"Ada";Bell;https://ada.example/f;"one\ntwo"\n;;;\n;;;why\n',
    );
    expect(plan.wishes).toMatchObject([
      { line: 5, name: "Ada Bell", why: "one\ntwo", feeds: [{ url: "https://ada.example/f" }] },
    ]);
    expect(plan.skipped.map(({ line }) => line)).toEqual([8]);
  });

  test("without a header tells names from addresses, and so does a bare list of addresses", () => {
    expect(brief(read("Ada Bell,https://ada.example/,likes boats\nBram,bram.example\n"))).toEqual([
      ["Ada Bell", "", "https://ada.example/"],
      ["Bram", "", "bram.example"],
    ]);
    expect(brief(read("https://ada.example/feed.xml\nhttps://bram.example/\n"))).toEqual([
      ["ada.example", "https://ada.example/feed.xml", undefined],
      ["", "", "https://bram.example/"],
    ]);
  });

  test("knows handles by their columns, bare or as addresses", () => {
    const plan = read(
      "name,twitter,linkedin,github,bluesky,e-mail,url\nAda,@ada,linkedin.com/in/ada,ada,ada,Ada@Example.org,https://x.com/ada2\n",
    );
    expect(plan.wishes[0]?.handles).toEqual([
      { channel: "x", url: "https://x.com/ada" },
      { channel: "linkedin", url: "https://www.linkedin.com/in/ada" },
      { channel: "github", url: "https://github.com/ada" },
      { channel: "bluesky", url: expect.stringContaining("ada.bsky.social") },
      { channel: "email", url: "mailto:ada@example.org" },
      { channel: "x", url: "https://x.com/ada2" },
    ]);
    expect(plan.wishes[0]?.site).toBeUndefined();
  });

  test("of Mastodon is people, one an account", () => {
    const plan = read("Account address,Show boosts,Notify on new posts,Languages\nada@social.example,true,false,\n");
    expect(plan).toMatchObject({ source: "mastodon", wishes: [{ name: "", site: "@ada@social.example" }] });
  });

  test("with a quotation mark that never closes loses that line only", () => {
    const plan = read('name,site\nAda,ada.example\n"Bram,bram.example\nCleo,cleo.example\n');
    expect(brief(plan).map(([name]) => name)).toEqual(["Ada", "Cleo"]);
    expect(plan.skipped).toEqual([
      { line: 3, name: "", reason: "A quotation mark on this line opens and never closes." },
    ]);
  });

  test("of a million lines is read as far as the limit", () => {
    const plan = read(`name\n${"Ada\n".repeat(1_000_000)}`);
    expect(plan.wishes).toHaveLength(19_999);
    expect(plan.notes).toEqual(["Only the first 20,000 lines were read."]);
  });

  test("of contacts says where they belong", () => {
    const google = "First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value\nA,,B,,,a@b.example\n";
    expect(() => read(google)).toThrow("This is an address book.");
    expect(() => read("{}")).toThrow("This is JSON.");
    expect(() => read(new Uint8Array([1, 0, 0, 7, 0, 9]))).toThrow("holds no text");
  });
});

test.each([
  ["a web page", "<!doctype html><html><body>Feeds</body></html>", "This is a web page"],
  ["a feed", "<rss version='2.0'><channel/></rss>", "This file is a feed itself"],
  ["nothing", " \n", "The file is empty"],
  ["a spreadsheet", "PK\u0003\u0004", "This is a spreadsheet"],
  [
    "LinkedIn's connections",
    'Notes:\n"x"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nA,B,,,,,08 Feb 2026\n',
    "These are your connections on LinkedIn",
  ],
])("what is %s is told by a sentence that helps", (_name, body, sentence) => {
  expect(() => read(body)).toThrow(sentence);
});
