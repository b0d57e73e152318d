// Somebody who is signed in and looks at pages, without a browser.
import type { House } from "./house.ts";

export type Visitor = {
  get: (path: string) => Promise<{ status: number; text: string; policy: string }>;
  /** The page as it is served. */
  text: (path: string) => Promise<string>;
  /** Sends a form, as a page of ours does; redirects are not followed. */
  post: (
    path: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; text: string }>;
};

export async function signIn(house: House, who: { email: string }): Promise<Visitor> {
  const link = await house.app.signIn.createLink(who.email);
  const entered = await fetch(`${house.url}${link}`, { redirect: "manual" });
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const ask = async (
    path: string,
    init: RequestInit,
    more: Record<string, string> = {},
  ): Promise<{ status: number; text: string; policy: string }> => {
    const headers = { ...more, cookie, "sec-fetch-site": "same-origin" };
    const answer = await fetch(`${house.url}${path}`, { ...init, redirect: "manual", headers });
    const policy = answer.headers.get("content-security-policy") ?? "";
    return { status: answer.status, text: await answer.text(), policy };
  };
  return {
    get: (path) => ask(path, {}),
    text: async (path) => (await ask(path, {})).text,
    post: (path, fields, headers) => ask(path, { method: "POST", body: new URLSearchParams(fields) }, headers),
  };
}
