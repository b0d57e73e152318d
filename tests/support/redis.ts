// A private Redis from the machine's own binary: a free port on loopback, nothing on disk.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endProcess, findBinary, startServer } from "./binaries.ts";

export type TestRedis = { url: string; port: number; pid: number; stop: () => Promise<void> };

/** Why no Redis can be started here; undefined where one can. */
export function missingRedis(): string | undefined {
  return findBinary("redis-server") ? undefined : "no redis-server on this machine";
}

/**
 * Starts a server that lives until `stop`, or until this process ends.
 * @param again the port of one that was stopped.
 */
export async function startRedis(again?: number): Promise<TestRedis> {
  const program = findBinary("redis-server");
  if (program === undefined) throw new Error(missingRedis());
  const folder = mkdtempSync(join(tmpdir(), "door-redis-"));
  // The port may be taken by somebody else between our look and its start: then another one.
  for (let attempt = 1; ; attempt += 1) {
    const port = again ?? (await findFreePort());
    const settings = ["--port", port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder].map(
      String,
    );
    try {
      const server = await startServer([program, ...settings], /Ready to accept connections/);
      const stop = async (): Promise<void> => {
        await endProcess(server, "SIGKILL");
        rmSync(folder, { recursive: true, force: true });
      };
      return { url: `redis://127.0.0.1:${port}`, port, pid: server.pid!, stop };
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
