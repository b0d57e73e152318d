// The page of `user@host`: asked of the host by WebFinger (RFC 7033), because an account's server may be elsewhere.
import { z } from "zod";
import { DoorError } from "../../errors.ts";
import type { Session } from "./session.ts";

const answer = z.object({
  links: z.array(z.object({ rel: z.string(), href: z.string().optional(), type: z.string().optional() })).default([]),
});

/** The profile page, or undefined where the host knows no such account. */
export async function findAccountPage(
  account: string,
  urls: readonly string[],
  session: Session,
): Promise<string | undefined> {
  const [first] = urls;
  if (first === undefined) return undefined;
  const url = new URL("/.well-known/webfinger", first);
  url.searchParams.set("resource", `acct:${account}`);
  try {
    const { body } = await session.get(url.href, "page");
    const parsed = answer.safeParse(JSON.parse(new TextDecoder().decode(body)));
    const href = parsed.data?.links.find(
      ({ rel, href }) => rel === "http://webfinger.net/rel/profile-page" && href !== undefined,
    )?.href;
    return href !== undefined && /^https?:/i.test(href) && URL.canParse(href) ? href : undefined;
  } catch (error) {
    // Most hosts have no WebFinger; their pages are asked next.
    if (error instanceof DoorError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
