import type { Context } from "hono";
import { DoorError } from "../../errors.ts";
import { FormErrorPage, NotFoundPage, ServerErrorPage } from "./pages.tsx";

export function showServerError(c: Context, reference: string): Response | Promise<Response> {
  return c.html(<ServerErrorPage reference={reference} />, 500);
}

export function showNotFound(c: Context): Response | Promise<Response> {
  return c.html(<NotFoundPage />, 404);
}

/** What a page threw, as a page; unknown things are rethrown for the outermost handler. */
export function showError(error: Error, c: Context): Response | Promise<Response> {
  if (!(error instanceof DoorError)) throw error;
  if (error.kind === "not-found") return showNotFound(c);
  const back = { href: "/", text: "To Today" };
  return c.html(<FormErrorPage errors={[{ path: "", message: error.message }]} back={back} />, 422);
}
