// A message for the next page, carried in a cookie and shown once.
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import type { Flash } from "./components/flash.tsx";

const COOKIE = "door.flash";
const SECONDS = 60;

/** A message may bring a button for these and for nothing else: a forged cookie must not put any other under a hand. */
const UNDO = /^\/posts\/[\da-f-]{36}\/take-back$/;

const flash = z.object({
  kind: z.enum(["done", "look"]),
  text: z.string().max(500),
  link: z.object({ href: z.string().regex(/^\/(?!\/)/), text: z.string().max(100) }).optional(),
  undo: z.object({ action: z.string().regex(UNDO), text: z.string().max(30) }).optional(),
});

export function setFlash(c: Context, message: Flash): void {
  setCookie(c, COOKIE, Buffer.from(JSON.stringify(message)).toString("base64url"), {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    maxAge: SECONDS,
  });
}

/** What a cookie says is a stranger's word: only what has the form is shown. */
export function takeFlash(c: Context): Flash | undefined {
  const text = getCookie(c, COOKIE);
  if (text === undefined) return undefined;
  deleteCookie(c, COOKIE, { path: "/" });
  const json = Buffer.from(text, "base64url").toString();
  try {
    return flash.safeParse(JSON.parse(json)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
