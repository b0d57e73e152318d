// A hub (WebSub) whose mood a test sets: it takes subscriptions, asks back at once or later or never, signs and delivers,
// refuses, redirects, and writes down all that it is asked.
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type HubMood = {
  /** What the POST is answered with; 202 where nothing is said. */
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** When it asks back whether we meant it; `later` is when the test says so. */
  verifies?: "before answering" | "later";
  leaseSeconds?: string | undefined;
  /** The request is taken and never answered. */
  hang?: boolean;
};

/** What was sent to the hub; the names without `hub.`. */
export type Request = { path: string; form: Record<string, string>; headers: IncomingMessage["headers"] };
/** What came back. */
export type Heard = { status: number; headers: Headers; text: string };

export type Delivery = {
  body: string | Uint8Array;
  type?: string;
  headers?: Record<string, string>;
  /** In place of the right signature; null: none. */
  signature?: string | null;
  method?: "sha1" | "sha256" | "sha384" | "sha512";
  /** In place of the topic in the Link header. */
  self?: string;
};

export type Hub = {
  url: string;
  mood: HubMood;
  requests: Request[];
  /** The last subscription that was asked for. */
  last: () => Record<string, string>;
  /** Asks back whether we meant the last request, with what is said in place of the right words. */
  verify: (instead?: Record<string, string>, form?: Record<string, string>) => Promise<Heard>;
  /** Delivers to the last callback, signed where a secret was told. */
  deliver: (delivery: Delivery, form?: Record<string, string>) => Promise<Heard>;
  close: () => Promise<void>;
};

export const CHALLENGE = "c0ffee & <b>cake</b>";
let hubs = 0;

export async function startHub(mood: HubMood = {}): Promise<Hub> {
  hubs += 1;
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const form = Object.fromEntries(
        [...new URLSearchParams(await text(request))].map(([name, value]) => [name.replace(/^hub\./, ""), value]),
      );
      const { verifies, status = 202, headers = {}, body = "" } = hub.mood;
      requests.push({ path: request.url ?? "/", form, headers: request.headers });
      if (hub.mood.hang) return;
      if (verifies === "before answering") await hub.verify();
      response.writeHead(status, headers).end(body);
    })();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, `127.62.${Math.floor(hubs / 250)}.${(hubs % 250) + 1}`, resolve);
  });
  const { address, port } = server.address() as AddressInfo;
  const url = `http://${address}:${port}/`;
  const last = (): Record<string, string> => {
    const found = requests.at(-1);
    if (!found) throw new Error("nobody asked this hub for anything");
    return found.form;
  };
  const hub: Hub = {
    url,
    mood,
    requests,
    last,
    verify: async (instead = {}, form = last()) => {
      const asked = new URL(form["callback"]!);
      const lease = "leaseSeconds" in hub.mood ? hub.mood.leaseSeconds : form["lease_seconds"];
      const words = {
        mode: form["mode"]!,
        topic: form["topic"]!,
        challenge: CHALLENGE,
        lease_seconds: lease,
        ...instead,
      };
      for (const [name, value] of Object.entries(words))
        if (value !== undefined) asked.searchParams.append(`hub.${name}`, value);
      return hear(await fetch(asked));
    },
    deliver: async (
      { body, type = "application/rss+xml", headers, signature, method = "sha256", self },
      form = last(),
    ) => {
      const secret = form["secret"];
      const right = secret === undefined ? null : `${method}=${createHmac(method, secret).update(body).digest("hex")}`;
      const signed = signature === undefined ? right : signature;
      const sent = {
        "content-type": type,
        link: `<${self ?? form["topic"]}>; rel="self", <${url}>; rel="hub"`,
        ...(signed !== null && { "x-hub-signature": signed }),
        ...headers,
      };
      return hear(await fetch(form["callback"]!, { method: "POST", headers: sent, body: body as BodyInit }));
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return hub;
}

async function hear(response: Response): Promise<Heard> {
  return { status: response.status, headers: response.headers, text: await response.text() };
}
