// The secret that signs links and sessions: from the environment, else made once and kept in the data folder.
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";

export function readSecret(config: Pick<Config, "secretKey" | "dataDir">): string {
  if (config.secretKey !== undefined) return config.secretKey;
  const file = join(config.dataDir, "secret");
  try {
    writeFileSync(file, randomBytes(48).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < 32) throw new Error(`${file} is damaged: it should hold at least 32 characters.`);
  return secret;
}
