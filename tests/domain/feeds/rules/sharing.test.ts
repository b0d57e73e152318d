// Rules 19 and 20 of design/feeds.md: many who follow, and one who does not want to wait.
import { describe, expect, test } from "vitest";
import { HOUR } from "../../../../src/clock.ts";
import { useStage } from "../../../support/stage.ts";
import { status, writes } from "../../../world/conformance/moods.ts";

const stage = useStage();

describe("19. Two users on one feed cause one fetch", () => {
  test("whether they come together or one after the other", async () => {
    const host = await stage.openHost();
    const url = host.says("/feed.xml", writes({ since: stage.now(), every: 4 }));
    const { olga, tarik, uli } = stage.house();
    const [one, other] = await Promise.all([stage.follow(url, olga), stage.follow(url, tarik)]);
    expect(one.feeds[0]!.id).toBe(other.feeds[0]!.id);
    expect(host.askedFor("/feed.xml")).toHaveLength(1);
    await stage.pass(10);
    const asked = host.askedFor("/feed.xml").length;
    await stage.follow(url, uli);
    expect(host.askedFor("/feed.xml")).toHaveLength(asked);
    await stage.restart(2);
    await stage.pass(10);
    expect(host.askedFor("/feed.xml").length).toBeLessThanOrEqual(22);
  });
});

type Told = { polled: boolean; outcome: string; allowedAt: string };

describe("20. The user's Refresh now obeys 5 to 8, and says when it may", () => {
  async function refresh(feedId: string): Promise<Told> {
    return (await stage.house().as(stage.house().olga).post<Told>(`/feeds/${feedId}/poll`)).body;
  }

  test("within the hour: not yet, and then", async () => {
    const host = await stage.openHost();
    const person = await stage.follow(host.says("/feed.xml", writes({ since: stage.now(), every: 1 })));
    const { id } = person.feeds[0]!;
    const told = await refresh(id);
    expect(told).toMatchObject({ polled: false, outcome: "too-soon" });
    expect(Date.parse(told.allowedAt)).toBe(stage.now().getTime() + HOUR);
    await stage.restart(0.9);
    expect((await refresh(id)).polled).toBe(false);
    stage.house().clock.set(new Date(told.allowedAt));
    expect(await refresh(id)).toMatchObject({ polled: true, outcome: "new" });
    // Twice by a nervous hand, and by somebody else.
    const again = await Promise.all([refresh(id), refresh(id)]);
    expect(again.map(({ polled }) => polled)).toEqual([false, false]);
    expect(host.askedFor("/feed.xml")).toHaveLength(2);
  });

  test.each<[string, Record<string, string>, "both" | "none", number]>([
    ["24 hours without validators", {}, "none", 24],
    ["max-age", { "cache-control": "max-age=18000" }, "both", 5],
  ])("%s: not yet, and then", async (_name, headers, validators, hours) => {
    const host = await stage.openHost();
    const person = await stage.follow(
      host.says("/feed.xml", writes({ since: stage.now(), every: 1, validators, headers })),
    );
    const { id } = person.feeds[0]!;
    stage.house().clock.advance((hours - 1) * HOUR);
    const told = await refresh(id);
    expect(told.polled).toBe(false);
    expect(Date.parse(told.allowedAt)).toBe(stage.now().getTime() + HOUR);
    await stage.restart(1);
    expect((await refresh(id)).polled).toBe(true);
    expect(host.askedFor("/feed.xml")).toHaveLength(2);
  });

  test("a host that wants silence: not yet, and then", async () => {
    const host = await stage.openHost();
    const person = await stage.follow(host.says("/feed.xml", writes({ since: stage.now(), every: 1 })));
    const { id } = person.feeds[0]!;
    host.says("/feed.xml", status(429, { "retry-after": String(5 * 3_600) }));
    stage.house().clock.advance(HOUR);
    expect(await refresh(id)).toMatchObject({ polled: true, outcome: "trouble" });
    stage.house().clock.advance(4 * HOUR);
    const told = await refresh(id);
    expect(told.polled).toBe(false);
    expect(Date.parse(told.allowedAt)).toBe(stage.now().getTime() + HOUR);
    host.says("/feed.xml", writes({ since: stage.now(), every: 1 }));
    await stage.restart(1.01);
    expect((await refresh(id)).polled).toBe(true);
  });

  test("the page says when, in a sentence, and goes back to the person", async () => {
    const host = await stage.openHost();
    const person = await stage.follow(host.says("/feed.xml", writes({ since: stage.now(), every: 1 })));
    const { id } = person.feeds[0]!;
    const { app, url, olga } = stage.house();
    const signedIn = await fetch(url + (await app.signIn.createLink(olga.email)), { redirect: "manual" });
    const cookie = cookiesOf(signedIn);
    const headers = { cookie, "sec-fetch-site": "same-origin" };
    const answer = await fetch(`${url}/feeds/${id}/poll`, { method: "POST", redirect: "manual", headers });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/people/${person.id}`]);
    const shown = await fetch(`${url}/people/${person.id}`, { headers: { cookie: `${cookie}; ${cookiesOf(answer)}` } });
    expect(await shown.text()).toMatch(/Out of courtesy we ask again in an hour\./);
    expect(host.askedFor("/feed.xml")).toHaveLength(1);
  });
});

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
}
