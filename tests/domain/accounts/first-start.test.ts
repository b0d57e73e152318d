import { afterEach, beforeEach, expect, test } from "vitest";
import { listApiTokens } from "../../../src/db/api-tokens.ts";
import { revokeToken } from "../../../src/domain/accounts/tokens.ts";
import { ensureOwner, isFirstStart } from "../../../src/domain/accounts/users.ts";
import { openHouse, type House } from "../../support/house.ts";

const TOKEN = "b".repeat(40);
const OTHER = "c".repeat(40);

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

/** As the process does when it comes up. */
const start = (token: string | undefined) => ensureOwner(house.app, { email: house.olga.email, token });

const status = async (token: string): Promise<number> => (await house.as({ token }).get("/profile")).status;

test("the first start is one, whether or not anybody came in, and no later one is", async () => {
  expect(await isFirstStart(house.app)).toBe(true);
  expect(await isFirstStart(house.app)).toBe(false);
  house = await house.restart();
  expect(await isFirstStart(house.app)).toBe(false);
});

test("of many that start at once one is the first", async () => {
  const firsts = await Promise.all(Array.from({ length: 8 }, () => isFirstStart(house.app)));
  expect(firsts.filter(Boolean)).toHaveLength(1);
});

test("a bootstrap token that was revoked stays revoked over every start; another one is let in", async () => {
  await start(TOKEN);
  await start(TOKEN);
  expect(await status(TOKEN)).toBe(200);
  const [bootstrap] = (await listApiTokens(house.app.db, house.olga.id)).filter(({ name }) => name === "bootstrap");
  await revokeToken(house.app, house.olga.id, bootstrap!.id);
  expect(await status(TOKEN)).toBe(401);
  for (let round = 0; round < 2; round += 1) {
    house = await house.restart();
    await start(TOKEN);
    expect(await status(TOKEN)).toBe(401);
  }
  await start(OTHER);
  expect([await status(TOKEN), await status(OTHER)]).toEqual([401, 200]);
});

test("a bootstrap token that nobody revoked is let in after every start", async () => {
  for (let round = 0; round < 2; round += 1) {
    await start(TOKEN);
    expect(await status(TOKEN)).toBe(200);
    house = await house.restart();
  }
  await start(undefined);
  expect(await status(TOKEN)).toBe(200);
});
