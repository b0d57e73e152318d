// A fetch for models at home: the built-in one gives up where an answer does not begin within five minutes.
import { Agent, fetch } from "undici";

let agent: Agent | undefined;

const slow = async (input: string, init?: Parameters<typeof fetch>[1]) => {
  // The package's own fetch knows no form of the built-in kind; and what a file is answered with comes at once.
  if (init?.body instanceof globalThis.FormData) return globalThis.fetch(input, init as RequestInit);
  agent ??= new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  return fetch(input, { ...init, dispatcher: agent });
};

/** By its `Response` the SDK sees that files can be sent. */
export const slowFetch = Object.assign(slow, { Response: globalThis.Response }) as unknown as typeof globalThis.fetch;
