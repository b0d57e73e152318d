// A fetch for large forms and slow answers. The built-in one keeps all of a form that it has sent, and gives up after
// five minutes without an answer; a model on a small machine listens longer than that.
import { randomUUID } from "node:crypto";
import { request as requestPlainly, type IncomingMessage } from "node:http";
import { request as requestSecurely } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Sends forms only, by POST; files stay on the disk until they are sent. It follows no redirect. */
const send = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (!(init.body instanceof FormData)) throw new TypeError("only forms are sent this way");
  const { type, length, pieces } = encode(init.body);
  const headers = Object.fromEntries(new Headers(init.headers));
  const asked = (url.protocol === "https:" ? requestSecurely : requestPlainly)(url, {
    method: "POST",
    headers: { ...headers, "content-type": type, "content-length": length },
    ...(init.signal && { signal: init.signal }),
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    asked.once("response", resolve).once("error", reject);
  });
  // A server may answer, and hang up, before it has heard all: what goes wrong after its answer is no trouble.
  asked.on("error", () => undefined);
  const sent = pipeline(Readable.from(pieces), asked);
  sent.catch(() => undefined);
  const answer = await answered;
  const told = Object.entries(answer.headers).flatMap(([name, value = []]): [string, string][] =>
    [value].flat().map((one) => [name, one]),
  );
  return new Response(Readable.toWeb(answer) as ReadableStream, { status: answer.statusCode ?? 500, headers: told });
};

/** The SDK asks whose forms these are. */
export const patientFetch: typeof globalThis.fetch = Object.assign(send, { Response });

/** A form as RFC 7578 has it, with its length known before anything of a file is read. */
function encode(form: FormData): { type: string; length: number; pieces: AsyncIterable<Uint8Array> } {
  const boundary = `door-${randomUUID()}`;
  const parts = Array.from(form, ([name, value]) => {
    const about = typeof value === "string" ? "" : `; filename="${quote(value.name)}"\r\nContent-Type: ${value.type}`;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quote(name)}"${about}\r\n\r\n`;
    return { head: Buffer.from(head), content: typeof value === "string" ? new Blob([value]) : value };
  });
  const between = Buffer.from("\r\n");
  const end = Buffer.from(`--${boundary}--\r\n`);
  const length = parts.reduce(
    (sum, { head, content }) => sum + head.length + content.size + between.length,
    end.length,
  );
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (const { head, content } of parts) {
      yield head;
      yield* content.stream();
      yield between;
    }
    yield end;
  }
  return { type: `multipart/form-data; boundary=${boundary}`, length, pieces: pieces() };
}

function quote(name: string): string {
  return name.replaceAll(/["\r\n]/g, (letter) => encodeURIComponent(letter));
}
