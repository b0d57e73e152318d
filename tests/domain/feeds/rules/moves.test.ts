// Rules 10 and 11 of design/feeds.md: feeds that are elsewhere, and feeds that are no more.
import { describe, expect, test } from "vitest";
import { HOUR } from "../../../../src/clock.ts";
import type { Person } from "../../../support/call.ts";
import { useStage } from "../../../support/stage.ts";
import { named, PORTAL, redirect, sometimes, status, writes, type Mood } from "../../../world/conformance/moods.ts";
import { neglected } from "../../../world/conformance/offences.ts";
import type { Host } from "../../../world/conformance/publisher.ts";

const stage = useStage();

/** The same posts, wherever they are served. */
function anywhere(host: Host, every = 24): Mood {
  return writes({ since: stage.now(), every, entry: named(host.host) });
}

describe("10. 301/308: follow; store the new address once the target has parsed as a feed on several distinct polls", () => {
  test.each([[301], [308]])("%i, by stages, over restarts, and from then on by the new address alone", async (code) => {
    const [host, other] = [await stage.openHost(), await stage.openHost()];
    const feed = anywhere(host, 8);
    const person = await stage.follow(host.says("/feed.xml", feed));
    const target = other.says("/new.xml", feed);
    host.says("/feed.xml", redirect(code, "/hop"));
    host.says("/hop", redirect(code, target));
    await stage.pass(2);
    expect(other.askedFor("/new.xml")).toHaveLength(1);
    await stage.restart(1);
    expect((await stage.state(person)).url).toBe(`${host.origin}/feed.xml`);
    await stage.pass(100);
    expect((await stage.state(person)).url).toBe(target);
    const [before, after] = [host.askedFor("/feed.xml").length, other.askedFor("/new.xml").length];
    await stage.restart(1);
    await stage.pass(24);
    expect(host.askedFor("/feed.xml")).toHaveLength(before);
    expect(other.askedFor("/new.xml").length).toBeGreaterThan(after);
    expect(other.askedFor("/new.xml").at(-1)!.headers["if-none-match"]).toMatch(/^"v\d+"$/);
    // Whoever comes with the old address is sent to what is known, without a request.
    const tariks = await stage.follow(`${host.origin}/feed.xml`, stage.house().tarik);
    expect(tariks.feeds).toMatchObject([{ id: person.feeds[0]!.id, url: target }]);
    expect(host.askedFor("/feed.xml")).toHaveLength(before);
  });

  test.each([[301], [308]])("%i to a feed that is held: believed by what that one's own polls bring", async (code) => {
    const [host, other] = [await stage.openHost(), await stage.openHost()];
    const feed = anywhere(host, 8);
    const target = other.says("/new.xml", feed);
    const old = await stage.follow(host.says("/feed.xml", feed));
    // Never at the same moment: what is asked by itself must not look as if the redirect had led there.
    await stage.pass(0.5, 15);
    const held = await stage.follow(target);
    const asked = other.askedFor("/new.xml").length;
    host.says("/feed.xml", redirect(code, target));
    await stage.pass(2, 15);
    await stage.restart();
    await stage.pass(3, 15);
    expect((await stage.house().as(stage.house().olga).get<Person>(`/people/${old.id}`)).body.feeds).toMatchObject([
      { id: held.feeds[0]!.id, url: target },
    ]);
    const before = host.askedFor("/feed.xml").length;
    await stage.pass(24);
    expect(host.askedFor("/feed.xml")).toHaveLength(before);
    const requests = other.askedFor("/new.xml").slice(asked);
    expect(requests.length).toBeGreaterThan(10);
    expect(requests.filter(({ headers }) => headers["if-none-match"] === undefined)).toEqual([]);
  });

  test.each([[302], [303], [307]])("%i: follow, never store", async (code) => {
    const [host, other] = [await stage.openHost(), await stage.openHost()];
    const feed = anywhere(host, 12);
    const person = await stage.follow(host.says("/feed.xml", feed));
    host.says("/feed.xml", redirect(code, other.says("/now.xml", feed)));
    await stage.pass(75);
    await stage.restart(1);
    await stage.pass(100);
    expect((await stage.state(person)).url).toBe(`${host.origin}/feed.xml`);
    expect(other.askedFor("/now.xml").length).toBeGreaterThan(4);
    expect((await stage.titles(person)).length).toBeGreaterThan(12);
    host.says("/feed.xml", feed);
    await stage.pass(30);
    expect(await stage.state(person)).toMatchObject({ status: "ok", error: null });
  });

  test("a permanent redirect that a temporary one follows is stored as far as it is permanent", async () => {
    const [host, other] = [await stage.openHost(), await stage.openHost()];
    const feed = anywhere(host);
    const person = await stage.follow(host.says("/feed.xml", feed));
    host.says("/feed.xml", redirect(301, "/moved.xml"));
    host.says("/moved.xml", redirect(302, other.says("/now.xml", feed)));
    await stage.pass(130);
    expect((await stage.state(person)).url).toBe(`${host.origin}/moved.xml`);
    const before = host.askedFor("/feed.xml").length;
    await stage.pass(30);
    expect(host.askedFor("/feed.xml")).toHaveLength(before);
  });

  test("a captive portal lies: a page is no feed, and nothing is lost when it is gone", async () => {
    const [host, portal] = [await stage.openHost(), await stage.openHost()];
    const feed = anywhere(host, 6);
    const person = await stage.follow(host.says("/feed.xml", feed));
    host.says("/feed.xml", redirect(301, portal.says("/login", PORTAL, "page")));
    await stage.pass(60);
    await stage.restart(1);
    await stage.pass(24);
    expect(await stage.state(person)).toMatchObject({ url: `${host.origin}/feed.xml`, status: "failing" });
    host.says("/feed.xml", feed);
    await stage.pass(26);
    expect(await stage.state(person)).toMatchObject({ status: "ok", error: null });
    expect((await stage.titles(person)).length).toBeGreaterThan(15);
  });

  test.each([[301], [302]])(
    "a captive portal leads to a feed by %i: nothing of it is taken for the publisher's",
    async (code) => {
      const [host, portal] = [await stage.openHost(), await stage.openHost()];
      const feed = anywhere(host, 6);
      const person = await stage.follow(host.says("/feed.xml", feed));
      const news = writes({ since: stage.now(), every: 6, entry: named("news of the network") });
      host.says("/feed.xml", redirect(code, portal.says("/news.xml", news)));
      await stage.pass(3);
      expect(portal.askedFor("/news.xml").length).toBeGreaterThan(0);
      expect(await stage.state(person)).toMatchObject({ status: "failing", trouble: "stranger" });
      await stage.restart(1);
      host.says("/feed.xml", feed);
      await stage.pass(26);
      expect(await stage.state(person)).toMatchObject({
        status: "ok",
        error: null,
        strangerSite: null,
        strangerSeen: 0,
      });
      expect((await stage.titles(person)).filter((title) => title.includes("network"))).toEqual([]);
    },
  );

  test("what another site answers poll after poll is what the publisher wants", async () => {
    const [host, other] = [await stage.openHost(), await stage.openHost()];
    const person = await stage.follow(host.says("/feed.xml", anywhere(host, 6)));
    const anew = writes({ since: stage.now(), every: 6, entry: named("the new house") });
    host.says("/feed.xml", redirect(302, other.says("/feed.xml", anew)));
    await stage.pass(12);
    await stage.restart(1);
    await stage.pass(40);
    expect(await stage.state(person)).toMatchObject({ status: "ok", error: null, trouble: null });
    expect((await stage.titles(person)).length).toBeGreaterThan(6);
  });

  test("a move that is taken back in between begins anew", async () => {
    const host = await stage.openHost();
    const feed = anywhere(host, 4);
    const person = await stage.follow(host.says("/feed.xml", feed));
    host.says("/new.xml", feed);
    host.says(
      "/feed.xml",
      sometimes(feed, ({ nth }) => nth % 3 !== 0, redirect(301, "/new.xml")),
    );
    await stage.pass(200);
    expect((await stage.state(person)).url).toBe(`${host.origin}/feed.xml`);
    expect(host.askedFor("/new.xml").length).toBeGreaterThan(4);
  });

  test.each(["/feed.xml", "/loop", "/hop-1", "ftp://files.example/feed", "http://10.0.0.1/feed", "http://[", ""])(
    "no more than five, no loop, and nowhere else: to %j fails with a reason and loses nothing",
    async (to) => {
      const host = await stage.openHost();
      const feed = anywhere(host);
      const person = await stage.follow(host.says("/feed.xml", feed));
      host.says("/loop", redirect(302, "/feed.xml"));
      for (let hop = 1; hop < 9; hop += 1) host.says(`/hop-${hop}`, redirect(302, `/hop-${hop + 1}`));
      host.says("/feed.xml", redirect(301, to));
      await stage.pass(4);
      const { status: state, error, url } = await stage.state(person);
      expect([state, url]).toEqual(["failing", `${host.origin}/feed.xml`]);
      expect(error).toMatch(/\w{4,}.*\.$/);
      host.says("/feed.xml", feed);
      await stage.pass(26);
      expect(await stage.state(person)).toMatchObject({ status: "ok" });
      expect(host.askedFor("/hop-6")).toEqual([]);
    },
  );

  test("five are followed", async () => {
    const host = await stage.openHost();
    const feed = anywhere(host);
    const person = await stage.follow(host.says("/feed.xml", feed));
    for (let hop = 1; hop < 5; hop += 1) host.says(`/hop-${hop}`, redirect(302, `/hop-${hop + 1}`));
    host.says("/hop-5", feed);
    host.says("/feed.xml", redirect(302, "/hop-1"));
    await stage.pass(4);
    expect(await stage.state(person)).toMatchObject({ status: "ok" });
    expect(host.askedFor("/hop-5")).toHaveLength(1);
  });
});

describe("11. 410: stop and tell the user. 404: back off, tell the user after a week", () => {
  test("410: no request any more, over a restart, also when the user asks for one", async () => {
    const host = await stage.openHost();
    const person = await stage.follow(host.says("/feed.xml", anywhere(host)));
    host.says("/feed.xml", status(410));
    await stage.pass(4);
    const { id } = person.feeds[0]!;
    expect(host.askedFor("/feed.xml")).toHaveLength(2);
    await stage.restart(100);
    await stage.pass(40);
    expect(
      (await stage.house().as(stage.house().olga).post<{ polled: boolean }>(`/feeds/${id}/poll`)).body.polled,
    ).toBe(false);
    expect(host.askedFor("/feed.xml")).toHaveLength(2);
    expect(await stage.state(person)).toMatchObject({
      status: "gone",
      error: expect.stringContaining("gone for good"),
    });
    expect(await stage.titles(person)).toHaveLength(3);
  });

  test("410 of an address to which one is sent for now says nothing of the feed itself", async () => {
    const [host, other] = [await stage.openHost(), await stage.openHost()];
    const feed = anywhere(host);
    const person = await stage.follow(host.says("/feed.xml", feed));
    host.says("/feed.xml", redirect(302, `${other.origin}/gone.xml`));
    other.says("/gone.xml", status(410), "page");
    await stage.pass(5);
    host.says("/feed.xml", feed);
    await stage.pass(27);
    expect(await stage.state(person)).toMatchObject({ status: "ok" });
  });

  test("404: less and less, at least daily, for weeks, and it heals", async () => {
    const host = await stage.openHost();
    const feed = anywhere(host);
    const person = await stage.follow(host.says("/feed.xml", feed));
    host.says("/feed.xml", status(404));
    await stage.pass(8 * 24);
    const early = host.askedFor("/feed.xml").length;
    expect(early).toBeGreaterThan(8);
    expect(early).toBeLessThan(17);
    const ill = await stage.state(person);
    expect(ill).toMatchObject({ status: "failing", error: expect.stringContaining(host.host) });
    expect(stage.now().getTime() - ill.failingSince!.getTime()).toBeGreaterThan(7 * 24 * HOUR);
    await stage.restart(14);
    await stage.pass(14 * 24);
    expect(neglected(stage.publisher().journal, stage.now(), 41)).toEqual([]);
    host.says("/feed.xml", feed);
    await stage.pass(27);
    expect(await stage.state(person)).toMatchObject({ status: "ok", failures: 0, error: null });
    expect((await stage.titles(person)).length).toBeGreaterThan(20);
  });
});
