import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";

const lines = readFileSync(join(import.meta.dirname, "../../.env.example"), "utf8").split("\n");
const example = new Map(
  lines.flatMap((line): [string, string][] => {
    const [, name, value] = /^# ([A-Z][A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  }),
);

/** The names that the configuration looks for, as it looks for them. */
function namesRead(): string[] {
  const names = new Set<string>();
  readConfig(new Proxy<Record<string, string | undefined>>({}, { get: (_, name) => void names.add(String(name)) }));
  return [...names].filter((name) => !name.endsWith("_FILE")).sort();
}

test("the example names every variable that is read, and no other", () => {
  expect([...example.keys()].sort()).toEqual(namesRead());
});

test("what the example gives as defaults are the defaults", () => {
  expect(readConfig(Object.fromEntries(example))).toEqual(readConfig({}));
  const stated = [...example].filter(([, value]) => value !== "");
  expect(stated.length).toBeGreaterThan(8);
});

test("the README's pointer to the example holds", () => {
  expect(readFileSync(join(import.meta.dirname, "../../README.md"), "utf8")).toContain(".env.example");
});
