// A publisher whose mood a test sets: every site has a loopback address of its own, and writes down all that it is asked.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** `hang`: the request is taken and never answered. */
export type Mood = { status?: number; headers?: Record<string, string>; body?: string | Uint8Array; hang?: boolean };

export type Asked = { path: string; headers: IncomingHttpHeaders };

export type MoodySite = {
  /** `http://127.x.y.z:port`, without a trailing slash. */
  origin: string;
  host: string;
  /** All that was asked, in order. */
  asked: Asked[];
  askedFor: (path: string) => Asked[];
  /** From now on this path answers so; a path without a mood is a 404. */
  says: (path: string, mood: Mood | ((asked: Asked) => Mood)) => void;
  close: () => Promise<void>;
};

let sites = 0;

/** Every site on 127.61.x.y, so that politeness towards one never delays another. */
export async function startMoodySite(): Promise<MoodySite> {
  sites += 1;
  // Test files run in processes of their own: the port, chosen by the system, keeps their sites apart.
  const address = `127.61.${Math.floor(sites / 250)}.${(sites % 250) + 1}`;
  const moods = new Map<string, Mood | ((asked: Asked) => Mood)>();
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const one = { path: request.url ?? "/", headers: request.headers };
    asked.push(one);
    const mood = moods.get(one.path) ?? { status: 404, body: "There is nothing here." };
    answer(response, typeof mood === "function" ? mood(one) : mood);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, address, resolve);
  });
  const host = `${address}:${(server.address() as AddressInfo).port}`;
  return {
    origin: `http://${host}`,
    host,
    asked,
    askedFor: (path) => asked.filter((one) => one.path === path),
    says: (path, mood) => void moods.set(path, mood),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, { status = 200, headers = {}, body = "", hang }: Mood): void {
  if (hang) return;
  response.writeHead(status, headers);
  response.end(status === 304 ? undefined : body);
}
