// A fetch that waits as long as it is told for an answer to begin: the built-in one gives up after five minutes, and a
// model on a small machine listens longer than that.
import { Agent, fetch as fetchWith, FormData as Form } from "undici";

/** @param waitMs machine milliseconds for the answer to begin. */
export function createPatientFetch(waitMs: number): { fetch: typeof globalThis.fetch; close: () => Promise<void> } {
  const dispatcher = new Agent({ headersTimeout: waitMs, bodyTimeout: waitMs, pipelining: 0 });
  const patient = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const { body, ...rest } = init;
    const sent = body instanceof FormData ? toForm(body) : body;
    return fetchWith(String(input), { ...rest, body: sent, dispatcher } as never) as never;
  };
  return {
    // The SDK asks whose forms these are.
    fetch: Object.assign(patient, { Response }),
    close: () => dispatcher.destroy(),
  };
}

/** undici's fetch knows the forms of undici alone; files stay on the disk until they are sent. */
function toForm(body: FormData): Form {
  const form = new Form();
  for (const [name, value] of body) {
    if (typeof value === "string") form.append(name, value);
    else form.append(name, value, value.name);
  }
  return form;
}
