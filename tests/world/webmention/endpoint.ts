// Receiving webmentions as the recommendation says (channels.md 3.2): checked at once, verified afterwards, idempotent.
import type { Story } from "../story.ts";
import type { Post, Remark } from "../things.ts";
import { json, type Answer, type Asked } from "../web-server.ts";
import { readSource } from "./source.ts";

type Mention = {
  id: number;
  source: string;
  target: string;
  state: "queued" | "accepted" | "rejected" | "deleted";
  reason: string;
  remark: Remark | undefined;
};

const BAD: Answer = { status: 400, type: "text/plain", body: "Source or target was invalid" };

/** `POST /webmention` answers 201 with the address of the mention's state, which `GET` shows as JSON. */
export function createEndpoint(story: Story, findPost: (url: URL) => Post | undefined): (asked: Asked) => Answer {
  const mentions = new Map<string, Mention>();

  async function verify(mention: Mention, post: Post): Promise<void> {
    const read = await readSource(mention.source, mention.target);
    if (mention.remark && (read.kind === "gone" || read.kind === "no-link")) story.withdraw(mention.remark);
    if (read.kind !== "linked") {
      const was = mention.remark;
      Object.assign(mention, { state: was ? "deleted" : "rejected", reason: read.reason, remark: undefined });
      return;
    }
    const by = { name: read.author, url: read.authorUrl };
    if (mention.remark) mention.remark.text = read.text;
    else mention.remark = story.receive(post, by, read.text);
    Object.assign(mention, { state: "accepted", reason: read.type });
  }

  return (asked) => {
    const status = /^\/webmention\/(\d+)$/u.exec(asked.path)?.[1];
    if (status !== undefined) {
      const known = [...mentions.values()].find(({ id }) => String(id) === status);
      return known
        ? json({ source: known.source, target: known.target, state: known.state, reason: known.reason })
        : { status: 404 };
    }
    if (asked.path !== "/webmention") return { status: 404 };
    if (asked.method !== "POST") return { status: 405, headers: { allow: "POST" } };
    const form = new URLSearchParams(asked.body);
    const [source, target] = [form.get("source") ?? "", form.get("target") ?? ""];
    if (!isWeb(source) || !isWeb(target) || source === target || new URL(target).origin !== asked.origin) return BAD;
    const post = findPost(new URL(target));
    if (!post) return BAD;
    const key = `${source}\n${target}`;
    const mention = mentions.get(key) ?? {
      id: mentions.size + 1,
      source,
      target,
      state: "queued",
      reason: "",
      remark: undefined,
    };
    mentions.set(key, mention);
    mention.state = "queued";
    verify(mention, post).catch((error: unknown) =>
      Object.assign(mention, { state: "rejected", reason: String(error) }),
    );
    return {
      status: 201,
      type: "text/plain",
      body: "Webmention processing queued",
      headers: { location: `${asked.origin}/webmention/${mention.id}` },
    };
  };
}

function isWeb(address: string): boolean {
  return URL.canParse(address) && /^https?:$/u.test(new URL(address).protocol);
}
