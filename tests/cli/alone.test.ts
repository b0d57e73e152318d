// The commands where no server runs: they open the data themselves.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lockFolder } from "../../src/db/lock.ts";
import { buildOnce, freePort } from "../support/process.ts";
import { smallBlog } from "../world/small-blogs.ts";
import { serveSites } from "../world/static-sites.ts";
import { cli } from "./cli-process.ts";

describe("the commands on data that no server holds", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "door-cli-"));
  beforeAll(buildOnce);
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  test("status tells what there is, on the project's own Node", async () => {
    const { stdout, code } = await cli(dataDir, ["status", "--json"]);
    expect(code).toBe(0);
    const status = JSON.parse(stdout) as { node: string };
    expect(status).toMatchObject({ serving: null, database: "embedded", queue: "database", feeds: 0, brokenFeeds: [] });
    expect(Number.parseInt(status.node, 10)).toBeGreaterThanOrEqual(24);
  });

  test("an account is added once, gets a token and a sign-in link", async () => {
    expect(await cli(dataDir, ["user", "add", "Olga@Example.org"])).toMatchObject({ code: 0, stderr: "" });
    expect(await cli(dataDir, ["user", "add", "olga@example.org"])).toEqual({
      code: 1,
      stdout: "",
      stderr: "olga@example.org has an account already.\n",
    });
    const token = await cli(dataDir, ["token", "laptop", "--user", "olga@example.org"]);
    expect(token.stdout).toMatch(/^door_[\w-]{40,}\n$/);
    const link = await cli(dataDir, ["sign-in", "olga@example.org"], { BASE_URL: "https://door.example.org/" });
    expect(link.stdout).toMatch(/^https:\/\/door\.example\.org\/sign-in\?token=\S+\n$/);
  });

  test("following stores the person and says who makes the briefs", async () => {
    const world = await serveSites([smallBlog(0, 3, new Date("2026-11-20T08:00:00Z"))]);
    const [url = ""] = world.origins;
    const followed = await cli(dataDir, ["follow", url, "--why", "tides"]);
    expect(followed).toMatchObject({ code: 0, stderr: "" });
    expect(followed.stdout).toContain("3 posts");
    expect(followed.stdout).toContain("by the next `npm start`");
    const again = await cli(dataDir, ["follow", url, "--json"]);
    expect(JSON.parse(again.stdout)).toMatchObject({ isNew: false });
    const { items } = JSON.parse((await cli(dataDir, ["people", "--json"])).stdout) as { items: object[] };
    expect(items).toMatchObject([{ feeds: [{ error: null }] }]);
    expect((await cli(dataDir, ["people"])).stdout).toMatch(/^PERSON +STAGE/);
    expect((await cli(dataDir, ["people", "--user", "olga@example.org"])).stdout).toContain("Nobody yet");
    await world.close();
  });

  test.each([
    ["an address that is none", ["follow", "mailto:"], 1, "address"],
    ["an account that is none", ["people", "--user", "nobody@example.org"], 1, "no account"],
    ["an e-mail that is none", ["user", "add", "olga"], 1, "e-mail"],
    ["a command that is none", ["unfollow"], 64, "unknown command"],
    ["a missing word", ["follow"], 64, "missing required argument"],
    ["an unknown flag", ["people", "--tags", "x"], 64, "unknown option"],
    ["digest", ["digest", "--send"], 69, "later issue"],
    ["export", ["export", "file"], 69, "later issue"],
    ["import", ["import", "file"], 69, "later issue"],
    ["backup", ["backup", "file"], 69, "later issue"],
  ])("%s ends with its own code and a sentence on stderr", async (_, words, code, sentence) => {
    const ended = await cli(dataDir, words);
    expect(ended).toMatchObject({ code, stdout: "" });
    expect(ended.stderr).toContain(sentence);
  });

  test("a wrong environment is told whole, with code 78", async () => {
    const { code, stderr } = await cli(dataDir, ["people"], { PORT: "high", ROLE: "boss" });
    expect(code).toBe(78);
    expect(stderr).toMatch(/PORT[^]*ROLE|ROLE[^]*PORT/);
  });

  test("a folder that somebody holds without serving is refused, with code 75", async () => {
    const release = lockFolder(dataDir);
    const { code, stderr } = await cli(dataDir, ["people"]);
    release();
    expect({ code, lines: stderr.trim().split("\n") }).toEqual({
      code: 75,
      lines: [expect.stringContaining("in use")],
    });
  });

  test("the note of a server that was killed does not stand in the way", async () => {
    const leave = (url: string) =>
      writeFileSync(join(dataDir, "run.json"), JSON.stringify({ pid: 1, url, key: "old" }));
    leave(`http://127.0.0.1:${await freePort()}`);
    expect(await cli(dataDir, ["people"])).toMatchObject({ code: 0, stderr: "" });
    // Somebody else may have its port by now.
    const stranger = await serveSites([() => ({})]);
    leave(stranger.origins[0] ?? "");
    expect(await cli(dataDir, ["people"])).toMatchObject({ code: 0, stderr: "" });
    await stranger.close();
  });
});
