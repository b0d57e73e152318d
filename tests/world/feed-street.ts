// Many small publishers on one port, a loopback address each: what each was asked stands in one list.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { rss, type Entry } from "./write-feed.ts";

export type Call = { house: number; headers: IncomingHttpHeaders };

export type FeedStreet = {
  urlOf: (house: number) => string;
  calls: Call[];
  /** From now on this house answers so, instead of with its feed. `undefined`: it never answers. */
  says: (house: number, answer: ((response: ServerResponse) => void) | undefined) => void;
  publish: (house: number, entries: readonly Entry[]) => void;
  close: () => Promise<void>;
};

/** @param net one of the tests' own networks: 127.`net`.x.y. */
export async function startFeedStreet(net: number, houses: number): Promise<FeedStreet> {
  const calls: Call[] = [];
  const moods = new Map<number, (response: ServerResponse) => void>();
  const published = new Map<number, { version: number; entries: readonly Entry[] }>();
  const server = createServer((request, response) => {
    const [, , high = "0", low = "0"] = (request.socket.localAddress ?? "").split(".");
    const house = Number(high) * 200 + Number(low) - 1;
    calls.push({ house, headers: request.headers });
    const mood = moods.get(house);
    if (mood) return mood(response);
    const { version, entries } = published.get(house) ?? { version: 0, entries: [] };
    const etag = `"${version}"`;
    if (request.headers["if-none-match"] === etag) return response.writeHead(304, { etag }).end();
    response.writeHead(200, { etag, "content-type": "application/rss+xml" });
    response.end(rss({ title: `House ${house}`, link: `${urlOf(house)}home`, entries }));
  });
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  const { port } = server.address() as AddressInfo;
  const urlOf = (house: number): string =>
    `http://127.${net}.${Math.floor(house / 200)}.${(house % 200) + 1}:${port}/feed.xml`;
  const publish = (house: number, entries: readonly Entry[]): void => {
    published.set(house, { version: (published.get(house)?.version ?? 0) + 1, entries });
  };
  for (let house = 0; house < houses; house += 1)
    publish(house, [{ guid: `h${house}`, title: `First of house ${house}`, content: "<p>Well.</p>" }]);
  return {
    urlOf,
    calls,
    says: (house, answer) => void (answer ? moods.set(house, answer) : moods.set(house, () => undefined)),
    publish,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
