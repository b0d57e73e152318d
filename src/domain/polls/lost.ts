// Whether a statement failed because of the database itself, not of what it was asked.

/** SQLSTATE classes: connection, resources, intervention of an operator. */
const CLASSES = /^(?:08|53|57)/;
const SOCKET = /^E[A-Z]+$/;

/** True where the same statement may well succeed a moment later. */
export function isLost(error: unknown): boolean {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    const code = "code" in one ? String(one.code) : undefined;
    if (code !== undefined && (CLASSES.test(code) || SOCKET.test(code))) return true;
    if (
      /connection terminated|not queryable|timeout exceeded when trying to connect|PGlite is closed/i.test(one.message)
    )
      return true;
  }
  return false;
}
