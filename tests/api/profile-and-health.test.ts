import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Profile } from "../support/call.ts";
import { openHouse, type House } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe("the profile", () => {
  test("is there from the first day, with all that the contract names", async () => {
    const { status, body } = await house.as(house.olga).get<Profile>("/profile");
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(
      expect.arrayContaining(
        "name about interests expertise voiceSamples handles timezone digestAt quietDays inviteBudget".split(" "),
      ),
    );
  });

  test("changes field by field, and for nobody else", async () => {
    const before = (await house.as(house.olga).get<Profile>("/profile")).body;
    const tariks = (await house.as(house.tarik).get<Profile>("/profile")).body;
    const edit = {
      name: "Olga",
      interests: ["builds"],
      handles: [{ channel: "blog", url: "https://olga.example/" }],
      timezone: "Europe/Berlin",
      digestAt: "07:30",
      inviteBudget: 0,
    };
    const { status, body } = await house.as(house.olga).patch<Profile>("/profile", edit);
    expect([status, body]).toEqual([200, { ...before, ...edit }]);
    expect((await house.as(house.olga).patch<Profile>("/profile", {})).body).toEqual(body);
    expect((await house.as(house.tarik).get<Profile>("/profile")).body).toEqual(tariks);
  });

  test("can be sent back as it came", async () => {
    const { body } = await house.as(house.olga).get<Profile>("/profile");
    expect(body).not.toHaveProperty("voiceDescription");
    expect(await house.as(house.olga).patch<Profile>("/profile", body)).toMatchObject({ status: 200, body });
  });

  test.each([
    [{ timezone: "Mars/Olympus" }, "timezone"],
    [{ digestAt: "24:00" }, "digestAt"],
    [{ digestAt: "7:30" }, "digestAt"],
    [{ quietDays: "loud" }, "quietDays"],
    [{ inviteBudget: -1 }, "inviteBudget"],
    [{ inviteBudget: 1.5 }, "inviteBudget"],
    [{ interests: "builds" }, "interests"],
    [{ interests: [""] }, "interests.0"],
    [{ handles: [{ channel: "blog", url: "data:text/html,x" }] }, "handles.0.url"],
    [{ email: "new@door.example" }, "email"],
    [{ role: "owner" }, "role"],
    [{ name: null }, "name"],
  ])("%j is refused by name, and nothing changes", async (edit, path) => {
    const before = (await house.as(house.olga).get<Profile>("/profile")).body;
    const { status, body } = await house.as(house.olga).patch("/profile", { about: "half", ...edit });
    expect([status, body.errors?.map((one) => one.path)]).toEqual([400, [path]]);
    expect((await house.as(house.olga).get<Profile>("/profile")).body).toEqual(before);
  });
});

describe("health", () => {
  test("needs no token", async () => {
    const alive = await fetch(`${house.url}/healthz`);
    expect([alive.status, await alive.json()]).toEqual([200, { status: "ok" }]);
    const ready = await fetch(`${house.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: "ok", database: "ok", queue: "ok" }]);
  });

  test("says so when the database is gone, and stays alive", async () => {
    const other = await openHouse();
    await other.app.database.close();
    const ready = await fetch(`${other.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ status: "unavailable" });
    expect((await fetch(`${other.url}/healthz`)).status).toBe(200);
    const answer = await other.as(other.olga).get("/people");
    expect([answer.status, answer.body.type]).toEqual([500, "/problems/internal"]);
    expect(JSON.stringify(answer.body)).not.toMatch(/select|PGlite|postgres/i);
    await other.close();
  });
});

describe("the document", () => {
  test("is OpenAPI 3.1, complete in itself, and can be read by people too", async () => {
    const answer = await fetch(`${house.url}/api/v1/openapi.json`);
    const document = (await answer.json()) as { openapi: string; components: { schemas: Record<string, unknown> } };
    expect(document.openapi).toBe("3.1.0");
    const references = new Set(JSON.stringify(document).match(/#\/components\/schemas\/\w+/g));
    expect(references.size).toBeGreaterThan(5);
    for (const reference of references)
      expect(document.components.schemas).toHaveProperty(reference.split("/").at(-1)!);
    const page = await fetch(`${house.url}/api/docs`);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(await page.text()).toContain("/people/{id}/timeline");
  });
});
