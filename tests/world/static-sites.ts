// A small web of static files: every site has a loopback address of its own, so that each is a host of its own.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export type Resource = { body: Uint8Array | string; type?: string | undefined; headers?: Record<string, string> };

/** By path; what is not there is a 404. */
export type Site = Readonly<Record<string, Resource>>;

export type StaticSites = {
  /** `http://127.x.y.z:port`, without a trailing slash. */
  origins: string[];
  /** Every request: method, address and status, in order. */
  requests: { url: string; status: number; conditional: boolean }[];
  close: () => Promise<void>;
};

/**
 * Serves each site on 127.`net`.a.b, all on one port.
 * Files are served with an ETag, and 304 is answered where it is sent back.
 */
export async function serveSites(build: ((origin: string) => Site)[], net = 60): Promise<StaticSites> {
  const requests: StaticSites["requests"] = [];
  const sites = new Map<string, Site>();
  const servers: Server[] = [];
  let port = 0;
  const origins: string[] = [];
  for (const [index, make] of build.entries()) {
    const address = `127.${net}.${Math.floor(index / 250)}.${(index % 250) + 1}`;
    const server = createServer((request, response) => {
      const site = sites.get(address);
      const path = new URL(request.url ?? "/", "http://x").pathname;
      const resource = site?.[path];
      const etag = resource && `"${Buffer.byteLength(resource.body)}-${index}"`;
      const conditional = request.headers["if-none-match"] !== undefined;
      const status = !resource ? 404 : request.headers["if-none-match"] === etag ? 304 : 200;
      requests.push({ url: `http://${request.headers.host ?? ""}${request.url ?? ""}`, status, conditional });
      if (!resource || status !== 200) return void response.writeHead(status).end();
      response.writeHead(200, { ...(resource.type && { "content-type": resource.type }), etag, ...resource.headers });
      response.end(resource.body);
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, address, resolve);
    });
    port = (server.address() as AddressInfo).port;
    servers.push(server);
    const origin = `http://${address}:${port}`;
    origins.push(origin);
    sites.set(address, make(origin));
  }
  return {
    origins,
    requests,
    close: async () => {
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections();
          return new Promise((done) => server.close(done));
        }),
      );
    },
  };
}
