// One request to the API, answered as status, headers and what the body says.

import type { z } from "zod";
import type * as schemas from "../../src/api/schemas.ts";
import type { Problem } from "../../src/api/problem.ts";

export type Person = z.output<typeof schemas.person>;
export type Post = z.output<typeof schemas.post>;
export type OpenedPost = z.output<typeof schemas.openedPost>;
export type Opening = z.output<typeof schemas.opening>;
export type Comment = z.output<typeof schemas.comment>;
export type Feed = z.output<typeof schemas.feed>;
export type Entry = z.output<typeof schemas.timelineEntry>;
export type Readiness = z.output<typeof schemas.readiness>;
export type Verdict = z.output<typeof schemas.verdict>;
export type Profile = z.output<typeof schemas.profile>;
export type List<T> = { items: T[]; next: string | null };

export type Answer<Body> = { status: number; headers: Headers; body: Body };

type Headed = Record<string, string>;

/** The body is what the caller says it is; without a word, a problem document. */
export type Caller = {
  get: <Body = Problem>(path: string, headers?: Headed) => Promise<Answer<Body>>;
  post: <Body = Problem>(path: string, body?: unknown, headers?: Headed) => Promise<Answer<Body>>;
  patch: <Body = Problem>(path: string, body?: unknown, headers?: Headed) => Promise<Answer<Body>>;
  delete: <Body = Problem>(path: string, headers?: Headed) => Promise<Answer<Body>>;
  /** Anything else: `path` below /api/v1, `init` as fetch takes it. */
  raw: <Body = Problem>(path: string, init: RequestInit) => Promise<Answer<Body>>;
};

/** @param token undefined: nobody in particular. */
export function callAs(url: string, token: string | undefined): Caller {
  const raw = async <Body>(path: string, init: RequestInit): Promise<Answer<Body>> => {
    const headers = new Headers(init.headers);
    if (token !== undefined && !headers.has("authorization")) headers.set("authorization", `Bearer ${token}`);
    const response = await fetch(`${url}/api/v1${path}`, { redirect: "manual", ...init, headers });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && text !== "" ? JSON.parse(text) : text) as Body,
    };
  };
  const send = <Body>(method: string, path: string, body: unknown, headers: Headed): Promise<Answer<Body>> =>
    raw(path, {
      method,
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    get: (path, headers = {}) => raw(path, { headers }),
    post: (path, body, headers = {}) => send("POST", path, body, headers),
    patch: (path, body, headers = {}) => send("PATCH", path, body, headers),
    delete: (path, headers = {}) => raw(path, { method: "DELETE", headers }),
    raw,
  };
}
