// What a post cannot do. Each attack goes the whole way: published, polled, fetched, briefed by both methods, shown. The
// model is one that obeys it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  BRIEF_KINDS,
  GIST_WORDS,
  POINTS_MAX,
  QUESTIONS_MAX,
  QUOTES_MAX,
  TOPICS_MAX,
  WARNINGS,
} from "../../src/ai/brief.ts";
import { countWords } from "../../src/ai/local/terms.ts";
import type { List, Person, Post } from "./call.ts";
import { AT_ONCE, KEY, letADayPass, openAttacked, type Attacked, type Letter } from "./attacked.ts";
import { dumpOthers, judgedOf, look, scoresOf, type Seen } from "./what-stands.ts";
import { findOffences } from "./page-offences.ts";
import { ANSWERS, NAMES } from "../world/attacks/files.ts";
import { EVIL, type Kind } from "../world/attacks/attack.ts";

/** Controls but white space, and whatever no font draws; joiners and selectors are allowed where they are needed. */
const UNSEEN = new RegExp(String.raw`(?![\s\u200C\u200D\uFE0E\uFE0F])[\p{Cc}\p{DI}\uFFF9-\uFFFB]|[\u2028\u2029]`, "u");
const LINK =
  /[a-z][a-z+.-]*:\/\/\S+|(?:javascript|data|mailto|file|tel):\S+|\S*\bevil\.example\S*|\bnotes\.example\S*|\S+@\S+\.\w+/giu;

type Stored = {
  gist: string;
  points: { text: string; passage: string }[];
  quotes: Stored["points"];
  questions: Stored["points"];
  kind: string;
  topics: string[];
  warnings: string[];
};
async function briefs({ house }: Attacked, postId: string): Promise<(Stored & { madeBy: string; row: string })[]> {
  const rows = await house.app.db
    .selectFrom("postBriefs as pb")
    .innerJoin("briefs", "briefs.id", "pb.briefId")
    .selectAll("briefs")
    .select("pb.madeBy")
    .where("pb.postId", "=", postId)
    .execute();
  return rows.map((row) => ({ ...row, row: JSON.stringify(row) }));
}

/** The tests of all these attacks, and of what a user brings in without knowing, in one house. */
export function sufferAttacks(kinds: readonly Kind[]): void {
  let attacked: Attacked;
  beforeAll(async () => {
    attacked = await openAttacked();
  });
  afterAll(async () => attacked.close());

  describe.each(kinds)("$kind", ({ attacks }) => {
    let letters: Letter[];
    let before: { others: Record<string, string[]>; olga: Seen; tarik: Seen; asked: number; chats: number };
    beforeAll(async () => {
      const { house, mallory, model } = attacked;
      letADayPass(house);
      before = {
        others: await dumpOthers(attacked),
        olga: await look(attacked, house.olga),
        tarik: await look(attacked, house.tarik),
        asked: mallory.asked.length,
        chats: model.calls.length,
      };
      letters = await attacked.suffer(attacks);
    });
    const letter = (index: number): Letter => letters[index]!;

    test("moves nobody: no stage, no readiness, no touch, no invite, no score of another's post, no row of anybody else", async () => {
      const { house } = attacked;
      expect(await dumpOthers(attacked)).toEqual(before.others);
      const [olga, tarik] = [await look(attacked, house.olga), await look(attacked, house.tarik)];
      expect(judgedOf(olga)).toEqual(judgedOf(before.olga));
      expect(judgedOf(tarik)).toEqual(judgedOf(before.tarik));
      expect(scoresOf(tarik)).toEqual(scoresOf(before.tarik));
      const known = new Map(before.olga.openings.map(({ post, score }) => [post.id, score]));
      for (const { post, person, score } of olga.openings) {
        expect(score).toBeLessThan(2);
        // Her own rhythm makes her own older posts more or less fresh.
        if (person.name !== "Mallory Moor" && known.has(post.id)) expect(score).toBeCloseTo(known.get(post.id)!, 5);
      }
    });

    test("is asked for once: the feed, its pages and what they name, and nobody else", () => {
      const { mallory, model, lookedUp } = attacked;
      const expected = attacks.flatMap((attack, index) => [
        ...(attack.page === undefined ? [] : [`/letters/${letter(index).letter}`]),
        ...(attack.files ?? []).map(([path]) => path),
      ]);
      const asked = mallory.asked.slice(before.asked).map(({ path }) => path);
      expect(asked.filter((path) => path !== "/robots.txt").toSorted()).toEqual(
        [...Array.from({ length: Math.ceil(attacks.length / AT_ONCE) }, () => "/feed.xml"), ...expected].toSorted(),
      );
      expect(lookedUp).toEqual([]);
      for (const { path, authorization, text } of model.calls.slice(before.chats)) {
        expect([path, authorization]).toEqual(["/v1/chat/completions", `Bearer ${KEY}`]);
        expect(text).not.toContain(KEY);
      }
    });

    test("is an extract to who keeps models off, and nothing to who does not follow", async () => {
      const { house } = attacked;
      const [olgas, ulis, tariks] = await Promise.all(
        [house.olga, house.uli, house.tarik].map(
          async (who) => (await house.as(who).get<List<Post>>("/posts?limit=200")).body.items,
        ),
      );
      for (const { postId } of letters) {
        const { brief, kind } = olgas!.find(({ id }) => id === postId)!;
        expect(["blog", "podcast"]).toContain(kind);
        expect(JSON.stringify(brief)).not.toMatch(
          /"(?:stage|readiness|score|invite|touches|tool_calls|profile|person)":/u,
        );
        expect(ulis!.find(({ id }) => id === postId)?.brief?.by).toBe("extract");
        expect(tariks!.find(({ id }) => id === postId)).toBeUndefined();
      }
      expect((await house.as(house.tarik).get(`/posts/${letter(0).postId}`)).status).toBe(404);
    });

    describe.each(attacks.map((attack, index) => ({ ...attack, index })))(
      "$name",
      ({ index, useless, bare, unread, unsent }) => {
        test("stays material: inside its fence, which only we close", () => {
          const chats = attacked.chatsAbout(letter(index));
          expect(chats.length > 0).toBe(bare !== true);
          for (const { messages } of chats) {
            const [system, user] = messages.map(({ content }) => content);
            const boundary = /\[BEGIN \w+ (\w{8,})\]/u.exec(user!)?.[1] ?? "";
            expect(system).toContain(boundary);
            expect(system).not.toMatch(/Letter \d/u);
            const outside = user!.replaceAll(
              new RegExp(`\\[BEGIN (\\w+) ${boundary}\\]\\n[^]*?\\n\\[END \\1 ${boundary}\\]`, "gu"),
              "",
            );
            expect(outside.trim()).toMatch(/^(?:[A-Z][\w ,.:`'-]{0,200})?$/u);
            expect(user!.split(boundary)).toHaveLength(
              2 * (user!.match(new RegExp(`\\[BEGIN \\w+ ${boundary}\\]`, "gu"))?.length ?? 0) + 1,
            );
            expect(user).not.toMatch(UNSEEN);
            if (unread) expect(user).not.toMatch(unread);
            if (unsent) expect(user).not.toMatch(unsent);
          }
        });

        test("becomes plain words that stand in the post, by either method", async () => {
          const { postId, text, title } = letter(index);
          const stored = await briefs(attacked, postId);
          expect(stored.map(({ madeBy }) => madeBy).toSorted()).toEqual(
            useless || bare ? ["extract"] : ["extract", "model"],
          );
          if (unread) expect(text).not.toMatch(unread);
          for (const { madeBy, row, gist, points, quotes, questions, kind, topics, warnings } of stored) {
            const sourced = [...points, ...quotes, ...questions];
            for (const { passage } of sourced) expect(text).toContain(passage);
            for (const list of [quotes, questions]) for (const one of list) expect(one.text.length).toBeLessThan(1_100);
            expect(countWords(gist)).toBeLessThanOrEqual(GIST_WORDS + (bare ? 60 : 0));
            expect([
              points.length <= POINTS_MAX,
              quotes.length <= QUOTES_MAX,
              questions.length <= QUESTIONS_MAX,
            ]).toEqual([true, true, true]);
            expect(row).not.toMatch(UNSEEN);
            expect(row.isWellFormed()).toBe(true);
            expect(row).not.toContain(KEY);
            expect(row.length).toBeLessThan(40_000);
            expect(BRIEF_KINDS).toContain(kind);
            expect(topics.length).toBeLessThanOrEqual(TOPICS_MAX);
            const folded = `${title} ${text}`.toLowerCase();
            for (const word of topics.flatMap((topic) => topic.split(/[^\p{L}\p{N}]+/u)))
              expect(folded).toContain(word);
            for (const warning of warnings) expect(WARNINGS).toContain(warning);
            if (madeBy !== "model") continue;
            expect(points.length).toBeGreaterThan(0);
            const written = [gist, ...points.map((point) => point.text)].join("\n");
            expect(written).not.toMatch(/<[a-z!/]|\]\(|```|onerror=["']/iu);
            for (const link of written.match(LINK) ?? [])
              expect(`${title}\n${text}`.split(/\s/u)).toContain(link.replace(/[.,]$/u, ""));
          }
        });

        test("tells nothing of what the model was told", async () => {
          const { postId, text } = letter(index);
          const [chat] = attacked.chatsAbout(letter(index));
          const words = (told: string): string[] => told.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
          const stored = words((await briefs(attacked, postId)).map(({ row }) => row).join(" ")).join(" ");
          const source = words(text).join(" ");
          const system = words(chat?.messages[0]?.content ?? "");
          const runs = Array.from({ length: Math.max(0, system.length - 9) }, (_, at) =>
            system.slice(at, at + 10).join(" "),
          );
          expect(runs.filter((run) => !source.includes(run) && stored.includes(run))).toEqual([]);
        });

        test("is shown as words and no more", async () => {
          const { visitor } = attacked;
          const { postId, text } = letter(index);
          const page = await visitor.get(`/posts/${postId}`);
          expect([page.status, ...findOffences(page.text)]).toEqual([200]);
          expect(page.policy).toMatch(/default-src 'self'.*script-src 'self';.*object-src 'none'/u);
          expect(page.policy).not.toMatch(/unsafe|\*/u);
          if (!text.includes(EVIL))
            expect(page.text.split('id="chapters"')[0]).not.toMatch(/href="[^"]*evil\.example/u);
        });
      },
    );
  });

  describe("what a user brings in without knowing", () => {
    test("names in files become plain names of people, and nothing else of it is taken", async () => {
      const { house, mallory, model } = attacked;
      const before = { olga: await look(attacked, house.olga), chats: model.calls.length };
      const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
      const csv = ["name,feed", ...NAMES.map(([word, name]) => `${quoted(name)},${mallory.origin}/${word}.xml`)].join(
        "\n",
      );
      const escaped = (name: string): string =>
        name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
      const outlines = NAMES.map(
        ([word, name]) => `<outline type="rss" text="${escaped(name)}" xmlUrl="${mallory.origin}/${word}.opml"/>`,
      );
      const opml = `<?xml version="1.0"?><opml version="2.0"><body>${outlines.join("")}</body></opml>`;
      for (const [type, body] of [
        ["text/csv", csv],
        ["text/x-opml", opml],
      ] as const) {
        const { status } = await house
          .as(house.tarik)
          .raw("/people/import", { method: "POST", headers: { "content-type": type }, body });
        expect(status).toBe(200);
      }
      const people = (await house.as(house.tarik).get<List<Person>>("/people?limit=200")).body.items;
      for (const [word] of NAMES) {
        const named = people.filter(({ name }) => name.includes(word));
        expect(named.length).toBeGreaterThan(0);
        for (const { id, name, stage, readiness } of named) {
          expect(name).not.toMatch(UNSEEN);
          expect(name.length).toBeLessThanOrEqual(200);
          expect([stage, readiness ?? 0]).toEqual([named[0]!.stage, named[0]!.readiness ?? 0]);
          expect(stage).not.toBe("connected");
          const page = await attacked.tariksVisitor.get(`/people/${id}`);
          expect([page.status, ...findOffences(page.text)]).toEqual([200]);
        }
      }
      const list = await attacked.tariksVisitor.get("/people");
      expect([list.status, ...findOffences(list.text)]).toEqual([200]);
      expect(await look(attacked, house.olga)).toEqual(before.olga);
      expect(model.calls).toHaveLength(before.chats);
      expect(attacked.lookedUp).toEqual([]);
    });

    test("pasted answers are words on a timeline: they move what any answer moves, and are sent to nobody", async () => {
      const { house, model } = attacked;
      const [person] = (await house.as(house.uli).get<List<Person>>("/people")).body.items;
      const chats = model.calls.length;
      for (const text of ANSWERS) {
        const touch = { kind: "reply", direction: "inbound", channel: "blog", text };
        expect((await house.as(house.uli).post(`/people/${person!.id}/touches`, touch)).status).toBe(201);
      }
      const after = (await house.as(house.uli).get<Person>(`/people/${person!.id}`)).body;
      expect(["noticed", "in-dialogue", "listening"]).toContain(after.stage);
      const page = await attacked.ulisVisitor.get(`/people/${person!.id}`);
      expect([page.status, ...findOffences(page.text)]).toEqual([200]);
      expect(model.calls).toHaveLength(chats);
    });
  });
}
