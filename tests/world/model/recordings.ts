// What a model server hears in a recording.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Mood } from "./moods.ts";

/** A recording as it was sent, read as a form. */
export type SentRecording = { model: string; format: string; name: string; type: string; bytes: Uint8Array };

export async function readRecording(request: IncomingMessage, bytes: Buffer<ArrayBuffer>): Promise<SentRecording> {
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  const form = await new Response(bytes, { headers }).formData();
  const file = form.get("file");
  if (!(file instanceof File)) throw new Error("no file was sent");
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    model: text("model"),
    format: text("response_format"),
    name: file.name,
    type: file.type,
    bytes: new Uint8Array(await file.arrayBuffer()),
  };
}

export async function hear(
  response: ServerResponse,
  recording: SentRecording,
  failure: Mood | undefined,
  answer: (recording: SentRecording, call: number) => unknown,
  call: number,
): Promise<void> {
  if (failure?.hang) return;
  if (failure?.breakOff) {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" }).write('{"text":');
    setImmediate(() => response.destroy());
    return;
  }
  if (failure?.status !== undefined) {
    const error = failure.error ?? { message: `failed with ${failure.status}` };
    sendJson(response, failure.status, { error }, failure.headers);
    return;
  }
  if (failure?.formats && !failure.formats.includes(recording.format)) {
    const message = `response_format '${recording.format}' is not compatible with model '${recording.model}'`;
    sendJson(response, 400, { error: { message } });
    return;
  }
  const said = await answer(recording, call);
  if (recording.format === "text") {
    response.writeHead(200, { "content-type": "text/plain" }).end((said as { text: string }).text);
    return;
  }
  sendJson(response, 200, recording.format === "verbose_json" ? said : { text: (said as { text: string }).text });
}

/** In the shape of `verbose_json`. */
export function heardOf(): unknown {
  const said = [
    "Welcome to the night shift, where we ask what people leave to the morning.",
    "The quickest baker was the most expensive one, because nobody knew what he had left undone.",
    "Is there a handover in your own work that nobody pays for?",
  ];
  return {
    task: "transcribe",
    language: "english",
    duration: 3120,
    text: said.join(" "),
    segments: said.map((text, id) => ({ id, start: id * 60, end: id * 60 + 8, text: ` ${text}` })),
  };
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
