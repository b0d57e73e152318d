// One at a time: `npm start` and `npm test` side by side in a fresh clone must not install or build into each other.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const LOOK_AGAIN_MS = 200;

/** Runs `work` while holding `file`, which names the process that holds it; one that died holds nothing. */
export async function inTurn(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  while (!take(file)) await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (!isHeld(file)) rmSync(file, { force: true });
  return false;
}

function isHeld(file) {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    // Nothing written yet: it was taken this very moment.
    if (pid === 0) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
