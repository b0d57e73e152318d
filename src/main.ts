// config → app → web and workers.
import { createApp } from "./app.ts";
import { ConfigError, EXIT_CONFIG, readConfig } from "./config.ts";
import { LockedError } from "./db/lock.ts";
import { describeError } from "./errors.ts";
import { startHouse } from "./start.ts";

// systemd's and sysexits' code for "try again later": somebody else holds the folder
const EXIT_LOCKED = 75;

try {
  const config = readConfig(process.env);
  await startHouse(await createApp(config));
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof LockedError;
  process.stderr.write(`${expected ? error.message : `Door Opener could not start: ${describeError(error)}`}\n`);
  process.exit(error instanceof ConfigError ? EXIT_CONFIG : error instanceof LockedError ? EXIT_LOCKED : 1);
}
