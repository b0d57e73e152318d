// A file in the browser's own form: seen before anything is stored, followed, taken back.
import { afterAll, beforeAll, expect, test } from "vitest";
import { countPeople } from "../../../src/db/people.ts";
import { openHouse, type House } from "../../support/house.ts";
import type { Member } from "../../support/cast.ts";

let house: House;
let cookies: Map<Member, string>;
beforeAll(async () => {
  house = await openHouse();
  cookies = new Map([
    [house.olga, await signIn(house.olga)],
    [house.uli, await signIn(house.uli)],
  ]);
});
afterAll(() => house.close());

async function signIn({ email }: Member): Promise<string> {
  const answer = await fetch(`${house.url}${await house.app.signIn.createLink(email)}`, { redirect: "manual" });
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
}

const ask = (member: Member, path: string, body?: FormData): Promise<Response> =>
  fetch(`${house.url}${path}`, {
    ...(body ? { method: "POST", body } : {}),
    headers: { cookie: cookies.get(member)!, "sec-fetch-site": "same-origin" },
    redirect: "manual",
  });
const page = async (member: Member, path: string): Promise<string> => (await ask(member, path)).text();
const formOf = (text: string, name: string): FormData => {
  const form = new FormData();
  form.set("file", new File([text], name));
  return form;
};
const people = () => countPeople(house.app.db, house.olga.id);

test("a file is shown before anybody is followed, then followed in the background, and taken back", async () => {
  const { olga, uli } = house;
  const sent = await ask(olga, "/people/import", formOf("name,tags\n<i>Ada</i>,boats\nBram,\n,\n,x\n", "my list.csv"));
  expect(sent.status).toBe(303);
  const path = sent.headers.get("location")!;
  const preview = await page(olga, path);
  expect(preview).toContain("Two people to follow");
  expect(preview).toContain("my list.csv");
  expect(preview).toContain("&lt;i&gt;Ada&lt;/i&gt;, Bram");
  expect(preview).toContain("Line 5");
  expect(await people()).toBe(0);

  // Nobody else sees, begins or ends it.
  for (const end of ["", "/start", "/undo"])
    expect((await ask(uli, `${path}${end}`, end === "" ? undefined : new FormData())).status).toBe(404);

  expect((await ask(olga, `${path}/start`, new FormData())).headers.get("location")).toBe(path);
  expect(await page(olga, path)).toMatch(/They are coming in[^]*hx-trigger="every 2s"/);
  await house.work();
  const done = await page(olga, path);
  expect(done).toContain("Two people added");
  expect(done).not.toContain("hx-get");
  expect(await people()).toBe(2);
  expect(await page(olga, "/people/import")).toContain("my list.csv");

  expect((await ask(olga, `${path}/undo`, new FormData())).status).toBe(303);
  expect(await page(olga, path)).toContain("Everything that the file brought is gone again.");
  expect(await people()).toBe(0);
});

test("a file that is none of those says so beside the field, and one that is too large is refused", async () => {
  const { olga } = house;
  const wrong = await ask(olga, "/people/import", formOf("<html><body>hello</body></html>", "page.html"));
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain("This is a web page, not a list of feeds.");
  expect((await ask(olga, "/people/import", new FormData())).status).toBe(422);
  const large = await ask(olga, "/people/import", formOf("x".repeat(10_100_000), "large.csv"));
  expect(large.status).toBe(422);
  expect(await large.text()).toContain("larger than ten megabytes");
  expect((await ask(olga, "/people/import/nonsense")).status).toBe(404);
});

test("the watchlist can be taken along as a file", async () => {
  const answer = await ask(house.olga, "/people.opml");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="people.opml"');
  expect(await answer.text()).toContain("<opml");
});
