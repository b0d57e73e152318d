// The line to a server, which can be cut and mended: the server itself knows nothing of it.
import { connect, createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export type Line = { url: string; cut: () => Promise<void>; mend: () => Promise<void> };

export async function startLine(to: string): Promise<Line> {
  const ends = new Set<Socket>();
  const { hostname, port } = new URL(to);
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on("error", () => other.destroy()).on("close", () => void (ends.delete(one) && other.destroy()));
      one.pipe(other);
    }
  });
  const listen = (at: number): Promise<void> => new Promise((done) => server.listen(at, "127.0.0.1", done));
  await listen(0);
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    cut: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()));
      for (const end of ends) end.destroy();
      await closed;
    },
    mend: () => listen(own),
  };
}
