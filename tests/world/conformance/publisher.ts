// A publisher with as many hosts and feeds as a test wants, who writes down every request with the house's own time.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Exchange, Kind } from "./journal.ts";
import type { Mood, Reply, Turn } from "./moods.ts";

export type Host = {
  /** `http://127.x.y.z:port`, without a trailing slash. */
  origin: string;
  host: string;
  /** From now on this path answers so; a path without a mood is a 404, but for a front page. @returns its address. */
  says: (path: string, mood: Mood, kind?: Kind) => string;
  /** What was asked for at this path. */
  askedFor: (path: string) => Exchange[];
};

export type Publisher = {
  journal: Exchange[];
  /** Every host has a loopback address of its own, so that politeness towards one never delays another. */
  openHost: () => Promise<Host>;
  close: () => Promise<void>;
};

const frontPage: Mood = () => ({
  headers: { "content-type": "text/html; charset=utf-8" },
  body: "<!doctype html><html lang=en><title>Ada Bell</title><h1>Ada Bell</h1><p>I write about builds and bread.</p>",
});

let hosts = 0;

/** @param now the house's time: what was asked when is told in it. */
export function openPublisher(now: () => Date): Publisher {
  const journal: Exchange[] = [];
  const closers: (() => Promise<void>)[] = [];

  async function openHost(): Promise<Host> {
    hosts += 1;
    const moods = new Map<string, { mood: Mood; kind: Kind; turns: number }>([
      ["/", { mood: frontPage, kind: "page", turns: 0 }],
    ]);
    const under = new Set<Exchange>();
    let origin = "";
    const server = createServer((request, response) => {
      const path = request.url ?? "/";
      const place = moods.get(path);
      const exchange = begin(request, origin, place?.kind ?? kindOf(path), now(), under.size);
      journal.push(exchange);
      const turn: Turn = { at: exchange.at, headers: request.headers, origin, nth: (place && ++place.turns) ?? 1 };
      const reply = place?.mood(turn) ?? { status: 404, body: "There is nothing here." };
      if (reply.fate !== "hang") {
        under.add(exchange);
        response.once("close", () => under.delete(exchange));
      }
      answer(response, reply, exchange);
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, `127.71.${Math.floor(hosts / 250)}.${(hosts % 250) + 1}`, resolve);
    });
    closers.push(
      () =>
        new Promise((done) => {
          server.close(() => done());
          server.closeAllConnections();
        }),
    );
    const { address, port } = server.address() as AddressInfo;
    origin = `http://${address}:${port}`;
    return {
      origin,
      host: `${address}:${port}`,
      says: (path, mood, kind = "feed") => {
        moods.set(path, { mood, kind, turns: 0 });
        return origin + path;
      },
      askedFor: (path) => journal.filter(({ url }) => url === origin + path),
    };
  }

  return {
    journal,
    openHost,
    close: async () => {
      await Promise.all(closers.map((close) => close()));
    },
  };
}

function kindOf(path: string): Kind {
  return path === "/robots.txt" ? "robots" : "elsewhere";
}

function begin(request: IncomingMessage, origin: string, kind: Kind, at: Date, beside: number): Exchange {
  return {
    at,
    host: new URL(origin).host,
    url: origin + (request.url ?? "/"),
    kind,
    method: request.method ?? "",
    headers: request.headers,
    beside,
    status: 0,
    sent: {},
    whole: true,
  };
}

function answer(response: ServerResponse, reply: Reply, exchange: Exchange): void {
  const { status = 200, headers = {}, body = "", fate } = reply;
  if (fate === "hang") return;
  if (fate === "drop") return void response.destroy();
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const sent: Record<string, string> = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  Object.assign(exchange, { status, sent, whole: fate !== "cut", asks: reply.asks });
  if (fate === "cut") {
    response.writeHead(status, { ...sent, "content-length": String(bytes.length) });
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
    return;
  }
  response.writeHead(status, sent);
  response.end(status === 304 ? undefined : bytes);
}
