// Who gets in: tokens, cookies, and what a page of somebody else may not do with them.
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createToken, revokeToken } from "../../src/domain/accounts/tokens.ts";
import type { List, Person } from "../support/call.ts";
import { openHouse, type House } from "../support/house.ts";

let house: House;
let cookie: string;
beforeAll(async () => {
  house = await openHouse();
  const link = await house.app.signIn.createLink(house.olga.email);
  const answer = await fetch(`${house.url}${link}`, { redirect: "manual" });
  cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
});
afterAll(() => house.close());

const status = async (authorization: string): Promise<number> =>
  (await house.as(undefined).get("/profile", { authorization })).status;

describe("a token", () => {
  test("lets in as its user, and in no other form", async () => {
    const { token } = house.olga;
    expect(await status(`Bearer ${token}`)).toBe(200);
    expect(await status(`bearer ${token}`)).toBe(200);
    const wrong = [
      `Bearer ${token}x`,
      `Bearer ${token.slice(0, -1)}`,
      "Bearer",
      "Bearer ",
      token,
      `Basic ${token}`,
      `Token ${token}`,
      `Bearer ${token} ${token}`,
    ];
    for (const authorization of wrong)
      expect([authorization, await status(authorization)]).toEqual([authorization, 401]);
  });

  test("that is revoked lets nobody in, and the user's others go on", async () => {
    const { id, token } = await createToken(house.app, house.uli.id, "phone");
    expect(await status(`Bearer ${token}`)).toBe(200);
    expect(await revokeToken(house.app, house.tarik.id, id)).toBe(false);
    expect(await status(`Bearer ${token}`)).toBe(200);
    expect(await revokeToken(house.app, house.uli.id, id)).toBe(true);
    expect(await status(`Bearer ${token}`)).toBe(401);
    expect(await status(`Bearer ${house.uli.token}`)).toBe(200);
  });

  test("is not kept in a form that could be used", async () => {
    const rows = await house.app.db.selectFrom("apiTokens").selectAll().execute();
    for (const { token } of [house.olga, house.tarik, house.uli]) expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("that is wrong is not made good by a cookie that is right", async () => {
    expect((await house.as(undefined).get("/profile", { authorization: "Bearer no", cookie })).status).toBe(401);
  });
});

describe("a session", () => {
  test("begins with a link that is good once, in a cookie that scripts and other sites do not get", async () => {
    const link = await house.app.signIn.createLink(house.tarik.email);
    const first = await fetch(`${house.url}${link}`, { redirect: "manual" });
    const [set = ""] = first.headers.getSetCookie();
    expect([first.status, first.headers.get("location")]).toEqual([303, "/"]);
    expect(set).toMatch(/HttpOnly/i);
    expect(set).toMatch(/SameSite=Lax/i);
    const second = await fetch(`${house.url}${link}`, { redirect: "manual" });
    expect([second.status, second.headers.getSetCookie()]).toEqual([410, []]);
  });

  test("reads and writes the API from a page of ours", async () => {
    expect((await house.as(undefined).get("/people", { cookie })).status).toBe(200);
    for (const from of [{ origin: house.url }, { "sec-fetch-site": "same-origin" }]) {
      const made = await house.as(undefined).post<Person>("/people", { name: "From a page" }, { cookie, ...from });
      expect(made.status).toBe(201);
    }
  });

  test.each([
    [{ origin: "https://evil.example" }],
    [{ origin: "null" }],
    [{ origin: "http://127.0.0.1.evil.example" }],
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
    [{ "sec-fetch-site": "cross-site", origin: "http://127.0.0.1:3000" }],
    [{}],
  ])("writes nothing from elsewhere: %j", async (from) => {
    for (const type of ["application/json", "text/plain"]) {
      const answer = await house.as(undefined).raw("/people", {
        method: "POST",
        headers: { cookie, "content-type": type, ...from },
        body: JSON.stringify({ name: "Smuggled" }),
      });
      expect([answer.status, answer.body.type]).toEqual([403, "/problems/forbidden"]);
    }
    const { body } = await house.as(house.olga).get<List<Person>>("/people?q=Smuggled");
    expect(body.items).toEqual([]);
  });

  test("writes nothing from elsewhere although the browser adds a password of its own", async () => {
    for (const authorization of ["Basic b2xnYTpzZWNyZXQ=", "Negotiate x", "Digest x", "", "Bearer"]) {
      const headers = { cookie, authorization, "sec-fetch-site": "cross-site", origin: "https://evil.example" };
      const answer = await house.as(undefined).post("/people", { name: "Smuggled" }, headers);
      expect([authorization, answer.status, answer.body.type]).toEqual([authorization, 403, "/problems/forbidden"]);
      const page = await fetch(`${house.url}/people`, {
        method: "POST",
        headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
        body: "name=Smuggled",
        redirect: "manual",
      });
      expect([authorization, page.status]).toEqual([authorization, 403]);
    }
    const { body } = await house.as(house.olga).get<List<Person>>("/people?q=Smuggled");
    expect(body.items).toEqual([]);
  });

  test("a program with a token need not come from anywhere", async () => {
    const from = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    expect((await house.as(house.tarik).post("/people", { name: "By token" }, from)).status).toBe(201);
  });

  test("that has ended is over, also for who kept the cookie", async () => {
    const link = await house.app.signIn.createLink(house.uli.email);
    const answer = await fetch(`${house.url}${link}`, { redirect: "manual" });
    const kept = answer.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    expect((await house.as(undefined).get("/people", { cookie: kept })).status).toBe(200);
    await fetch(`${house.url}/sign-out`, { method: "POST", headers: { cookie: kept, origin: house.url } });
    expect((await house.as(undefined).get("/people", { cookie: kept })).status).toBe(401);
  });
});

/** fetch does not let anybody choose the Host. */
function askUnder(host: string, path: string): Promise<{ status: number; type: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; type: string }>();
  const headers = { host, authorization: `Bearer ${house.olga.token}` };
  const asked = request(`${house.url}${path}`, { headers }, (answer) => {
    answer.resume();
    resolve({ status: answer.statusCode ?? 0, type: answer.headers["content-type"] ?? "" });
  });
  asked.once("error", reject);
  asked.end();
  return promise;
}

describe("the Host", () => {
  test.each(["evil.example", "evil.example:3000", "127.0.0.1.evil.example", "localhost.evil.example", "192.168.1.5"])(
    "%s is not us",
    async (host) => {
      for (const path of ["/api/v1/profile", "/", "/healthz"]) expect((await askUnder(host, path)).status).toBe(421);
      expect((await askUnder(host, "/api/v1/profile")).type).toContain("application/problem+json");
    },
  );

  test.each(["127.0.0.1", "127.0.0.1:3000", "localhost:3000", "LOCALHOST", "[::1]:3000"])("%s is us", async (host) => {
    expect((await askUnder(host, "/api/v1/profile")).status).toBe(200);
  });
});
