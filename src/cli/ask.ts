// Who carries a command out: the running server, else we ourselves on the data; never both, the data's lock sees to that.
import type { App } from "../app.ts";
import type { Config } from "../config.ts";
import { LockedError } from "../db/lock.ts";
import { askServer } from "./remote.ts";
import { runCommand, type Call } from "./run-command.ts";

/**
 * @param open opens the data; asked only where no server answered.
 * @returns the command's result, as plain JSON either way.
 * @throws LockedError where somebody holds the data and does not answer.
 */
export async function ask(config: Config, asked: Call, open: () => Promise<App>): Promise<unknown> {
  const answered = await askServer(config.dataDir, asked);
  return answered ? answered.result : askOurselves(config, asked, open);
}

async function askOurselves(config: Config, asked: Call, open: () => Promise<App>): Promise<unknown> {
  try {
    const app = await open();
    try {
      const result = await runCommand(app, asked, { baseUrl: app.baseUrl, isServing: false });
      return JSON.parse(JSON.stringify(result)) as unknown;
    } finally {
      await app.close();
    }
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    throw new LockedError(
      `${config.dataDir} is in use by another Door Opener that does not answer here: it is starting or stopping, or it ` +
        "serves no web. Try again when it says that it is ready, or stop it.",
      { cause: error },
    );
  }
}
