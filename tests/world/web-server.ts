// One site of the simulated web: a real HTTP server on a loopback address of its own.
import { createHash } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type Asked = {
  method: string;
  /** Decoded, without the query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** Our own, without a trailing slash. */
  origin: string;
};

export type Answer =
  | {
      status?: number;
      type?: string;
      body?: string | Uint8Array;
      headers?: Record<string, string>;
      /** There was no recording of such an answer: its shape is from documentation alone, and a header says so. */
      unverified?: boolean;
    }
  /** For servers that misbehave below HTTP's manners. */
  | { raw: (response: ServerResponse) => void };

export type Site = {
  /** `http://127.x.y.z:port`, without a trailing slash. */
  origin: string;
  /** What was asked and how it was answered, in order; 0 for raw answers. */
  asked: { method: string; path: string; status: number; at: number }[];
  close: () => Promise<void>;
};

export const NOT_FOUND: Answer = {
  status: 404,
  type: "text/html; charset=utf-8",
  body: "<h1>There is nothing here.</h1>",
};

let opened = 0;

/** Opens a site. GET answers carry an ETag, and 304 is answered where it is sent back. */
export async function openSite(answer: (asked: Asked) => Answer | Promise<Answer>): Promise<Site> {
  opened += 1;
  const asked: Site["asked"] = [];
  let origin = "";
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", origin);
    const heard = async (): Promise<void> => {
      const body = await text(request);
      const { method = "GET", headers } = request;
      const path = decode(url.pathname);
      const said = await answer({ method, path, query: url.searchParams, headers, body, origin });
      asked.push({ method, path, status: send(response, said, method, headers), at: asked.length });
    };
    heard().catch((error: unknown) => {
      // A world that is wrong about itself must not look like a publisher in trouble.
      asked.push({ method: request.method ?? "", path: url.pathname, status: 599, at: asked.length });
      response
        .writeHead(599, { "content-type": "text/plain" })
        .end(error instanceof Error ? error.stack : String(error));
    });
  });
  await listen(server, `127.64.${Math.floor(opened / 250)}.${(opened % 250) + 1}`);
  const { address, port } = server.address() as AddressInfo;
  origin = `http://${address}:${port}`;
  return {
    origin,
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** On systems whose loopback has one address, sites differ by their port alone. */
async function listen(server: Server, address: string): Promise<void> {
  const attempt = (host: string): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, host, resolve);
    });
  try {
    await attempt(address);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRNOTAVAIL")) throw error;
    await attempt("127.0.0.1");
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function send(response: ServerResponse, answer: Answer, method: string, headers: IncomingHttpHeaders): number {
  if ("raw" in answer) {
    answer.raw(response);
    return 0;
  }
  const { status = 200, type = "text/html; charset=utf-8", body = "", unverified } = answer;
  const etag = `"${createHash("sha1").update(body).digest("hex").slice(0, 20)}"`;
  const known = method === "GET" && status === 200 && headers["if-none-match"] === etag;
  response.writeHead(known ? 304 : status, {
    "content-type": type,
    ...(method === "GET" && status === 200 && { etag }),
    ...(unverified && { "x-world": "unverified" }),
    ...answer.headers,
  });
  response.end(known || method === "HEAD" ? undefined : body);
  return known ? 304 : status;
}

/** What was sent, as JSON or as a form; only texts and numbers, as texts. */
export function fieldsOf({ headers, body }: Asked): Record<string, string> {
  if (!headers["content-type"]?.includes("json")) return Object.fromEntries(new URLSearchParams(body));
  const sent = JSON.parse(body) as Record<string, unknown>;
  const told = Object.entries(sent).filter(([, value]) => typeof value === "string" || typeof value === "number");
  return Object.fromEntries(told.map(([name, value]) => [name, String(value)]));
}

export function json(
  value: unknown,
  more: { status?: number; headers?: Record<string, string>; unverified?: boolean } = {},
): Answer {
  return { type: "application/json; charset=utf-8", body: JSON.stringify(value), ...more };
}
