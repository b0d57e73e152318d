// A house whose people follow somebody who means harm, beside somebody who does not; and a model that does as it is told.
import { sql } from "kysely";
import { DAY } from "../../src/clock.ts";
import { type Attack, obeyAll, type Told } from "../world/attacks/attack.ts";
import { startModelServer, type ChatRequest, type ModelServer } from "../world/model/model-server.ts";
import { startMoodySite, type MoodySite } from "../world/moody-server.ts";
import { frontPage, HTML, RSS, WHOLE } from "../world/write-feed.ts";
import { follow, startBlog, type Blog } from "./follow.ts";
import { openHouse, type House } from "./house.ts";
import { signIn, type Visitor } from "./visitor.ts";

export const KEY = "sk-of-the-tests";
/** So many posts of a poll are briefed. */
export const AT_ONCE = 10;
const SPACES =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:podcast="https://podcastindex.org/namespace/1.0"';

/** A post as it came in. `letter` is its number. */
export type Letter = { attack: Attack; letter: number; postId: string; text: string; title: string };

export type Attacked = {
  house: House;
  model: ModelServer;
  mallory: MoodySite;
  ada: Blog;
  /** Olga, Tarik and Uli, looking at pages. */
  visitor: Visitor;
  tariksVisitor: Visitor;
  ulisVisitor: Visitor;
  /** Hosts by name that somebody wanted to know the address of. */
  lookedUp: string[];
  /** A day later: published, polled, fetched, briefed by both methods, and scored. */
  suffer: (attacks: readonly Attack[]) => Promise<Letter[]>;
  /** The chats about this letter. */
  chatsAbout: (letter: Letter) => ChatRequest[];
  close: () => Promise<void>;
};

/** What the letter says whatever else stands in it; the title of a letter has its number too. */
export const saidIn = (letter: number): string => `Letter ${letter} came by boat, and we read it aloud in the kitchen.`;

export async function openAttacked(): Promise<Attacked> {
  const letters = new Map<number, Attack>();
  const answer = (request: ChatRequest): unknown => {
    const told = toldBy(request);
    // What was made of the parts of a long one is put together.
    if (/merge/u.test(request.response_format?.json_schema?.name ?? ""))
      return { ...(obeyAll(told) as object), points: [1] };
    return (letters.get(numberOf(told.user)!)?.obeys ?? obeyAll)(told);
  };
  const model = await startModelServer({
    answer,
    fail: (request) => (letters.get(numberOf(toldBy(request).user)!)?.tools ? { tools: true } : undefined),
  });
  const lookedUp: string[] = [];
  const house = await openHouse({
    env: {
      OPENAI_BASE_URL: model.url,
      OPENAI_API_KEY: KEY,
      OPENAI_MODEL: "small-model",
      AI_DAILY_TOKENS: "100000000",
      POLL_MINUTES_MAX: "600",
    },
    overrides: {
      lookup: async (name) => {
        lookedUp.push(name);
        return [];
      },
    },
  });
  const mallory = await startMoodySite();
  const ada = await startBlog("Ada Bell", undefined, house.clock.now());
  const publish = (items: string): void =>
    mallory.says("/feed.xml", {
      headers: RSS,
      body: `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" ${SPACES}><channel><title>Mallory Moor</title><link>${mallory.origin}/</link><description>Letters</description>${items}</channel></rss>`,
    });
  mallory.says("/", { headers: HTML, body: frontPage("Mallory Moor") });
  mallory.says("/robots.txt", { body: "" });
  publish(item({ name: "none" }, 0, mallory, house.clock.now()));
  const { olga, uli, tarik } = house;
  await house.as(olga).patch("/profile", { interests: ["beekeeping", "type systems"], expertise: ["databases"] });
  await house.as(uli).patch("/profile", { aiEnabled: false });
  for (const member of [olga, uli]) await follow(house.as(member), mallory.origin);
  for (const member of [olga, tarik]) {
    const { id } = await follow(house.as(member), ada.origin);
    await house.as(member).post(`/people/${id}/touches`, { kind: "comment", direction: "outbound", channel: "blog" });
  }
  await house.work();
  let next = 1;
  return {
    house,
    model,
    mallory,
    ada,
    lookedUp,
    visitor: await signIn(house, olga),
    tariksVisitor: await signIn(house, tarik),
    ulisVisitor: await signIn(house, uli),
    suffer: async (attacks) => {
      const numbered = attacks.map((attack) => ({ attack, letter: next++ }));
      for (const { attack, letter } of numbered) letters.set(letter, attack);
      // More than these of one poll are old news: they are briefed when somebody opens them.
      for (let from = 0; from < numbered.length; from += AT_ONCE) {
        if (from > 0) letADayPass(house);
        const now = house.clock.now();
        const some = numbered.slice(from, from + AT_ONCE);
        publish(some.map(({ attack, letter }) => item(attack, letter, mallory, now)).join("\n"));
        await house.poll();
        await house.work();
      }
      return Promise.all(numbered.map((one) => findLetter(house, one)));
    },
    chatsAbout: ({ letter }) =>
      model.chats().flatMap(({ request }) => (request && numberOf(toldBy(request).user) === letter ? [request] : [])),
    close: async () => {
      await house.close();
      await Promise.all([model, mallory, ada].map((one) => one.close()));
    },
  };
}

/** The feed is due again. */
export function letADayPass(house: House): void {
  house.clock.advance(DAY);
}

function numberOf(user: string): number | undefined {
  const found = /Letter (\d+)\b/u.exec(user)?.[1];
  return found === undefined ? undefined : Number(found);
}

function toldBy({ messages }: ChatRequest): Told {
  const said = (role: string): string => messages.find((message) => message.role === role)?.content ?? "";
  const [system, user] = [said("system"), said("user")];
  const own = saidIn(numberOf(user) ?? -1);
  const passage = user.includes(own) ? own : (/The ferry was late[^.]*\./.exec(user)?.[0] ?? own);
  return { system, user, passage };
}

async function findLetter(house: House, { attack, letter }: { attack: Attack; letter: number }): Promise<Letter> {
  const found = await sql<{ id: string; title: string; text: string | null; said: string | null }>`
    select p.id, p.title, a.text,
      (select string_agg(s->>'text', ${"\n"}) from jsonb_array_elements(t.segments) s) as said
    from posts p left join articles a on a.post_id = p.id left join transcripts t on t.post_id = p.id
    where p.title like ${`Letter ${letter}:%`}`.execute(house.app.db);
  const row = found.rows[0];
  if (!row) throw new Error(`letter ${letter} (${attack.name}) was not stored`);
  return { attack, letter, postId: row.id, title: row.title, text: row.said ?? row.text ?? "" };
}

function item(attack: Attack, letter: number, site: MoodySite, now: Date): string {
  const at = (text: string): string => text.replaceAll("{site}", site.origin);
  const path = attack.slug ?? `/letters/${letter}`;
  for (const [file, type, body] of attack.files ?? []) site.says(file, { headers: { "content-type": type }, body });
  const own = `<p>${saidIn(letter)}</p><p>Its shelves are at https://notes.example/shelves for all.</p>${WHOLE}`;
  if (attack.page !== undefined) {
    const article = `<article><h1>Letter ${letter}</h1>${attack.page}${own}</article>`;
    site.says(path, {
      headers: HTML,
      body: `<!doctype html><html lang="en"><head><title>Letter ${letter}</title></head><body><main>${article}</main></body></html>`,
    });
  }
  const inHtml = `${attack.html ?? ""}${attack.words === undefined ? "" : `<p>${escape(attack.words).replaceAll("\n", "<br>")}</p>`}`;
  const body =
    attack.page === undefined
      ? `<content:encoded><![CDATA[${inHtml}${own}]]></content:encoded>`
      : "<description>Continue reading …</description>";
  return [
    `<item><title>Letter ${letter}: ${attack.title ?? "A boat"}</title>`,
    attack.bare ? "" : `<link>${escape(site.origin + path)}</link>`,
    `<guid isPermaLink="false">letter-${letter}</guid><pubDate>${now.toUTCString()}</pubDate>`,
    at(attack.tags ?? ""),
    attack.bare ? "" : body,
    "</item>",
  ].join("");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
