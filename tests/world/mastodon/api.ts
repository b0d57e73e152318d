// /api/v1 and /api/v2: what anybody may read, and writing with a token.
import type { Character } from "../characters.ts";
import type { Story } from "../story.ts";
import type { Remark } from "../things.ts";
import { fieldsOf, json, type Answer, type Asked } from "../web-server.ts";
import { idOf, isPost, nameOf, showAccount, showStatus, type Status } from "./shapes.ts";

/** What a server shows of a thread to whoever is not signed in. */
const MOST_DESCENDANTS = 60;

const NOT_THERE = json({ error: "Record not found" }, { status: 404 });
const NO_TOKEN = json({ error: "The access token is invalid" }, { status: 401 });

export function answerApi(story: Story, who: Character, asked: Asked): Answer {
  const { path, query, origin, method } = asked;
  const posts = story.posts(who.id);
  const remarks = story.remarks().filter((one) => one.post.by === who);
  const show = (status: Status): unknown => showStatus(story, who, status, origin);
  const me = showAccount(who, { name: who.name, id: who.id }, origin, posts.length);

  if (path === "/api/v2/instance")
    return json(
      {
        domain: new URL(origin).host,
        title: "Mastodon",
        version: "4.5.0",
        configuration: { statuses: { max_characters: 500 } },
      },
      { unverified: true },
    );
  if (path === "/api/v1/accounts/lookup")
    return query.get("acct")?.replace(/@.*/u, "") === who.id ? json(me) : NOT_THERE;
  if (path === "/api/v1/statuses" && method === "POST") return write(story, asked, [...posts, ...remarks], show);
  const [, account, ofAccount] = /^\/api\/v1\/accounts\/(\d+)(\/statuses)?$/u.exec(path) ?? [];
  if (account !== undefined) {
    if (account !== me["id"]) return NOT_THERE;
    return ofAccount === undefined ? json(me) : statuses(story, who, asked, show);
  }
  const [, id, part] = /^\/api\/v1\/statuses\/(\d+)(?:\/(\w+))?$/u.exec(path) ?? [];
  const status = [...posts, ...remarks].find((one) => idOf(one) === id);
  if (!status) return NOT_THERE;
  switch (part) {
    case undefined:
      return json(show(status));
    case "context":
      return json(
        {
          ancestors: ancestorsOf(status).map(show),
          descendants: descendantsOf(status, remarks).slice(0, MOST_DESCENDANTS).map(show),
        },
        { unverified: true },
      );
    case "favourited_by":
      return json((isPost(status) ? [] : status.likedBy).map((one) => showAccount(who, one, origin, posts.length)));
    case "reblogged_by":
      return json([]);
    default:
      return NOT_THERE;
  }
}

/** Newest first, the account's own answers among them unless they are not wanted. */
function statuses(story: Story, who: Character, asked: Asked, show: (status: Status) => unknown): Answer {
  const { query, origin, path } = asked;
  const own: Status[] = [...story.posts(who.id)];
  if (query.get("exclude_replies") !== "true")
    own.push(...story.remarks().filter((one) => one.by.id === who.id && one.post.by === who));
  own.sort((a, b) => b.at.getTime() - a.at.getTime());
  const [oldest, newest] = [query.get("max_id"), query.get("min_id") ?? query.get("since_id")];
  const place = (id: string | null): number => own.findIndex((one) => idOf(one) === id);
  const wanted = own.slice(oldest === null ? 0 : place(oldest) + 1, newest === null ? own.length : place(newest));
  const page = wanted.slice(0, Math.min(40, Number(query.get("limit") ?? 20)));
  const last = page.at(-1);
  const first = page[0];
  const headers =
    first && last
      ? {
          link: `<${origin}${path}?max_id=${idOf(last)}>; rel="next", <${origin}${path}?min_id=${idOf(first)}>; rel="prev"`,
        }
      : undefined;
  return json(page.map(show), { unverified: true, ...(headers && { headers }) });
}

/** A token is `token-` and the writer's name; the account answers or does not, by its nature. */
function write(story: Story, asked: Asked, all: readonly Status[], show: (status: Status) => unknown): Answer {
  const token = /^Bearer token-(.+)$/u.exec(asked.headers.authorization ?? "")?.[1];
  if (token === undefined) return NO_TOKEN;
  const fields = fieldsOf(asked);
  const text = fields["status"]?.trim() ?? "";
  if (text === "") return json({ error: "Validation failed: Text can't be blank" }, { status: 422 });
  const parent = all.find((one) => idOf(one) === fields["in_reply_to_id"]);
  if (!parent) return NOT_THERE;
  const by = { name: decodeURIComponent(token) };
  const isAgain = (one: Status): one is Remark => !isPost(one) && nameOf(one.by) === nameOf(by) && one.text === text;
  const known = asked.headers["idempotency-key"] === undefined ? undefined : all.find(isAgain);
  return json(
    show(known ?? (isPost(parent) ? story.receive(parent, by, text) : story.receive(parent.post, by, text, parent))),
  );
}

function ancestorsOf(status: Status): Status[] {
  if (isPost(status)) return [];
  const parent = status.parent ?? status.post;
  return [...ancestorsOf(parent), parent];
}

function descendantsOf(status: Status, remarks: readonly Remark[]): Status[] {
  return remarks
    .filter((one) => (one.parent ?? one.post) === status)
    .flatMap((one) => [one, ...descendantsOf(one, remarks)]);
}
