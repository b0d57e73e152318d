// Real servers on loopback for the tests of the network.
import { createSocket } from "node:dgram";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from "node:net";
import { createManualClock } from "../../src/clock.ts";
import { createFetcher, type FetcherOptions } from "../../src/net/fetcher.ts";

export const clock = createManualClock(new Date("2026-11-23T08:00:00Z"));

/** A fetcher that may visit 127.0.0.1, with short times and no spacing unless told. */
export function loopbackFetcher(options: Partial<FetcherOptions> = {}) {
  return createFetcher({
    allow: ["127.0.0.1/32"],
    userAgent: "DoorOpener/0.1 (+mailto:owner@reader.example)",
    clock,
    ...options,
    limits: { spacingMs: 0, wholeMs: 10_000, ...options.limits },
  });
}

export type Site = { origin: string; port: number; requests: IncomingMessage[]; close: () => Promise<void> };

export async function startSite(listener: RequestListener, host = "127.0.0.1", port = 0): Promise<Site> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  return { ...(await listen(server, host, port)), requests };
}

/** A server that speaks for itself, byte by byte; `speak` is called once the request line has arrived. */
export async function startRawSite(speak: (socket: Socket, request: Buffer) => void) {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    // The fetcher hangs up whenever it has seen enough.
    socket.on("error", () => socket.destroy());
    socket.once("data", (request) => speak(socket, request));
  });
  const site = await listen(server, "127.0.0.1", 0);
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await site.close();
  };
  return { ...site, close, open: () => [...sockets].filter((socket) => !socket.destroyed).length };
}

async function listen(server: Server | TcpServer, host: string, port: number) {
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  const bound = (server.address() as AddressInfo).port;
  const close = async () => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://${host}:${bound}`, port: bound, close };
}

/** A name server for A records: the n-th question is given the n-th answer, the last one again and again. */
export async function startNameServer(answers: readonly (readonly string[])[]) {
  const questions: string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (question, from) => {
    const addresses = answers[Math.min(questions.length, answers.length - 1)] ?? [];
    questions.push(readName(question));
    socket.send(answerTo(question, addresses), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const close = () => new Promise<void>((resolve) => socket.close(() => resolve()));
  return { server: `127.0.0.1:${socket.address().port}`, questions, close };
}

function readName(message: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; message[at]; at += 1 + (message[at] ?? 0)) {
    labels.push(message.toString("latin1", at + 1, at + 1 + (message[at] ?? 0)));
  }
  return labels.join(".");
}

/** RFC 1035, 4.1: the question again, then one A record each, with a time to live of nought. */
function answerTo(question: Buffer, addresses: readonly string[]): Buffer {
  const endOfQuestion = question.indexOf(0, 12) + 5;
  const header = Buffer.from([0, 0, 0x81, 0x80, 0, 1, 0, addresses.length, 0, 0, 0, 0]);
  question.copy(header, 0, 0, 2);
  const records = addresses.map((address) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split(".").map(Number)]),
  );
  return Buffer.concat([header, question.subarray(12, endOfQuestion), ...records]);
}
