import { describe, expect, test } from "vitest";
import { briefLocally } from "../../../src/ai/local/brief-locally.ts";

const warningsOf = (text: string, title = "") => briefLocally({ title, text }).warnings;

// Invented for these tests: how people tell such things.
const TOLD: [string, "grief" | "illness" | "layoffs", string][] = [
  ["English", "grief", "My mother died on Tuesday. I do not know yet how to write about anything else."],
  [
    "English",
    "grief",
    "It is with great sadness that we tell you that Ann, who founded this club, passed away last night.",
  ],
  ["English", "grief", "We lost our baby in March, and for months I could not open this page."],
  ["English", "illness", "I was diagnosed with cancer three weeks ago. I will write less, and I may not answer."],
  ["English", "illness", "After the breakdown I spent six weeks in hospital. My depression is no secret any more."],
  ["English", "layoffs", "I was laid off this morning, with forty others. I am looking for work from January."],
  ["English", "layoffs", "Today we had to say goodbye to 60 colleagues. It was the hardest decision we ever made."],
  ["German", "grief", "Gestern ist mein Vater gestorben. Die Beerdigung ist am Freitag."],
  ["German", "illness", "Im Mai kam die Diagnose. Meine Chemotherapie beginnt morgen, und ich habe Angst."],
  ["German", "layoffs", "Mir wurde heute gekündigt. Nach elf Jahren packe ich meine Kiste."],
  ["French", "grief", "Mon ami Paul nous a quittés dimanche. Les obsèques auront lieu jeudi."],
  ["French", "illness", "Mon cancer est revenu, et je ne sais pas comment l'écrire autrement."],
  ["French", "layoffs", "J'ai été licenciée hier, avec toute mon équipe."],
  ["Spanish", "grief", "Mi padre falleció el domingo. Descanse en paz."],
  ["Spanish", "layoffs", "Ayer me despidieron después de nueve años en la empresa."],
  ["Italian", "grief", "Ieri è morto mio nonno, che mi ha insegnato a leggere."],
  ["Portuguese", "illness", "O meu câncer voltou e vou parar de escrever por um tempo."],
  ["Dutch", "grief", "Vorige week is onze collega Jan overleden. We missen hem nu al."],
  ["Dutch", "layoffs", "Ik ben ontslagen, samen met de helft van het team."],
  ["Swedish", "grief", "Min mormor har gått bort, och begravningen är på lördag."],
  ["Danish", "layoffs", "I dag blev jeg fyret. Jeg ved ikke hvad der kommer nu."],
  ["Finnish", "grief", "Isäni kuoli viime viikolla. Hautajaiset ovat lauantaina."],
  ["Polish", "grief", "Wczoraj zmarł mój dziadek. Pogrzeb odbędzie się w piątek."],
  ["Russian", "grief", "Вчера умер мой учитель. Светлая память."],
  ["Russian", "layoffs", "Меня уволили в пятницу вместе со всем отделом."],
  ["Ukrainian", "grief", "Вчора загинув мій друг. Вічна пам'ять."],
  ["Turkish", "grief", "Dün babam vefat etti. Cenaze yarın kalkacak."],
  ["Arabic", "grief", "توفي والدي أمس رحمه الله. كان يحب الكتب."],
  ["Hebrew", "grief", "אבי נפטר אתמול. הלוויה תתקיים מחר."],
  ["Hindi", "grief", "कल मेरे पिता का निधन हो गया। वे मुझे पढ़ना सिखाते थे।"],
  ["Greek", "grief", "Χθες πέθανε ο πατέρας μου. Η κηδεία είναι την Παρασκευή."],
  ["Chinese", "grief", "我的父亲昨天去世了。他教会了我读书。"],
  ["Chinese", "layoffs", "今天公司裁员，我和二十个同事都离开了。"],
  ["Japanese", "grief", "昨日、父が亡くなりました。葬儀は土曜日に行われます。"],
  ["Korean", "grief", "어제 할머니께서 돌아가셨습니다. 장례식은 토요일입니다."],
];

const FILLER = Array.from(
  { length: 60 },
  (_, at) => `Shelf ${at} by the window holds maps of the year ${1900 + at}.`,
).join(" ");

const HARMLESS: [string, string][] = [
  [
    "processes",
    "When the worker hangs, kill -9 it. The parent process has died by then, and its children are reaped. Dead code stays in the bundle.",
  ],
  ["a battery", "The battery died after two hours. We lost the connection, and the server never recovered from it."],
  [
    "a memory of a machine",
    "The index is kept in memory of the process. In-memory tables lose their rows at a restart.",
  ],
  ["redundancy", "Redundancy is what keeps the array alive. Two disks may fail, and the redundant one takes over."],
  ["a diagnosis of a fault", "Our engine was diagnosed with a bug in the scheduler. The diagnosis took a week."],
  [
    "terminals and health checks",
    "The terminal shows a healthy service. The health endpoint answers at once, and sick nodes are drained.",
  ],
  [
    "a history of medicine",
    `Chemotherapy began with a gas of the first war. The first patients were treated in 1942. ${FILLER}`,
  ],
  [
    "an essay about cuts",
    `Companies that cut people to please a market pay for it later. A study of 1990 says so. ${FILLER}`,
  ],
  [
    "a mention in passing",
    `${FILLER}\nMy grandfather passed away in 1981 and left us the oldest of these maps.\nWe keep them dry.`,
  ],
  ["a game", "He died in the third level again, and again, and then he found the lamp. The boss is hard but fair."],
  ["German idioms", "Das Projekt ist nicht gestorben, es schläft nur. Wir entlassen den Release in die Freiheit."],
  ["a rest", "Rest is a style of interface. It rests on resources, and peace comes with caching."],
];

describe("a post that mourns, is ill or lost its work is known by it", () => {
  test.each(TOLD)("in %s: %s: %s", (_language, warning, text) => {
    expect(warningsOf(text)).toContain(warning);
  });

  test("also where only its title says so", () => {
    expect(
      warningsOf("He built the first shelves with us, and never once complained of the cold.", "In memoriam: Per Lund"),
    ).toEqual(["grief"]);
    expect(warningsOf("", "Rest in peace, Per Lund")).toEqual(["grief"]);
  });
});

test.each(HARMLESS)("%s is none of it", (_name, text) => {
  expect(warningsOf(text)).toEqual([]);
});
