// Everybody in a file, followed; what cannot be used is named by its line; and all of it taken back.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import type * as schemas from "../../src/api/import-schemas.ts";
import { listDueFeeds } from "../../src/db/feeds.ts";
import { MINUTE } from "../../src/clock.ts";
import { importPeople, planImport, startImport } from "../../src/domain/imports.ts";
import { applyRows } from "../../src/domain/imports/apply-rows.ts";
import type { Answer, List, Person } from "../support/call.ts";
import { follow, startBlog, type Blog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";
import type { Member } from "../support/cast.ts";
import { onEachDatabase } from "../support/database.ts";

type Imported = z.output<typeof schemas.imported>;
type Import = z.output<typeof schemas.importDetail>;

const OPML = { "content-type": "text/x-opml" };
const CSV = { "content-type": "text/csv" };

const opml = (body: string): string => `<?xml version="1.0"?><opml version="2.0"><body>${body}</body></opml>`;
const outline = (name: string, url: string): string => `<outline type="rss" text="${name}" xmlUrl="${url}"/>`;

onEachDatabase("an import", (kind) => {
  let house: House;
  let ada: Blog;
  beforeAll(async () => {
    house = await openHouse({ database: kind });
    ada = await startBlog("Ada Bell");
  });
  afterAll(async () => {
    await house.close();
    await ada.close();
  });

  const send = <Body = Imported>(member: Member, body: string | Uint8Array, headers: Record<string, string> = OPML) =>
    house.as(member).raw<Body>("/people/import", { method: "POST", headers, body: body as BodyInit });
  const imported = async (member: Member, body: string, headers = OPML): Promise<Imported> => {
    const answer = await send(member, body, headers);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  };
  const people = async (member: Member): Promise<Person[]> =>
    (await house.as(member).get<List<Person>>("/people?limit=200")).body.items;
  const look = async (member: Member, id: string): Promise<Import> =>
    (await house.as(member).get<Import>(`/imports/${id}`)).body;
  const undo = (member: Member, id: string): Promise<Answer<Import>> =>
    house.as(member).post<Import>(`/imports/${id}/undo`);
  const clear = async (member: Member): Promise<void> => {
    for (const { id } of await people(member)) await house.as(member).delete(`/people/${id}`);
  };

  test("follows every feed of an OPML file without a request, tagged by its folders, and reads it by the rules", async () => {
    const { tarik } = house;
    const asked = ada.askedFor("/feed.xml").length;
    const answer = await imported(
      tarik,
      opml(
        `<outline text="Friends"><outline text="Harbours">${outline("Ada Bell - RSS Feed", ada.feedUrl)}</outline></outline>`,
      ),
    );
    expect(answer).toMatchObject({ added: 1, updated: 0, standing: 0, waiting: 0, skipped: [] });
    expect(ada.askedFor("/feed.xml")).toHaveLength(asked);
    const [person] = await people(tarik);
    expect(person).toMatchObject({ name: "Ada Bell", tags: ["Friends", "Harbours"], stage: "listening" });
    expect(person?.nextStep).not.toBe("");
    expect(person?.feeds.map((feed) => feed.url)).toEqual([ada.feedUrl]);
    expect((await look(tarik, answer.undo)).unreadFeeds).toBe(1);
    expect(await listDueFeeds(house.app.db, house.clock.now(), 10)).toContain(person?.feeds[0]?.id);
    await house.poll();
    expect(ada.askedFor("/feed.xml")).toHaveLength(asked + 1);
    expect((await look(tarik, answer.undo)).unreadFeeds).toBe(0);
    expect((await people(tarik))[0]?.feeds[0]?.posts).toBe(3);
    await clear(tarik);
  });

  test("of 2,000 feeds is stored whole, adds nothing a second time, and is taken back whole", async () => {
    const { tarik } = house;
    const feeds = Array.from({ length: 2_000 }, (_, n) => outline(`Blog ${n}`, `https://blog-${n}.example/feed`));
    const answer = await imported(tarik, opml(feeds.join("\n")));
    expect(answer).toMatchObject({ added: 2_000, skipped: [] });
    const again = await imported(tarik, opml(feeds.join("\n")));
    expect(again).toMatchObject({ added: 0, updated: 0, standing: 2_000 });
    expect((await undo(tarik, answer.undo)).body).toMatchObject({ added: 0, kept: [] });
    expect(await people(tarik)).toEqual([]);
    // Nobody follows them: none of them is polled.
    expect(await listDueFeeds(house.app.db, house.clock.now(), 3_000)).toEqual([]);
  });

  test("gives people who are there the tags and feeds they miss, and an undo takes exactly these away", async () => {
    const { tarik } = house;
    const first = await imported(tarik, opml(outline("Bram", "https://bram.example/feed")));
    const { id } = (await people(tarik))[0]!;
    house.clock.advance(MINUTE);
    await house.as(tarik).patch(`/people/${id}`, { tags: ["mine"] });
    house.clock.advance(MINUTE);
    const second = await imported(
      tarik,
      opml(`<outline text="Ferries">${outline("Bram's blog", "https://bram.example/feed")}</outline>
            <outline text="mine">${outline("Bram's blog", "https://bram.example/feed")}</outline>`),
    );
    expect(second).toMatchObject({ added: 0, updated: 1, standing: 0, skipped: [] });
    expect(second.notes).toEqual(["One line names an address again; its folder became a tag."]);
    expect((await people(tarik))[0]).toMatchObject({ name: "Bram", tags: ["mine", "Ferries"] });
    await undo(tarik, second.undo);
    expect((await people(tarik))[0]).toMatchObject({ name: "Bram", tags: ["mine"] });
    // The first import's person was edited since, so that the undo names and keeps them.
    const { body } = await undo(tarik, first.undo);
    expect(body.kept).toEqual([
      { line: 1, name: "Bram", reason: "Kept: you changed what you noted about them since.", personId: id },
    ]);
    expect(await people(tarik)).toHaveLength(1);
    expect((await undo(tarik, first.undo)).body).toEqual(body);
    await clear(tarik);
  });

  test("keeps whom the user was in touch with when it is undone", async () => {
    const { tarik } = house;
    const { undo: id } = await imported(tarik, "name\nIda\nJo\n", CSV);
    const ida = (await people(tarik)).find(({ name }) => name === "Ida")!;
    await house.as(tarik).post(`/people/${ida.id}/touches`, { kind: "email", direction: "inbound", channel: "email" });
    const { body } = await undo(tarik, id);
    expect(body.kept.map(({ name }) => name)).toEqual(["Ida"]);
    expect((await people(tarik)).map(({ name }) => name)).toEqual(["Ida"]);
    await clear(tarik);
  });

  test("of a table takes names at once, looks at sites afterwards, and names every line that brought nothing", async () => {
    const { tarik } = house;
    const silent = "http://127.0.0.1:9/";
    const table = [
      "Name;Website;Notes;Tags;Twitter",
      `Ada Bell;${ada.origin}/;Met at the harbour day;ferries, boats;@adabell`,
      ";;nobody;;",
      `Sil Ent;${silent};;;`,
      "Nan Noname;;by hand;;",
      `;${ada.origin}/;;;`,
    ].join("\r\n");
    const answer = await imported(tarik, table, CSV);
    expect(answer).toMatchObject({ added: 3, waiting: 3 });
    expect(answer.skipped).toEqual([
      { line: 3, name: "", reason: "There is neither a name nor an address of theirs on this line.", personId: null },
    ]);
    for (const step of [0, 2 * MINUTE, 20 * MINUTE]) {
      house.clock.advance(step);
      await house.work();
    }
    const done = await look(tarik, answer.undo);
    expect(done).toMatchObject({ added: 3, waiting: 0, standing: 1, skippedLines: 2 });
    expect(done.skipped.map(({ line }) => line)).toEqual([3, 4]);
    expect(done.skipped[1]?.reason).toMatch(/127\.0\.0\.1:9.*They are on your watchlist without a feed\.$/);
    const found = await people(tarik);
    const person = found.find(({ name }) => name === "Ada Bell")!;
    expect(person).toMatchObject({ why: "Met at the harbour day", tags: ["ferries", "boats"] });
    expect(person.feeds.map(({ url }) => url)).toEqual([ada.feedUrl]);
    expect(person.handles).toContainEqual({ channel: "x", url: "https://x.com/adabell" });
    expect(found.map(({ name }) => name).toSorted()).toEqual(["Ada Bell", "Nan Noname", "Sil Ent"]);
    await undo(tarik, answer.undo);
    expect(await people(tarik)).toEqual([]);
  });

  test("goes on where it was left when the house falls in the middle of it", async () => {
    const { tarik } = house;
    const id = await planImport(house.app, tarik.id, {
      bytes: new TextEncoder().encode(`name,site\nPia,${ada.origin}/\nQuinn,\n`),
    });
    await startImport(house.app, tarik.id, id);
    house = await house.restart();
    await house.work();
    expect(await look(tarik, id)).toMatchObject({ added: 2, waiting: 0, skippedLines: 0 });
    await clear(tarik);
  });

  test("that died between two of its transactions is ended by whoever comes next, once", async () => {
    const { tarik } = house;
    const table = `name\n${Array.from({ length: 600 }, (_, n) => `Somebody ${n}`).join("\n")}\n`;
    const id = await planImport(house.app, tarik.id, { bytes: new TextEncoder().encode(table) });
    await startImport(house.app, tarik.id, id, true);
    // One transaction was stored; then the process that answers the request is no more.
    const { count } = await applyRows(house.app, tarik.id, id);
    expect(count).toBeLessThan(600);
    expect(await look(tarik, id)).toMatchObject({ added: count, waiting: 600 - count });
    house = await house.restart();
    house.clock.advance(2 * MINUTE);
    // All that may happen at the same moment: the sweep's task, a hint too many, and somebody who asks again.
    await Promise.all([house.work(), importPeople(house.app, id), applyRows(house.app, tarik.id, id)]);
    await house.work();
    expect(await look(tarik, id)).toMatchObject({ added: 600, updated: 0, standing: 0, waiting: 0 });
    expect((await undo(tarik, id)).body.kept).toEqual([]);
    expect(await people(tarik)).toEqual([]);
  });

  test("of one file sent twice at the same time makes everybody once", async () => {
    const { tarik } = house;
    const file = opml(
      Array.from({ length: 300 }, (_, n) => outline(`Twice ${n}`, `https://twice-${n}.example/f`)).join(""),
    );
    const both = await Promise.all([imported(tarik, file), imported(tarik, file)]);
    expect(both[0].added + both[1].added).toBe(300);
    expect(both[0].standing + both[1].standing).toBe(300);
    for (const { undo: id } of both) await undo(tarik, id);
    expect(await people(tarik)).toEqual([]);
  });

  test("that is undone while sites are still to be looked at looks at none of them", async () => {
    const { tarik } = house;
    const asked = ada.askedFor("/").length;
    const { undo: id, waiting } = await imported(tarik, `site\n${ada.origin}/\n`, CSV);
    expect(waiting).toBe(1);
    await undo(tarik, id);
    await house.work();
    expect(ada.askedFor("/")).toHaveLength(asked);
    expect(await people(tarik)).toEqual([]);
  });

  test("is nobody else's business", async () => {
    const { tarik, uli } = house;
    const { undo: id } = await imported(tarik, "name\nSecret\n", CSV);
    for (const answer of [await house.as(uli).get(`/imports/${id}`), await house.as(uli).post(`/imports/${id}/undo`)])
      expect(answer.status).toBe(404);
    expect((await house.as(uli).get<List<Import>>("/imports")).body.items).toEqual([]);
    expect(await people(tarik)).toHaveLength(1);
    const listed = (await house.as(tarik).get<List<Import>>("/imports")).body.items;
    expect(listed[0]).toMatchObject({ id, source: "csv", added: 1 });
    await clear(tarik);
  });

  test("comes back from its own export as it was", async () => {
    const { tarik, uli } = house;
    await imported(
      tarik,
      `name,feed,tags\n"Zoë <b>&amp;</b> ""Co""",https://zoe.example/a?x=1&y=2,"a/b, c"\nOne,https://group.example/feed,\nOther,https://group.example/feed,x\nBy Hand,,y\n`,
      CSV,
    );
    await follow(house.as(tarik), ada.feedUrl);
    const file = await house.as(tarik).raw<string>("/people.opml", {});
    expect(file.headers.get("content-type")).toBe("text/x-opml; charset=utf-8");
    const answer = await imported(uli, file.body);
    expect(answer).toMatchObject({ added: 5, skipped: [], notes: [] });
    const facts = async (member: Member) =>
      (await people(member))
        .map(({ name, tags, feeds }) => ({ name, tags, feeds: feeds.map(({ url }) => url).toSorted() }))
        .toSorted((a, b) => a.name.localeCompare(b.name));
    expect(await facts(uli)).toEqual(await facts(tarik));
    expect(await imported(uli, file.body)).toMatchObject({ added: 0, updated: 0, standing: 5 });
    await clear(tarik);
    await clear(uli);
  });

  test("of something else is answered with a sentence that helps", async () => {
    const answer = await send<{ title: string; errors: { path: string }[] }>(
      house.tarik,
      "<html><body>Feeds</body></html>",
    );
    expect(answer.status).toBe(400);
    expect(answer.body.title).toContain("This is a web page");
    expect(answer.body.errors.map(({ path }) => path)).toEqual(["file"]);
  });

  test("refuses what is no text, what is too large, and who is nobody", async () => {
    const { tarik } = house;
    expect((await send(tarik, "{}", { "content-type": "application/json" })).status).toBe(415);
    expect((await send(tarik, "x".repeat(10_000_001), CSV)).status).toBe(413);
    expect(
      (await house.as(undefined).raw("/people/import", { method: "POST", headers: CSV, body: "name" })).status,
    ).toBe(401);
    expect(
      (
        await house.as(tarik).raw("/people", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: "x".repeat(1_000_001),
        })
      ).status,
    ).toBe(413);
  });

  test("never visits addresses of its own network, and tells so", async () => {
    const closed = await openHouse({ database: kind, allow: ["203.0.113.1"] });
    const asked = ada.askedFor("/feed.xml").length;
    const answer = await closed.as(closed.tarik).raw<Imported>("/people/import", {
      method: "POST",
      headers: OPML,
      body: opml(outline("Inside", ada.feedUrl) + outline("Script", "javascript:alert(1)")),
    });
    expect(answer.body).toMatchObject({ added: 1 });
    expect(answer.body.skipped).toMatchObject([{ line: 1, name: "Script" }]);
    await closed.poll();
    const { body } = await closed.as(closed.tarik).get<Import>(`/imports/${answer.body.undo}`);
    expect(body.troubles).toMatchObject([{ name: "Inside", url: ada.feedUrl }]);
    expect(body.troubles[0]?.error).toContain("not an address on the public internet");
    expect(ada.askedFor("/feed.xml")).toHaveLength(asked);
    await closed.close();
  });
});
