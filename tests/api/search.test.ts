// Search over everything the user follows and wrote, and over nothing else.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller, Comment, List, Person, Post } from "../support/call.ts";
import { onEachDatabase } from "../support/database.ts";
import { follow, startBlog, type Blog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";
import { signIn } from "../support/visitor.ts";

type Hit = {
  kind: string;
  id: string;
  personId: string;
  postId: string | null;
  title: { text: string; hit: boolean }[];
  excerpt: { text: string; hit: boolean }[];
};

onEachDatabase("a search", (database) => {
  let house: House;
  let olga: Caller;
  let person: Person;
  const blogs: Blog[] = [];
  const blog = async (title: string, texts: Record<string, string>): Promise<Blog> => {
    const at = house.clock.now().getTime();
    const entries = Object.entries(texts).map(([name, content], index) => ({
      guid: `${title} ${name}`,
      link: `https://${title.toLowerCase()}.example/${index}`,
      title: name,
      content: `<p>${content}</p>`,
      at: new Date(at - (index + 1) * 3_600_000),
    }));
    const one = await startBlog(title, entries);
    blogs.push(one);
    return one;
  };
  beforeAll(async () => {
    house = await openHouse({ database });
    olga = house.as(house.olga);
    const mixed = await blog("Wren", {
      "Ferries at night": "The timetables of the islands were written for those who own a boat. They ran late.",
      "Die Fähren im Winter":
        "Über den Häfen lag der Nebel, und die Kinder warteten auf das letzte Schiff, das nicht mehr kam.",
      港の猫: "今日は港で黒い猫を見ました。とても静かな朝でした。",
      แมวดำ: "วันนี้ฉันเห็นแมวดำที่ท่าเรือตอนเช้า",
      "Markup & more": "He wrote &lt;script&gt;alert(1)&lt;/script&gt; about zebras, which is text.",
    });
    person = await follow(olga, mixed.feedUrl);
    await follow(
      house.as(house.uli),
      (await blog("Secret", { "Hidden submarine": "A submarine nobody here follows." })).feedUrl,
    );
    await house.work();
  });
  afterAll(async () => {
    await house.close();
    await Promise.all(blogs.map((one) => one.close()));
  });

  const find = async (q: string, more = ""): Promise<Hit[]> =>
    (await olga.get<List<Hit>>(`/search?q=${encodeURIComponent(q)}${more}`)).body.items;
  const titles = async (q: string): Promise<string[]> =>
    (await find(q, "&kind=post")).map(({ title }) => title.map(({ text }) => text).join(""));

  test.each([
    ["another form of the word", "ferry", ["Ferries at night"]],
    ["the word as it stands", "timetables", ["Ferries at night"]],
    ["words of which one does not stand there", "island boats zeppelin", []],
    ["two words of the text", "island boats", ["Ferries at night"]],
    ["German forms, whatever the case", "FÄHRE", ["Die Fähren im Winter"]],
    ["the singular of a German plural", "hafen", ["Die Fähren im Winter"]],
    ["a phrase", '"letzte Schiff"', ["Die Fähren im Winter"]],
    ["a phrase that does not stand there", '"Schiff letzte"', []],
    ["this or that", "ferry or fähren", ["Ferries at night", "Die Fähren im Winter"]],
    ["this without that", "ferry or fähren -nebel", ["Ferries at night"]],
    ["Japanese in the middle of a line", "黒い猫", ["港の猫"]],
    ["a single Japanese letter", "猫", ["港の猫"]],
    ["Thai without spaces", "แมวดำ", ["แมวดำ"]],
    ["nothing, where nothing is", "nobody-of-that-name", []],
  ])("finds posts by %s", async (_name, q, expected) => {
    expect((await titles(q)).toSorted()).toEqual([...expected].toSorted());
    const listed = (await olga.get<List<Post>>(`/posts?q=${encodeURIComponent(q)}`)).body.items;
    expect(listed.map(({ title }) => title).toSorted()).toEqual([...expected].toSorted());
  });

  test("marks what was found, in the form in which it stands there, also inside a line of Japanese", async () => {
    const marked = async (q: string) => {
      const [hit] = await find(q, "&kind=post");
      return [...hit!.title, ...hit!.excerpt].filter((one) => one.hit).map(({ text }) => text);
    };
    expect(await marked("ferry")).toEqual(["Ferries"]);
    expect(await marked("island boats")).toEqual(["islands", "boat"]);
    expect(await marked("黒い猫")).toContain("黒い猫");
  });

  test("finds people by a part of the name, a tag or a reason, and what the user said of them", async () => {
    await olga.patch(`/people/${person.id}`, { why: "She counts boats in winter.", tags: ["harbours"] });
    for (const q of ["wre", "harbours", "harbour", "counting"]) {
      expect((await find(q, "&kind=person")).map(({ id }) => id)).toEqual([person.id]);
    }
    const [post] = (await olga.get<List<Post>>("/posts?q=ferries")).body.items;
    const { body: comment } = await olga.post<Comment>(`/posts/${post!.id}/comments`, {
      take: "Quays deserve benches.",
    });
    await olga.post(`/people/${person.id}/touches`, {
      kind: "email",
      direction: "inbound",
      channel: "email",
      text: "Thank you for the bench, Über-quay!",
    });
    const notes = await find("bench", "&kind=note");
    expect(notes).toHaveLength(2);
    expect(notes.map(({ id }) => id)).toContain(comment.id);
    expect(await find("über-quay")).toHaveLength(1);
    expect(await find("bench", `&personId=${person.id}`)).toHaveLength(2);
  });

  test("finds nothing that others follow or wrote", async () => {
    expect(await find("submarine")).toEqual([]);
    for (const q of ["ferry", "bench", "wren"])
      expect((await house.as(house.uli).get<List<Hit>>(`/search?q=${q}`)).body.items).toEqual([]);
    expect((await house.as(house.uli).get<List<Hit>>(`/search?q=ferry&personId=${person.id}`)).body.items).toEqual([]);
  });

  test("is a page that marks words and never runs what a stranger wrote", async () => {
    const olgas = await signIn(house, house.olga);
    const page = await olgas.text("/search?q=zebra");
    expect(page).toContain("<mark>zebras</mark>");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).not.toContain("<script>alert");
    for (const q of [
      "",
      "'",
      '"',
      "!&|",
      "zz:*",
      "\\",
      "-",
      "-ferry",
      "%",
      "(((",
      "<->",
      "a or",
      "x".repeat(300),
      "' || '",
    ])
      expect((await olgas.get(`/search?q=${encodeURIComponent(q)}`)).status).toBe(200);
    expect(await olgas.text(`/search?q=ferry&kind=note&person=${person.id}`)).toContain("Only what is of");
  });
});
