import { afterAll, beforeAll, expect, test } from "vitest";
import { NOTICE, settle } from "../../src/db/installation.ts";
import { openHouse, type House } from "../support/house.ts";

const houses: House[] = [];
beforeAll(async () => {
  houses.push(await openHouse(), await openHouse());
  await settle(houses[0]!.app.db, NOTICE, "Made up: <b>nobody</b> here is real.");
});
afterAll(async () => {
  for (const house of houses) await house.close();
});

const signInPage = async (house: House): Promise<string> => (await fetch(`${house.url}/sign-in`)).text();

test("a notice left in the house stands on its pages, as text", async () => {
  expect(await signInPage(houses[0]!)).toContain("Made up: &lt;b&gt;nobody&lt;/b&gt; here is real.</aside>");
});

test("a house without one shows none", async () => {
  expect(await signInPage(houses[1]!)).not.toContain("notice");
});
