// The commands while a server holds the data: it carries them out, and only for who has its key.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildOnce, freePort, startProcess, type HouseProcess } from "../support/process.ts";
import { smallBlog } from "../world/small-blogs.ts";
import { serveSites } from "../world/static-sites.ts";
import { cli } from "./cli-process.ts";

describe("the commands beside a running server", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "door-cli-"));
  let house: HouseProcess;

  beforeAll(async () => {
    buildOnce();
    house = await startProcess(dataDir, await freePort());
  });
  afterAll(async () => {
    await house.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test("are answered by it", async () => {
    const { stdout, stderr } = await cli(dataDir, ["status", "--json"]);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({ serving: house.url, user: "olga@example.org" });
  });

  test("follow somebody whose openings are then found without a restart", async () => {
    const world = await serveSites([smallBlog(0, 3, new Date())]);
    const followed = await cli(dataDir, ["follow", world.origins[0] ?? ""]);
    expect(followed.stderr).toBe("");
    expect(followed.stdout).toContain("being made");
    const openings = async () => (await cli(dataDir, ["openings", "--json"])).stdout;
    await expect.poll(openings, { timeout: 45_000, interval: 1_000 }).toContain("/posts/");
    await world.close();
  });

  test("make tokens and links that it takes", async () => {
    const token = (await cli(dataDir, ["token", "script"])).stdout.trim();
    const people = await fetch(`${house.url}/api/v1/people`, { headers: { authorization: `Bearer ${token}` } });
    expect(people.status).toBe(200);
    const link = (await cli(dataDir, ["sign-in", "olga@example.org"])).stdout.trim();
    expect(link.startsWith(`${house.url}/sign-in?token=`)).toBe(true);
    const signedIn = await fetch(link, { redirect: "manual" });
    expect(signedIn.headers.getSetCookie().join()).toContain("HttpOnly");
  });

  test("get the server's own sentence where they fail", async () => {
    expect(await cli(dataDir, ["user", "add", "olga@example.org"])).toEqual({
      code: 1,
      stdout: "",
      stderr: "olga@example.org has an account already.\n",
    });
  });

  test("are refused without the key, with a wrong one, with an API token, and where they make no sense", async () => {
    const { key } = JSON.parse(readFileSync(join(dataDir, "run.json"), "utf8")) as { key: string };
    const post = async (authorization: string | undefined, body: string) => {
      const headers = { "content-type": "application/json", ...(authorization !== undefined && { authorization }) };
      return (await fetch(`${house.url}/internal/cli`, { method: "POST", headers, body })).status;
    };
    const people = JSON.stringify({ command: "people", arguments: {} });
    expect(await post(undefined, people)).toBe(401);
    expect(await post("Bearer wrong", people)).toBe(401);
    expect(await post(`Bearer ${"t".repeat(40)}`, people)).toBe(401);
    expect(await post(`Bearer ${key}`, "{")).toBe(400);
    expect(await post(`Bearer ${key}`, JSON.stringify({ command: "people", arguments: { colour: "red" } }))).toBe(422);
    expect(await post(`Bearer ${key}`, JSON.stringify({ command: "destroy", arguments: {} }))).toBe(422);
    expect(await post(`Bearer ${key}`, people)).toBe(200);
  });
});
