import { afterAll, beforeAll, expect, test } from "vitest";
import { openStreet, type Street } from "../../domain/openings/street.ts";
import { signIn, type Visitor } from "../../support/visitor.ts";

const TEXT = "The ferry to the island runs four times a day. Who waits on the pier has nowhere else to sleep.";

let street: Street;
let olga: Visitor;
beforeAll(async () => {
  street = await openStreet();
  await street.follow("Ada", [
    { title: "On ferries", text: TEXT, hours: 3 },
    { title: "On piers", text: TEXT, hours: 40 },
  ]);
  await street.house.work();
  olga = await signIn(street.house, street.house.olga);
});
afterAll(() => street.close());

test("Today suggests one post a person, tells why with all its parts, and has the rest for later", async () => {
  const page = await olga.text("/");
  expect(page.match(/<article class="opening"/gu)).toHaveLength(1);
  expect(page).toContain("Why this one");
  expect(page).toMatch(/<li class="sum"><span>Together<\/span> <b>\+\d+<\/b>/u);
  expect(page.split("If you have more time")[1]).toContain("On piers");
});

test("what is put aside is gone, and what is taken back is there again", async () => {
  const [opening] = await street.openings();
  const postId = opening!.post.id;
  expect((await olga.post(`/posts/${postId}/dismiss`, {})).status).toBe(303);
  expect(await olga.text("/")).not.toContain('<article class="opening"');
  expect((await olga.post(`/posts/${postId}/take-back`, {})).status).toBe(303);
  expect(await olga.text("/")).toContain(`id="opening-${postId}"`);
  expect(await street.openings()).toContainEqual(opening);
});

test("nobody takes back what is not theirs", async () => {
  const tarik = await signIn(street.house, street.house.tarik);
  const [opening] = await street.openings();
  expect((await tarik.post(`/posts/${opening!.post.id}/take-back`, {})).status).toBe(404);
});
