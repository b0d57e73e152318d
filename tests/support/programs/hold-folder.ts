// Locks a data folder, says so, and holds it until a line comes in or it is killed.
import { once } from "node:events";
import { LockedError, lockFolder } from "../../../src/db/lock.ts";

try {
  const unlock = lockFolder(process.argv[2]!);
  process.stdout.write("held\n");
  await once(process.stdin, "data");
  unlock();
  process.stdout.write("released\n");
  await once(process.stdin, "data");
} catch (error) {
  if (!(error instanceof LockedError)) throw error;
  process.stdout.write(`refused ${error.message}\n`);
}
process.stdin.destroy();
