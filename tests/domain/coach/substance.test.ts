import { describe, expect, it } from "vitest";
import { coach } from "../../../src/domain/coach/coach.ts";
import { readInput } from "../../../src/domain/coach/reading.ts";
import { readSigns, type Signs } from "../../../src/domain/coach/signs.ts";
import { substanceOf } from "../../../src/domain/coach/substance.ts";
import type { CoachInput } from "../../../src/domain/coach/verdict.ts";

const signsOf = (text: string): Signs => readSigns(readInput({ text, channel: "blog" }));
const substance = (text: string, channel: CoachInput["channel"] = "blog"): number =>
  substanceOf(readInput({ text, channel }));

const PLAIN = "The queue at the counter was gone by noon and they put the bags on the shelf for us";

describe("a sign", () => {
  it.each<[keyof Signs, string, string]>([
    ["longWords", "They sell it at the supermarket", "They sell it at the shop"],
    ["abstractNouns", "It is about the preparation of bread", "It is about how they bake the bread"],
    ["argument", "The cost depends on the flour", "The bags lay on the shelf"],
    ["links", "They left because the shop was shut", "They left and the shop was shut"],
    ["measures", "It took more than two years", "It took us a lot of nerve"],
    ["modals", "They should keep a list", "They keep a list there"],
    ["lived", "We ended the list in March", "They ended the list in March"],
    ["heat", "So they say... it is all gone", "So they say, it is all gone"],
    ["scorn", "That is what an idiot would say", "That is what a baker would say"],
  ])("counts %s", (sign, having, lacking) => {
    expect(signsOf(having)[sign]).toBeGreaterThan(signsOf(lacking)[sign] ?? 0);
  });

  it.each<[string, string]>([
    ["de", "Wir haben die Liste beendet, weil die Lösung mehr kostet und wir sie nicht brauchen"],
    ["fr", "Nous avons arrêté la liste parce que la solution coûte plus et on ne peut pas changer"],
    ["es", "Hemos dejado la lista porque la solución cuesta más y no se puede cambiar el precio"],
  ])("is known in %s too", (_, text) => {
    const { links, argument, measures, lived } = signsOf(text);
    expect([links, argument, measures, lived].every((count) => (count ?? 0) > 0)).toBe(true);
  });

  it.each([
    ["Dutch", "De rij bij de toonbank was er niet meer en het brood van de bakker is op"],
    ["Italian", "La fila al banco non è più quella di prima e il pane del fornaio è finito"],
    ["Portuguese", "A fila no balcão não é mais a mesma e o pão do padeiro já não chega para todos"],
    ["Japanese", "開店前に並ぶ人が減ったのは、予約をやめたからだと思います。"],
  ])("is left out where it has no list: %s", (_, text) => {
    const { words, links, scorn } = signsOf(text);
    expect(links).toBeUndefined();
    expect(scorn).toBeUndefined();
    expect(words).toBeGreaterThan(7);
  });

  it("counts half of what another reader wrote, and no word for ever", () => {
    expect(signsOf(`> ${PLAIN}\nNo.`).words).toBeLessThan(signsOf(`${PLAIN}. No.`).words);
    expect(signsOf(`(In reply to: ${PLAIN}-- Ada) No.`).words).toBeLessThan(signsOf(`${PLAIN}. No.`).words);
    expect(signsOf("bread ".repeat(200)).words).toBe(2);
  });
});

describe("substance", () => {
  it("grows with every reason, and shrinks with scorn and heat", () => {
    const reasoned = PLAIN.replace("and they", "because they");
    expect(substance(reasoned)).toBeGreaterThan(substance(PLAIN));
    expect(substance(`${reasoned}, idiot`)).toBeLessThan(substance(`${reasoned}, baker`));
    expect(substance(`${reasoned}...`)).toBeLessThan(substance(reasoned));
  });

  it("is nothing for nothing, and never more than all", () => {
    expect(substance("")).toBe(0);
    expect(substance("!!!")).toBe(0);
    expect(substance("idiot ".repeat(5))).toBeLessThan(0.1);
    expect(substance(PLAIN.repeat(400))).toBeLessThanOrEqual(1);
  });

  it("is worth less and less with each further sentence", () => {
    const GROWING = Array.from({ length: 9 }, (_, step) =>
      Array.from({ length: 40 * (step + 1) }, (_word, at) => `word${at}`).join(" "),
    ).map((text) => substance(text));
    const gains = GROWING.slice(1).map((value, at) => value - GROWING[at]!);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    expect(gains.at(-1)).toBeLessThan(0.01);
  });

  it("is reached with fewer words where fewer read well", () => {
    expect(substance(PLAIN, "mastodon")).toBeGreaterThan(substance(PLAIN, "linkedin"));
    expect(substance(PLAIN, "linkedin")).toBeGreaterThan(substance(PLAIN, "blog"));
  });
});

describe("the score", () => {
  const score = (text: string): number => coach({ text, channel: "blog" }).score;

  it("puts a reasoned paragraph above a jibe, a nod, a link and a slogan of any length", () => {
    const reasoned = score(
      "We ended pre-orders two years ago because half of the bags were never collected. Sales fell for a month, but the regulars came earlier instead, and waste was lower than before. A small list for people who cannot queue might keep both.",
    );
    expect(reasoned).toBeGreaterThan(0.6);
    for (const other of [
      "Nice try... who pays you idiots for this garbage???",
      "Great post, thanks for sharing!",
      "https://a.example/why-lists-fail",
      "WAKE UP PEOPLE!!! ".repeat(12),
    ]) {
      expect(score(other)).toBeLessThan(reasoned - 0.2);
    }
  });

  it.each<[string, string, string]>([
    [
      "German",
      "Bei uns im Dorf haben wir die Liste für die Älteren behalten, weil sie sonst weggeblieben wären. Das kostet uns zwei Stunden in der Woche.",
      "Toller Beitrag, danke!",
    ],
    [
      "French",
      "Chez nous, nous avons gardé la liste pour les personnes âgées parce qu'elles seraient allées au supermarché. Cela coûte deux heures.",
      "Merci, super article !",
    ],
    [
      "Polish, which has no list",
      "U nas zostawiliśmy listę dla starszych, bo inaczej poszliby do supermarketu. To kosztuje dwie godziny tygodniowo, ale warto.",
      "Dzięki za wpis!",
    ],
  ])("tells something from nothing in %s", (_, something, nothing) => {
    expect(score(something)).toBeGreaterThan(score(nothing) + 0.2);
  });
});
