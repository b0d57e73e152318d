// Small programs in processes of their own, to be spoken to line by line and killed.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type NodeProcess = {
  pid: number;
  /** The next line it prints. @throws with what it said on stderr, where it ends before that. */
  line: () => Promise<string>;
  say: (line: string) => void;
  kill: (signal: NodeJS.Signals) => void;
  /** Its exit code; null where a signal ended it. */
  ended: Promise<number | null>;
};

/** Starts one of `tests/support/programs` on the Node that runs the tests. */
export function startNode(program: string, args: readonly string[] = []): NodeProcess {
  const file = fileURLToPath(new URL(`programs/${program}`, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ["pipe", "pipe", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // A program that is gone reads nothing any more; its end is reported by `ended` and `line`.
  child.stdin.on("error", () => undefined);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return {
    pid: child.pid!,
    line: async () => {
      const next = await lines.next();
      if (next.done === true) throw new Error(`${program} ended: ${complaint}`);
      return next.value;
    },
    say: (line) => void child.stdin.write(`${line}\n`),
    kill: (signal) => void child.kill(signal),
    ended,
  };
}
