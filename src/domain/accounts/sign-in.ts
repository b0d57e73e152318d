// One-time sign-in links: made for the terminal or a mail, good once and for a quarter of an hour.
import type { Context } from "../context.ts";
import { createAuth, type Auth } from "./auth.ts";

export type SignIn = {
  auth: Auth;
  /** The path of a fresh link, `/sign-in?token=…`. The account must exist. */
  createLink: (email: string) => Promise<string>;
  /** Redeems a link's token: the cookies of the new session, or undefined where it is spent, expired or made up. */
  redeem: (token: string, headers: Headers) => Promise<string[] | undefined>;
  /** Who is signed in with these cookies. */
  findUserId: (headers: Headers) => Promise<string | undefined>;
  /** Ends the session; the cookies to clear. */
  signOut: (headers: Headers) => Promise<string[]>;
};

export function createSignIn(context: Pick<Context, "db">, options: { secret: string; baseUrl: string }): SignIn {
  const waiting = new Map<string, (token: string) => void>();
  const auth = createAuth({
    db: context.db,
    ...options,
    deliver: async ({ email, token }) => waiting.get(email)?.(token),
  });
  return {
    auth,
    createLink: async (email) => {
      const made = Promise.withResolvers<string>();
      waiting.set(email, made.resolve);
      await auth.api.signInMagicLink({ body: { email }, headers: new Headers() });
      waiting.delete(email);
      return `/sign-in?token=${encodeURIComponent(await made.promise)}`;
    },
    redeem: async (token, headers) => {
      try {
        const answer = await auth.api.magicLinkVerify({ query: { token }, headers, returnHeaders: true });
        return answer.headers.getSetCookie();
      } catch (error) {
        // better-auth answers a spent or unknown token with a redirect, thrown
        if (isRedirect(error)) return undefined;
        throw error;
      }
    },
    findUserId: async (headers) => (await auth.api.getSession({ headers }))?.user.id,
    signOut: async (headers) => (await auth.api.signOut({ headers, returnHeaders: true })).headers.getSetCookie(),
  };
}

function isRedirect(error: unknown): boolean {
  return error instanceof Error && "statusCode" in error && error.statusCode === 302;
}
