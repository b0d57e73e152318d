// The moods of the model server. One object may hold several; `server.fail(mood)` sets one for all that follows, and
// `server.fail((request, call) => mood)` chooses for each chat request (`call` counts all requests from 1).
//
//   status            every chat request is answered with it; `error` is the error object, `headers` go with it:
//                       {status: 401} · {status: 429} · {status: 429, headers: {"retry-after": "120"}} · {status: 500}
//                       {status: 400, error: {message: "maximum context length", code: "context_length_exceeded"}}
//   formats           the only response formats that are accepted ("json_schema", "json_object", "text"), others get a 400
//   unknown           names of fields that are refused by name with a 400, such as "max_tokens" or "stream_options"
//   hang              the request is taken and never answered
//   stall             headers and the beginning of an answer, and then nothing
//   breakOff          the connection ends in the middle of the answer, streamed or not
//   garbage           200 with a page that is no JSON
//   invalid           a proper answer whose content is not the JSON asked for
//   refuse, filtered  what a model answers that will not
//   tools             no content, but the call of a tool that nobody offered
//   cutOff            half the content, finish_reason "length"
//   usage             what it says it took: [in, out]; 100 and 20
//   silentUsage       no `usage` in the answer
//   slowMs            so many milliseconds before it answers; streamed: before each piece
// Beside chats it knows GET /models, /embeddings (off with `embeddings: false`), /audio/transcriptions and, where a test
// hands in `more`, whatever else is asked; batches.ts hands in batches, with moods of their own.

export type Mood = {
  status?: number;
  headers?: Record<string, string>;
  error?: Record<string, unknown>;
  formats?: string[];
  unknown?: string[];
  hang?: boolean;
  stall?: boolean;
  breakOff?: boolean;
  garbage?: boolean;
  invalid?: boolean;
  refuse?: boolean;
  filtered?: boolean;
  cutOff?: boolean;
  tools?: boolean;
  usage?: readonly [tokensIn: number, tokensOut: number];
  silentUsage?: boolean;
  slowMs?: number;
};

export type ChatRequest = {
  model: string;
  messages: { role: string; content: string }[];
  stream?: boolean;
  max_tokens?: number;
  max_completion_tokens?: number;
  stream_options?: { include_usage?: boolean };
  response_format?: { type: string; json_schema?: { name: string; schema: unknown } };
};

/** In turn, over and over: `inTurn([undefined, {status: 500}])` fails every second chat. */
export function inTurn(moods: readonly (Mood | undefined)[]): () => Mood | undefined {
  let at = 0;
  return () => moods[at++ % moods.length];
}
