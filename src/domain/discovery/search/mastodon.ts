// Accounts by name on a few large Mastodon servers, which also know accounts elsewhere. Without a token the search
// resolves nothing new. Source: design/channels.md 2.7.
import { z } from "zod";
import { htmlToText } from "../../../html/text.ts";
import { DoorError } from "../../../errors.ts";
import { linksIn } from "./links-in.ts";
import type { Hit, SearchSource } from "./types.ts";

const account = z.object({
  username: z.string(),
  display_name: z.string().default(""),
  url: z.url({ protocol: /^https?$/ }),
  note: z.string().default(""),
  avatar: z.url().optional().catch(undefined),
  last_status_at: z.iso.date().nullish(),
  fields: z.array(z.object({ value: z.string() })).default([]),
});
const answer = z.object({ accounts: z.array(z.unknown()) });

export const mastodonSearch: SearchSource = {
  id: "mastodon",
  title: "Mastodon",
  requests: 2,
  suits: ({ name }, { directories }) => name !== "" && directories.mastodon.length > 0,
  find: async ({ name }, { context, ask }) => {
    const found = await Promise.allSettled(
      context.directories.mastodon.map(async (server) => {
        const url = new URL("/api/v2/search", server);
        url.search = new URLSearchParams({ q: name, type: "accounts", limit: "6" }).toString();
        return answer.parse(await ask(url.href)).accounts.flatMap(toHit);
      }),
    );
    const hits = found.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
    const failed = found.find((one) => one.status === "rejected");
    // One server of several may be away; that is no trouble as long as another answers.
    if (failed && (hits.length === 0 || !(failed.reason instanceof DoorError))) throw failed.reason;
    return [...new Map(hits.map((hit) => [hit.url, hit])).values()];
  },
};

function toHit(one: unknown): Hit[] {
  const parsed = account.safeParse(one);
  if (!parsed.success) return [];
  const { username, display_name, url, note, avatar, last_status_at, fields } = parsed.data;
  const text = htmlToText(note).replace(/\s+/g, " ").trim();
  const name = display_name.replace(/:\w+:/g, "").trim();
  return [
    {
      name: name === "" ? username : name,
      handle: username,
      url,
      picture: avatar,
      about: `@${username}@${new URL(url).host}${text === "" ? "" : ` · ${text}`}`,
      latestAt: last_status_at == null ? undefined : new Date(last_status_at),
      links: [...fields.flatMap(({ value }) => linksIn(value)), ...linksIn(note)],
    },
  ];
}
