import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "../../src/clock.ts";
import { listComments, updateComment } from "../../src/db/comments.ts";
import { listTouches } from "../../src/db/touches.ts";
import { draftComment, markPosted } from "../../src/domain/comments.ts";
import { keepDraft, takeBack, type Kept } from "../../src/domain/drafts.ts";
import type { List, Post } from "../support/call.ts";
import { follow, startBlog, type Blog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";

let house: House;
let blog: Blog;
let posts: Post[];
beforeAll(async () => {
  [house, blog] = await Promise.all([openHouse(), startBlog()]);
  await follow(house.as(house.olga), blog.origin);
  posts = (await house.as(house.olga).get<List<Post>>("/posts")).body.items;
});
afterAll(async () => {
  await house.close();
  await blog.close();
});

const keep = (nth: number, take: string, seen?: number): Promise<Kept | undefined> =>
  keepDraft(house.app, house.olga.id, posts[nth]!.id, { take, channel: "blog" }, seen);
const versionOf = (kept: Kept | undefined): number => (kept && kept.state !== "gone" ? kept.draft.version : 0);

describe("a draft", () => {
  test("is one, however many windows begin it at once", async () => {
    const all = await Promise.all(["a", "b", "c"].map((take) => keep(0, take, 0)));
    expect(all.filter((kept) => kept?.state === "saved")).toHaveLength(1);
    expect(await listComments(house.app.db, house.olga.id, posts[0]!.id)).toHaveLength(1);
  });

  test("is changed by who has seen its words, and by nobody else", async () => {
    const first = await keep(1, "One.", 0);
    const second = await keep(1, "One, two.", versionOf(first));
    expect(second).toMatchObject({ state: "saved", draft: { take: "One, two.", text: "One, two." } });
    expect(await keep(1, "One, three.", versionOf(first))).toMatchObject({
      state: "elsewhere",
      draft: { take: "One, two.", version: versionOf(second) },
    });
    expect(await keep(1, "One, two.", versionOf(first))).toMatchObject({ state: "saved" });
    expect(await keep(1, "Who does not say, is the last.")).toMatchObject({ state: "saved" });
  });

  test("that was posted meanwhile is not begun again by a window that does not know", async () => {
    const kept = await keep(2, "Said.", 0);
    if (kept?.state !== "saved") throw new Error("it was not saved");
    await markPosted(house.app, house.olga.id, kept.draft.id, {});
    expect(await keep(2, "Said, and more.", kept.draft.version)).toEqual({ state: "gone" });
    house.clock.advance(MINUTE);
    expect(await keep(2, "Another.", 0)).toMatchObject({ state: "saved" });
  });

  test("is nobody else's, and of no post that is not followed", async () => {
    expect(await keepDraft(house.app, house.uli.id, posts[0]!.id, { take: "Mine?", channel: "blog" })).toBeUndefined();
    const [mine] = await listComments(house.app.db, house.olga.id, posts[0]!.id);
    expect(await takeBack(house.app, house.uli.id, mine!.id)).toBeUndefined();
  });
});

describe("what was not posted after all", () => {
  test("is a draft again and off the timeline, unless it was seen there or another draft has begun", async () => {
    const { id: userId } = house.olga;
    const [other, posted] = await listComments(house.app.db, userId, posts[2]!.id);
    expect([other?.status, posted?.status]).toEqual(["draft", "posted"]);
    expect(await takeBack(house.app, userId, posted!.id)).toBe("other");
    await markPosted(house.app, userId, other!.id, { url: "https://boats.example/#c1" });
    await updateComment(house.app.db, userId, other!.id, { status: "live" });
    expect(await takeBack(house.app, userId, other!.id)).toBe("seen");
    expect(await takeBack(house.app, userId, posted!.id)).toBe("done");
    expect(await takeBack(house.app, userId, posted!.id)).toBe("done");
    const touches = await listTouches(house.app.db, userId, posted!.personId);
    expect(touches.map(({ text }) => text)).toEqual(["Another."]);
  });

  test("an address that was wrong is forgotten", async () => {
    const draft = (await draftComment(house.app, house.olga.id, posts[1]!.id, { take: "x" }))!;
    await markPosted(house.app, house.olga.id, draft.id, { url: "https://boats.example/#c9" });
    expect(await markPosted(house.app, house.olga.id, draft.id, { url: null })).toMatchObject({ url: null });
  });
});
