// better-auth on our own tables: users, sessions, one-time sign-in links. It reads the wall clock itself, so sessions
// and links live in machine time (docs/decisions/001).
import { betterAuth } from "better-auth";
import { magicLink } from "better-auth/plugins/magic-link";
import { newId } from "../../id.ts";
import type { Db } from "../../db/transaction.ts";

/** Seconds a sign-in link is good for. */
export const SIGN_IN_LINK_SECONDS = 15 * 60;

const SESSION_SECONDS = 30 * 24 * 3600;

export type Auth = ReturnType<typeof createAuth>;

/**
 * @param secret signs cookies. @param baseUrl public address. @param deliver is given each new sign-in link's token;
 * the token itself is stored hashed.
 */
export function createAuth(options: {
  db: Db;
  secret: string;
  baseUrl: string;
  deliver: (link: { email: string; token: string }) => Promise<void>;
}) {
  return betterAuth({
    appName: "Door Opener",
    baseURL: options.baseUrl,
    basePath: "/api/auth",
    secret: options.secret,
    database: { db: options.db, type: "postgres", transaction: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    user: { modelName: "users", additionalFields: { role: { type: "string", input: false, defaultValue: "member" } } },
    session: { modelName: "sessions", expiresIn: SESSION_SECONDS, updateAge: 24 * 3600 },
    account: { modelName: "accounts" },
    verification: { modelName: "verifications", storeIdentifier: "hashed" },
    advanced: {
      database: { generateId: () => newId() },
      useSecureCookies: options.baseUrl.startsWith("https://"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      cookiePrefix: "door",
    },
    plugins: [
      magicLink({
        expiresIn: SIGN_IN_LINK_SECONDS,
        storeToken: "hashed",
        disableSignUp: true,
        sendMagicLink: async ({ email, token }) => options.deliver({ email, token }),
      }),
    ],
  });
}
