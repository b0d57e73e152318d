// JSON lines on stdout, pretty on a terminal. Never a secret, a token or private text.
import { pino, type Logger } from "pino";

export type { Logger };

const SECRET_FIELDS = ["token", "authorization", "cookie", "password", "secret", "apiKey", "email", "text", "take"];

/** @param level a pino level, or `silent`. */
export function createLogger(level: string): Logger {
  const redact = { paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`]), censor: "[redacted]" };
  const base = { level, redact, base: null };
  return process.stdout.isTTY
    ? pino({ ...base, transport: { target: "pino-pretty", options: { ignore: "pid,hostname" } } })
    : pino(base);
}
