// The public API, as any program of the user's would use it.

export type Api = <T>(method: string, path: string, body?: unknown) => Promise<T>;

export type PersonSeen = {
  id: string;
  name: string;
  stage: string;
  nextStep: string;
  lastTouchAt: string | null;
  feeds: { url: string }[];
  handles: { url: string }[];
};
export type PostSeen = { id: string; title: string; url: string | null };
export type EntrySeen = {
  id: string;
  type: string;
  kind: string;
  direction: string;
  at: string;
  url: string | null;
  text: string | null;
  postId: string | null;
};
export type List<T> = { items: T[]; next: string | null };

/** @throws Error with the problem document's words. */
export function apiOf(url: string, token: string): Api {
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text.slice(0, 300)}`);
    return (text === "" ? {} : JSON.parse(text)) as T;
  };
}
