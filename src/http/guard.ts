// In front of every request: whom we answer as, and what a page of ours may do.
import { isIP } from "node:net";
import type { Context, MiddlewareHandler } from "hono";

/**
 * Refuses requests under a name that is not ours: a stranger's name that was made to point here (DNS rebinding).
 * Addresses by number are nobody's name; they are let in where the service listens beyond this machine.
 */
export function allowHosts(
  baseUrl: string,
  listensOn: string,
  refuse: (c: Context, sentence: string) => Response,
): MiddlewareHandler {
  const own = new URL(baseUrl).hostname.toLowerCase();
  const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
  const isOpen = !["127.0.0.1", "localhost", "::1"].includes(listensOn);
  return async (c, next) => {
    const host = hostnameOf(c.req.header("host"));
    const known = host !== undefined && (host === own || loopback.has(host) || (isOpen && isNumber(host)));
    if (!known) return refuse(c, "This is not the name of this installation. Set BASE_URL to the address people use.");
    await next();
    return undefined;
  };
}

function hostnameOf(header: string | undefined): string | undefined {
  return header !== undefined && URL.canParse(`http://${header}`) ? new URL(`http://${header}`).hostname : undefined;
}

function isNumber(hostname: string): boolean {
  return isIP(hostname.replace(/^\[|\]$/g, "")) !== 0;
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A write that comes with a cookie must come from a page of ours. Browsers say where a request was made; programs with
 * a token carry no cookie and are not asked.
 */
export function refuseForeignWrites(baseUrl: string, refuse: MiddlewareHandler): MiddlewareHandler {
  const own = new URL(baseUrl).origin;
  return async (c, next) => {
    if (SAFE.has(c.req.method) || /^Bearer /i.test(c.req.header("authorization") ?? "")) return next();
    const site = c.req.header("sec-fetch-site");
    const origin = c.req.header("origin");
    const isOurs =
      site !== undefined
        ? site === "same-origin" || site === "none"
        : origin !== undefined && (origin === own || origin === new URL(c.req.url).origin);
    // Neither header: no browser of today sent it, so no browser's cookie was stolen for it.
    return isOurs || (site === undefined && origin === undefined && c.req.header("cookie") === undefined)
      ? next()
      : refuse(c, next);
  };
}

const POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self'",
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** An episode plays from where it is published, which sends players on through others: any host, and only on its page. */
const POLICY_WITH_MEDIA = `${POLICY}; media-src 'self' http: https:`;

/** Nothing inline, nothing from elsewhere, nothing told to elsewhere. */
export function securityHeaders(baseUrl: string): MiddlewareHandler {
  const isSecure = baseUrl.startsWith("https://");
  return async (c, next) => {
    await next();
    c.header("Content-Security-Policy", c.get("playsFromElsewhere") === true ? POLICY_WITH_MEDIA : POLICY);
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "no-referrer");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    c.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if (isSecure) c.header("Strict-Transport-Security", "max-age=31536000");
  };
}
