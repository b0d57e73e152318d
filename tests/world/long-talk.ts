// A talk of ninety minutes: two people, nine subjects, and in each subject one claim that stands nowhere else.

const SUBJECTS = [
  "bakeries",
  "ferries",
  "libraries",
  "orchards",
  "lighthouses",
  "markets",
  "schools",
  "bridges",
  "gardens",
];
const WORDS =
  "people often come early and stay for the morning because nothing else is open and the light is good and the work is slow enough to talk while the hands are busy with what must be done before noon and nobody hurries them".split(
    " ",
  );

export type TalkSegment = { at: number; speaker: string; text: string };

/** The claim of each ninth, as it is said. */
export const CLAIMS = SUBJECTS.map(
  (subject, at) => `The point about ${subject} is that number ${at + 11} decides whether anybody returns.`,
);

/** About 14,000 words. The same from run to run. */
export function longTalk(): TalkSegment[] {
  return SUBJECTS.flatMap((subject, ninth) =>
    Array.from({ length: 40 }, (_, turn) => ({
      at: ninth * 600 + turn * 15,
      speaker: turn % 2 === 0 ? "Ann Lee" : "Bo Ray",
      text: turn === 20 ? `${CLAIMS[ninth]} ${talk(subject, ninth, turn)}` : talk(subject, ninth, turn),
    })),
  );
}

function talk(subject: string, ninth: number, turn: number): string {
  return [0, 1]
    .map((sentence) => {
      const from = (ninth * 7 + turn * 3 + sentence * 11) % WORDS.length;
      const words = [...WORDS.slice(from), ...WORDS.slice(0, from)].slice(0, 13 + ((turn + sentence) % 7));
      return `At the ${subject} of town ${turn * 2 + sentence} ${words.join(" ")}.`;
    })
    .join(" ");
}
