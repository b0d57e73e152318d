// A blog that answers one of its pages only when it is told to.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Site } from "./static-sites.ts";

export type SlowBlog = {
  origin: string;
  /** Resolves once somebody waits for the slow page. */
  asked: Promise<void>;
  /** How often it was asked for. */
  times: () => number;
  /** Lets it be answered, now and from now on. */
  answer: () => void;
  close: () => Promise<void>;
};

/** @param address on loopback. @param path of the page that waits. */
export async function startSlowBlog(build: (origin: string) => Site, address: string, path: string): Promise<SlowBlog> {
  const asked = Promise.withResolvers<void>();
  const allowed = Promise.withResolvers<void>();
  let times = 0;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://x");
    const resource = site[pathname];
    if (pathname === path) {
      times += 1;
      asked.resolve();
    }
    void (pathname === path ? allowed.promise : Promise.resolve()).then(() => {
      response.writeHead(resource ? 200 : 404, resource?.type === undefined ? {} : { "content-type": resource.type });
      response.end(resource?.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, address, done));
  const origin = `http://${address}:${(server.address() as AddressInfo).port}`;
  const site = build(origin);
  return {
    origin,
    asked: asked.promise,
    times: () => times,
    answer: allowed.resolve,
    close: async () => {
      allowed.resolve();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
