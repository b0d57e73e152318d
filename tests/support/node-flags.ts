// The flags under which `npm start` runs Node: who starts the product otherwise starts it the same way.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../src/root.ts";

const { scripts } = JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8")) as {
  scripts: { start: string };
};

export const NODE_FLAGS: readonly string[] = [...scripts.start.matchAll(/ (--[a-z][\w=-]*)(?= )/g)].map(
  ([, flag]) => flag!,
);
