import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Problem } from "../../src/api/problem.ts";
import type { Answer, Person } from "../support/call.ts";
import { openHouse, type House } from "../support/house.ts";

let house: House;
let personId: string;
beforeAll(async () => {
  house = await openHouse();
  personId = (await house.as(house.olga).post<Person>("/people", { name: "Grace Field" })).body.id;
});
afterAll(() => house.close());

function outline({ status, headers, body }: Answer<Problem>) {
  const type = headers.get("content-type")?.split(";")[0];
  return { status, stated: body.status, kind: body.type, type, titled: (body.title ?? "").trim() !== "" };
}

function aProblem(status: number, kind: string) {
  const type = "application/problem+json";
  return { status, stated: status, kind: `/problems/${kind}`, type, titled: true };
}

/** Refused before it is read to its end, a request may take its connection with it. */
const JSON_TYPE = { "content-type": "application/json", connection: "close" };

describe("input that is wrong", () => {
  const cases: [name: string, path: string, body: unknown, errorPaths: string[]][] = [
    ["an unknown field", "/people", { name: "A", nmae: "B" }, ["nmae"]],
    ["two unknown fields and a wrong one", "/people", { name: 1, x: 1, y: 2 }, ["name", "x", "y"]],
    ["nothing to go by", "/people", {}, ["url"]],
    ["a blank name", "/people", { name: "   " }, ["name"]],
    ["a field within a field", "/people", { name: "A", handles: [{ channel: "blog" }] }, ["handles.0.url"]],
    [
      "an unknown channel",
      "/people",
      { name: "A", handles: [{ channel: "fax", url: "https://a.example" }] },
      ["handles.0.channel"],
    ],
    [
      "a handle that is a script",
      "/people",
      { name: "A", handles: [{ channel: "blog", url: "javascript:alert(1)" }] },
      ["handles.0.url"],
    ],
    ["too many tags", "/people", { name: "A", tags: Array.from({ length: 51 }, (_, at) => `t${at}`) }, ["tags"]],
    ["a list in place of an object", "/people", [], [""]],
    ["null", "/people", null, [""]],
    ["a NUL, which no database keeps", "/people", { name: "A\u0000B" }, ["name"]],
    ["a NUL deep inside", "/people", { name: "A", tags: ["ok", "a\u0000"] }, ["tags.1"]],
    [
      "an unknown kind and direction",
      "/people/PERSON/touches",
      { kind: "wave", direction: "up", channel: "blog" },
      ["direction", "kind"],
    ],
    [
      "a day without a time",
      "/people/PERSON/touches",
      { kind: "like", direction: "inbound", channel: "blog", at: "2026-11-01" },
      ["at"],
    ],
    [
      "a day that is none",
      "/people/PERSON/touches",
      { kind: "like", direction: "inbound", channel: "blog", at: "2026-02-30T00:00:00Z" },
      ["at"],
    ],
    [
      "the year nought",
      "/people/PERSON/touches",
      { kind: "like", direction: "inbound", channel: "blog", at: "0000-01-01T00:00:00Z" },
      ["at"],
    ],
    [
      "a moment to come",
      "/people/PERSON/touches",
      { kind: "like", direction: "inbound", channel: "blog", at: "2026-11-23T08:00:01Z" },
      ["at"],
    ],
    [
      "a post that nobody knows",
      "/people/PERSON/touches",
      { kind: "like", direction: "inbound", channel: "blog", postId: "019ac6e3-7b01-77b4-a7b0-1df7a6a3a001" },
      ["postId"],
    ],
    [
      "a post by a made-up name",
      "/people/PERSON/touches",
      { kind: "like", direction: "inbound", channel: "blog", postId: "first" },
      ["postId"],
    ],
    ["no text to coach", "/coach", { channel: "blog" }, ["text"]],
    ["no channel to coach for", "/coach", { text: "Nice." }, ["channel"]],
    ["an address of the wrong type", "/discover", { url: 5 }, ["url"]],
    ["an empty address", "/discover", { url: "  " }, ["url"]],
  ];
  test.each(cases)("%s is named by its path", async (_name, path, body, errorPaths) => {
    const answer = await house.as(house.olga).post(path.replace("PERSON", personId), body);
    expect(outline(answer)).toEqual(aProblem(400, "invalid-input"));
    expect(answer.body.errors?.map(({ path }) => path).toSorted()).toEqual(errorPaths);
    for (const { message } of answer.body.errors ?? []) expect(message).not.toBe("");
  });

  const queries: [path: string, errorPath: string][] = [
    ["/people?limit=0", "limit"],
    ["/people?limit=201", "limit"],
    ["/people?limit=ten", "limit"],
    ["/posts?unread=perhaps", "unread"],
    ["/posts?q=", "q"],
    ["/posts?q=a%00b", "q"],
    ["/people?tag=%00", "tag"],
    ["/posts?page=2", "page"],
    ["/people?cursor=made-up", "cursor"],
    ["/posts?cursor=made-up", "cursor"],
    ["/feeds?cursor=made-up", "cursor"],
    ["/feeds?cursor=1e300", "cursor"],
    ["/openings?cursor=made-up", "cursor"],
    ["/openings?cursor=-1", "cursor"],
    [
      `/people?cursor=${Buffer.from('["+275760-09-13T00:00:00.000Z","019ac6e3-7b01-77b4-a7b0-1df7a6a3a001"]').toString("base64url")}`,
      "cursor",
    ],
  ];
  test.each(queries)("%s is refused by name", async (path, errorPath) => {
    const answer = await house.as(house.olga).get(path);
    expect(outline(answer)).toEqual(aProblem(400, "invalid-input"));
    expect(answer.body.errors?.map(({ path }) => path)).toEqual([errorPath]);
  });

  test("the limits themselves are fine", async () => {
    for (const limit of [1, 200]) expect((await house.as(house.olga).get(`/people?limit=${limit}`)).status).toBe(200);
  });
});

describe("a body that cannot be read", () => {
  test.each([
    ["cut short", '{"name": "A'],
    ["not JSON at all", "name=A"],
    ["empty", ""],
  ])("%s is a problem document, not a crash", async (_name, body) => {
    const answer = await house.as(house.olga).raw("/people", { method: "POST", headers: JSON_TYPE, body });
    expect(outline(answer)).toEqual(aProblem(400, "invalid-input"));
  });

  test.each([
    ["/people", "POST", "text/plain"],
    ["/people", "POST", "application/x-www-form-urlencoded"],
    ["/profile", "PATCH", "text/plain"],
  ])("%s by %s as %s is refused instead of ignored", async (path, method, type) => {
    const body = JSON.stringify({ name: "A" });
    const answer = await house.as(house.olga).raw(path, { method, headers: { "content-type": type }, body });
    expect(outline(answer)).toEqual(aProblem(415, "wrong-content-type"));
  });

  test("JSON of another name is JSON", async () => {
    const headers = { "content-type": "application/problem+json; charset=utf-8" };
    const answer = await house.as(house.olga).raw("/coach", {
      method: "POST",
      headers,
      body: JSON.stringify({ text: "I tried it.", channel: "blog" }),
    });
    expect(answer.status).toBe(200);
  });

  test("more than a megabyte is refused, whether it is announced or not", async () => {
    const large = JSON.stringify({ name: "A", why: "x".repeat(1_100_000) });
    expect(
      outline(await house.as(house.olga).raw("/people", { method: "POST", headers: JSON_TYPE, body: large })),
    ).toEqual(aProblem(413, "too-large"));
    const stream = new Blob([large]).stream();
    const init = { method: "POST", headers: JSON_TYPE, body: stream, duplex: "half" } as RequestInit;
    expect(outline(await house.as(house.olga).raw("/people", init))).toEqual(aProblem(413, "too-large"));
  });

  test("nested a thousand deep it is refused like any other wrong input", async () => {
    const body = `{"name": ${"[".repeat(5_000)}${"]".repeat(5_000)}}`;
    expect(outline(await house.as(house.olga).raw("/people", { method: "POST", headers: JSON_TYPE, body }))).toEqual(
      aProblem(400, "invalid-input"),
    );
  });
});

describe("what is not there", () => {
  test("an id of ours that names nothing, and one that could not be ours, are the same 404", async () => {
    for (const id of ["019ac6e3-7b01-77b4-a7b0-1df7a6a3a001", "7", "..%2F..", "%00", "' or 1=1 --"]) {
      expect(outline(await house.as(house.olga).get(`/people/${encodeURIComponent(id)}`))).toEqual(
        aProblem(404, "not-found"),
      );
    }
  });

  test("an operation that does not exist says where the document is", async () => {
    const answer = await house.as(house.olga).get("/everything");
    expect(outline(answer)).toEqual(aProblem(404, "not-found"));
    expect(answer.body.title).toContain("/api/v1/openapi.json");
  });

  test.each([
    ["POST", "/people/x/invites"],
    ["PATCH", "/invites/x"],
    ["POST", "/people/x/encounters"],
    ["GET", "/people/x/introductions"],
    ["POST", "/people/x/introductions"],
    ["POST", "/comments/x/publish"],
    ["POST", "/contacts/import"],
    ["GET", "/contacts"],
    ["GET", "/notifications"],
    ["POST", "/notifications/x/read"],
    ["GET", "/digest"],
    ["POST", "/digest/send"],
    ["GET", "/export"],
    ["POST", "/import"],
  ])("%s %s is promised, not built, and says so", async (method, path) => {
    expect(outline(await house.as(house.olga).raw(path, { method }))).toEqual(aProblem(501, "not-implemented"));
    expect(outline(await house.as(undefined).raw(path, { method }))).toEqual(aProblem(401, "not-signed-in"));
  });
});
