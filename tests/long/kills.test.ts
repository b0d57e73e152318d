// kill -9 at any moment of the way through: what was acknowledged is there, and what was to be done gets done.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOnce, call, freePort, startProcess, type HouseProcess } from "../support/process.ts";
import { smallBlog } from "../world/small-blogs.ts";
import { serveSites, type StaticSites } from "../world/static-sites.ts";

const KILLS = Number(process.env["KILLS"] ?? 20);
const POSTS = 14;

type Acknowledged = {
  people: Map<string, string>;
  comments: Set<string>;
  posted: Set<string>;
  touches: Map<string, string>;
};

describe("a house that is killed again and again", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "door-kills-"));
  let web: StaticSites;
  let port: number;

  beforeAll(async () => {
    buildOnce();
    const newest = new Date(Date.now() - 3_600_000);
    web = await serveSites(
      Array.from({ length: KILLS }, (_, index) => smallBlog(index, POSTS, newest)),
      70,
    );
    port = await freePort();
  });

  afterAll(async () => {
    await web.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(`keeps all that it acknowledged, over ${KILLS} kills at random moments`, { timeout: 30 * 60_000 }, async () => {
    const known: Acknowledged = { people: new Map(), comments: new Set(), posted: new Set(), touches: new Map() };
    for (const origin of web.origins) {
      const house = await startProcess(dataDir, port);
      const killed = killAt(house, Math.random() * 2_500);
      await walk(house, origin, known).catch((error: unknown) => {
        if (!isBrokenConnection(error)) throw error;
      });
      await killed;
    }
    const house = await startProcess(dataDir, port);
    try {
      await everythingIsThere(house, known);
      for (const origin of web.origins) await call(house.url, "POST", "/people", { url: origin });
      await everyBriefIsMade(house);
    } finally {
      await house.stop();
    }
    process.stdout.write(
      `acknowledged over ${KILLS} kills: ${known.people.size} people, ${known.comments.size} comments, ${known.posted.size} posted, ${known.touches.size} touches\n`,
    );
  });
});

async function killAt(house: HouseProcess, ms: number): Promise<void> {
  await new Promise((done) => setTimeout(done, ms));
  await house.kill();
}

/** The way through, as far as it comes: follow, read, say something, mark as posted, log an answer. */
async function walk(house: HouseProcess, origin: string, known: Acknowledged): Promise<void> {
  const person = await call(house.url, "POST", "/people", { url: origin });
  expect([200, 201]).toContain(person.status);
  const personId = String(person.body["id"]);
  known.people.set(origin, personId);
  const posts = await call(house.url, "GET", `/posts?personId=${personId}&limit=3`);
  for (const post of posts.body["items"] as { id: string }[]) {
    const comment = await call(house.url, "POST", `/posts/${post.id}/comments`, {
      take: "We kept such a record for nine years, and the failures taught us least.",
    });
    expect(comment.status).toBe(201);
    known.comments.add(String(comment.body["id"]));
    const posted = await call(house.url, "POST", `/comments/${String(comment.body["id"])}/posted`, {});
    expect(posted.status).toBe(200);
    known.posted.add(String(comment.body["id"]));
    const touch = await call(house.url, "POST", `/people/${personId}/touches`, {
      kind: "reply",
      direction: "inbound",
      channel: "blog",
      postId: post.id,
      text: "Good point.",
    });
    expect(touch.status).toBe(201);
    known.touches.set(String(touch.body["id"]), personId);
  }
  // Nothing more to do here: the kill comes while the workers are busy.
  for (;;) await call(house.url, "GET", "/openings");
}

function isBrokenConnection(error: unknown): boolean {
  return error instanceof TypeError && (error.message === "fetch failed" || error.message === "terminated");
}

async function everythingIsThere(house: HouseProcess, known: Acknowledged): Promise<void> {
  for (const [origin, id] of known.people) {
    const person = await call(house.url, "GET", `/people/${id}`);
    expect(person.status, origin).toBe(200);
    expect((person.body["feeds"] as { posts: number }[])[0]?.posts, origin).toBe(POSTS);
  }
  for (const id of known.comments) {
    const comment = await call(house.url, "GET", `/comments/${id}`);
    expect(comment.status).toBe(200);
    if (known.posted.has(id)) expect(comment.body["status"]).toBe("posted");
  }
  for (const [id, personId] of known.touches) {
    const timeline = await call(house.url, "GET", `/people/${personId}/timeline?limit=200`);
    const ids = (timeline.body["items"] as { id: string }[]).map((entry) => entry.id);
    expect(ids).toContain(id);
    expect(new Set(ids).size).toBe(ids.length);
  }
}

/** The newest ten of every feed, once each; the pages they stand on were fetched for the partial ones. */
async function everyBriefIsMade(house: HouseProcess): Promise<void> {
  const people = await call(house.url, "GET", "/people?limit=200");
  for (const { id } of people.body["items"] as { id: string }[]) {
    await expect
      .poll(
        async () => {
          const posts = await call(house.url, "GET", `/posts?personId=${id}&limit=10`);
          return (posts.body["items"] as { brief: unknown }[]).filter((post) => post.brief !== null).length;
        },
        { timeout: 180_000, interval: 500 },
      )
      .toBe(10);
  }
}
