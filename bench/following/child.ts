// Programs beside the bench, and the messages that they answer with.
import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../src/root.ts";
import { NODE_FLAGS } from "../../tests/support/node-flags.ts";

export type Child<Order, Report> = { ask: (order: Order) => Promise<Report>; pid: number; end: () => void };

/** Starts a program of this folder, with little memory as `npm start` does; its first message says that it is there. */
export async function startChild<Order extends object, Report>(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ first: Report; child: Child<Order, Report> }> {
  const process_ = fork(join(projectRoot(), "bench", "following", name), [...args], {
    env: { ...process.env, MALLOC_ARENA_MAX: "2", ...env },
    execArgv: [...NODE_FLAGS],
  });
  const first = await nextMessage<Report>(process_);
  return {
    first,
    child: {
      ask: (order) => {
        const answer = nextMessage<Report>(process_);
        process_.send(order);
        return answer;
      },
      pid: process_.pid!,
      end: () => void process_.kill(),
    },
  };
}

function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`a program of the bench ended with ${code}`));
    child.once("exit", onExit);
    child.once("message", (message) => {
      child.off("exit", onExit);
      resolve(message as T);
    });
  });
}
