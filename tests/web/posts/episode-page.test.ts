import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import type { List, Post } from "../../support/call.ts";
import type { Member } from "../../support/cast.ts";
import { follow, startBlog } from "../../support/follow.ts";
import { openHouse, type House } from "../../support/house.ts";
import { startPodcast, TRANSCRIPT_JSON } from "../../support/podcast.ts";

let house: House;
const closers: (() => Promise<void>)[] = [];
beforeAll(async () => {
  house = await openHouse();
  closers.push(house.close);
});
afterAll(async () => {
  for (const close of closers) await close();
});

/** The page of the newest post at this address, as its follower sees it. */
async function pageOf(url: string) {
  const person = await follow(house.as(house.olga), url);
  await house.work();
  house.clock.advance(MINUTE);
  await house.work();
  const { items } = (await house.as(house.olga).get<List<Post>>(`/posts?personId=${person.id}`)).body;
  const path = `/posts/${items[0]!.id}`;
  const answer = await look(house.olga, path);
  return {
    path,
    policy: answer.headers.get("content-security-policy"),
    document: parseHTML(await answer.text()).document,
  };
}

async function look(member: Pick<Member, "email">, path: string): Promise<Response> {
  const link = await house.app.signIn.createLink(member.email);
  const signedIn = await fetch(house.url + link, { redirect: "manual" });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return fetch(house.url + path, { headers: { cookie } });
}

async function episode(tags: string) {
  const podcast = await startPodcast(tags, house.clock.now());
  closers.push(podcast.close);
  podcast.says("/4.json", { body: TRANSCRIPT_JSON });
  return { podcast, ...(await pageOf(podcast.feedUrl)) };
}

const TRANSCRIPT = '<podcast:transcript url="/4.json" type="application/json"/>';

test("the page of an episode plays it from where it is published, and asks for nothing of it before", async () => {
  const { document, policy, podcast } = await episode(TRANSCRIPT);
  const player = document.querySelector("audio");
  expect([player?.getAttribute("src"), player?.getAttribute("preload")]).toEqual([`${podcast.origin}/4.mp3`, "none"]);
  expect(policy).toContain("media-src 'self' http: https:");
  expect(policy).toContain("script-src 'self'");
  const stamps = [...document.querySelectorAll("#said a.stamp")].map((link) => link.getAttribute("href"));
  expect(stamps).toContain(`${podcast.origin}/4.mp3#t=1390`);
  expect(document.querySelector("#brief a.source")?.textContent).toMatch(/^at \d+:\d\d/);
  expect(podcast.askedFor("/4.mp3")).toEqual([]);
});

test("no other page may play anything from elsewhere", async () => {
  const blog = await startBlog("Ada Bell", undefined, house.clock.now());
  closers.push(blog.close);
  const { document, policy } = await pageOf(blog.feedUrl);
  expect(policy).not.toContain("media-src");
  expect(document.querySelector("audio, video, script[src*=player]")).toBeNull();
});

test("where comments live elsewhere, that is where the take goes; where none are wanted, nowhere", async () => {
  const asked = await episode('<podcast:socialInteract protocol="activitypub" uri="https://social.example/@ann/1"/>');
  expect(asked.document.querySelector("#take-form")?.getAttribute("data-open")).toBe("https://social.example/@ann/1");
  expect(asked.document.querySelector("#channel option[selected]")?.getAttribute("value")).toBe("mastodon");
  const refused = await episode('<podcast:socialInteract protocol="disabled"/>');
  const form = refused.document.querySelector("#take-form");
  expect(form?.textContent).toContain("They want no comments on this episode.");
  expect(form?.hasAttribute("data-open")).toBe(false);
  expect([...form!.querySelectorAll("button[name=then]")].map((button) => button.getAttribute("value"))).toEqual([
    "save",
  ]);
});

test("addresses that are no web addresses are neither played nor opened", async () => {
  const { document } = await episode(
    `<enclosure url="javascript:alert(1)" type="audio/mpeg"/><podcast:person href="javascript:alert(2)">Ann</podcast:person>
     <podcast:socialInteract protocol="activitypub" uri="javascript:alert(3)"/>
     <psc:chapters><psc:chapter start="0:00" title="Ovens &lt;img src=x onerror=alert(4)&gt;" href="javascript:alert(5)"/></psc:chapters>`,
  );
  expect(document.documentElement.outerHTML).not.toMatch(/(?:href|src|data-open)="javascript:|<img src="?x/);
  expect(document.querySelector("#chapters li")?.textContent).toContain("Ovens");
});

test("somebody who does not follow the podcast sees nothing of it", async () => {
  const { path } = await episode(TRANSCRIPT);
  expect((await look(house.uli, path)).status).toBe(404);
});
