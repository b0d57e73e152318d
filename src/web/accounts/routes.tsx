import { Hono } from "hono";
import type { App } from "../../app.ts";
import { LinkExpiredPage, SignedOutPage, SignInPage } from "./pages.tsx";

/** Coming in and going out: the only pages for nobody in particular. */
export function accountRoutes(app: App): Hono {
  const routes = new Hono();
  // Links by mail come with the mail; until then the command line makes them.
  const mail = false;

  routes.get("/sign-in", async (c) => {
    const token = c.req.query("token");
    if (token === undefined) return c.html(<SignInPage mail={mail} />);
    const cookies = await app.signIn.redeem(token, c.req.raw.headers);
    if (!cookies) return c.html(<LinkExpiredPage mail={mail} />, 410);
    for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
    return c.redirect("/", 303);
  });

  routes.post("/sign-out", async (c) => {
    for (const cookie of await app.signIn.signOut(c.req.raw.headers)) c.header("Set-Cookie", cookie, { append: true });
    return c.html(<SignedOutPage />);
  });
  return routes;
}
