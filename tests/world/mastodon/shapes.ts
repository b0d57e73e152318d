// Accounts and statuses as Mastodon 4.5 shows them.
import type { Character } from "../characters.ts";
import { paragraphs } from "../markup.ts";
import type { Story } from "../story.ts";
import type { Author, Post, Remark } from "../things.ts";

/** A status is a post of the account, or what somebody said under one. */
export type Status = Post | Remark;

export function idOf(status: Status): string {
  return `1170${String(status.id).padStart(12, "0")}${isPost(status) ? 0 : 1}`;
}

export function isPost(status: Status): status is Post {
  return "key" in status;
}

export function showAccount(who: Character, by: Author, origin: string, count: number): Record<string, unknown> {
  const isHome = by.id === who.id;
  const username = nameOf(by);
  const home = isHome ? origin : `https://${username}.example`;
  return {
    id: accountId(by),
    username,
    acct: isHome ? username : `${username}@${new URL(home).host}`,
    display_name: by.name,
    locked: false,
    bot: false,
    discoverable: true,
    indexable: true,
    group: false,
    created_at: "2019-03-14T00:00:00.000Z",
    note: isHome ? `<p>${who.about}</p>` : "",
    url: `${home}/@${username}`,
    uri: `${home}/users/${username}`,
    avatar: `${origin}/avatars/original/missing.png`,
    avatar_static: `${origin}/avatars/original/missing.png`,
    header: `${origin}/headers/original/missing.png`,
    header_static: `${origin}/headers/original/missing.png`,
    followers_count: isHome ? 412 : 0,
    following_count: isHome ? 187 : 0,
    statuses_count: count,
    last_status_at: null,
    hide_collections: false,
    noindex: false,
    emojis: [],
    roles: [],
    fields: [],
  };
}

export function showStatus(story: Story, who: Character, status: Status, origin: string): Record<string, unknown> {
  const by: Author = isPost(status) ? { name: who.name, id: who.id } : status.by;
  const account = showAccount(who, by, origin, story.posts(who.id).length);
  const parent: Status | undefined = isPost(status) ? undefined : (status.parent ?? status.post);
  const parentBy: Author | undefined = parent && (isPost(parent) ? { name: who.name, id: who.id } : parent.by);
  const answers = story
    .remarks(isPost(status) ? status : status.post)
    .filter((one) => (one.parent ?? one.post) === status);
  const id = idOf(status);
  return {
    id,
    created_at: status.at.toISOString(),
    in_reply_to_id: parent ? idOf(parent) : null,
    in_reply_to_account_id: parentBy ? accountId(parentBy) : null,
    sensitive: false,
    spoiler_text: "",
    visibility: "public",
    language: "en",
    uri: `${String(account["uri"])}/statuses/${id}`,
    url: `${String(account["url"])}/${id}`,
    replies_count: answers.length,
    reblogs_count: 0,
    favourites_count: isPost(status) ? 0 : status.likedBy.length,
    quotes_count: 0,
    edited_at: null,
    content: paragraphs(isPost(status) ? status.paragraphs.join("\n\n") : status.text),
    reblog: null,
    application: null,
    account,
    media_attachments: [],
    mentions: parentBy ? [mentionOf(who, parentBy, origin)] : [],
    tags: [],
    emojis: [],
    quote: null,
    card: null,
    poll: null,
  };
}

function mentionOf(who: Character, by: Author, origin: string): unknown {
  const { id, username, url, acct } = showAccount(who, by, origin, 0);
  return { id, username, url, acct };
}

/** The same name has the same id on this server. */
function accountId(by: Author): string {
  let sum = 7;
  for (const char of nameOf(by)) sum = (sum * 31 + char.codePointAt(0)!) % 1_000_000_007;
  return `1090000${String(sum).padStart(10, "0")}`;
}

export function nameOf(by: Author): string {
  return by.id ?? by.name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "_");
}
