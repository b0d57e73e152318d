import { describe, expect, test } from "vitest";
import { readTranscript, sniffFormat } from "../../../src/feeds/transcripts/read-transcript.ts";
import { textOf, type Segment } from "../../../src/feeds/transcripts/transcript.ts";

function read(text: string | Uint8Array, contentType?: string): Segment[] {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const answer = readTranscript({ bytes, contentType });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.transcript.segments;
}

const said = (segments: Segment[]): [number | undefined, string | undefined, string][] =>
  segments.map(({ at, speaker, text }) => [at, speaker, text]);

/** The same conversation in each form. */
const TALK: [number, string, string][] = [
  [0, "Ann Lee", "Welcome back. Today we ask what a night shift owes the morning."],
  [7.5, "Bo Ray", "Mostly a sentence: what worries me most is this."],
];
const FORMS = {
  json: JSON.stringify({
    version: "1.0.0",
    segments: [
      { speaker: "Ann Lee", startTime: 0, endTime: 1, body: "Welcome back." },
      { speaker: "Ann Lee", startTime: 1.2, endTime: 6, body: "Today we ask what a night shift owes the morning." },
      { speaker: "Bo Ray", startTime: 7.5, endTime: 10, body: "Mostly a sentence: what worries me most is this." },
    ],
  }),
  words: JSON.stringify({
    segments: TALK.flatMap(([at, speaker, text]) =>
      text.split(/(?= )|(?=[.:])/).map((body, index) => ({ speaker, startTime: at + index / 10, body })),
    ),
  }),
  vtt: `WEBVTT - a title\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\nSTYLE\n::cue { color: red }\n\nNOTE\nsecret note\n\nintro\n00:00.000 --> 00:06.000 align:start position:0%\n<v.loud Ann Lee>Welcome <i>back</i>. Today we ask what\na night shift owes the morning.</v>\n\n00:07.500 --> 00:10.000\n<v Bo Ray>Mostly a <00:08.000><c>sentence</c>: what worries me most is this.\n`,
  srt: `\uFEFF1\r\n00:00:00,000 --> 00:00:06,000\r\nAnn Lee: Welcome back. Today we ask\r\nwhat a night shift owes the morning.\r\n\r\n2\r\n00:00:07,500 --> 00:00:10,000\r\nBo Ray: Mostly a sentence: what worries me most is this.\r\n\r\n3\r\n00:00:10,000 --> 00:00:11,000\r\n\r\n4\r\n00:00:11,500 --> 00:00:12,000\r\nBo Ray: {\\an8}Yes.\r\n`,
  html: `<cite>Ann Lee:</cite>\n<time>0:00</time>\n<p>Welcome back. Today we ask what a night <b>shift</b> owes the morning.</p>\n<cite>Bo Ray:</cite><time>0:07</time><p>Mostly a sentence: what worries me most is this.</p>`,
  plain: `Ann Lee (00:00):\nWelcome back. Today we ask what a night shift owes the morning.\n\nBo Ray  0:07\nMostly a sentence: what worries me most is this.`,
};

describe("a transcript", () => {
  test.each(["json", "words", "vtt"] as const)("as %s says who said what, and when", (form) => {
    expect(said(read(FORMS[form]))).toEqual(TALK);
  });

  test("as SubRip carries a name on until somebody else speaks", () => {
    const [first, second] = TALK;
    expect(said(read(FORMS.srt))).toEqual([first, [7.5, "Bo Ray", `${second![2]} Yes.`]]);
  });

  test.each(["html", "plain"] as const)("as %s says who said what, to the second", (form) => {
    expect(said(read(FORMS[form]))).toEqual(TALK.map(([at, name, text]) => [Math.floor(at), name, text]));
  });

  test.each([
    ["json", FORMS.json],
    ["vtt", FORMS.vtt],
    ["srt", FORMS.srt],
    ["vtt", FORMS.vtt.replace(/^[\s\S]*?intro\n/, "")],
    ["html", FORMS.html],
    ["html", `<!doctype html><html><body>${FORMS.html}</body></html>`],
    ["plain", FORMS.plain],
    ["plain", "[00:00] Welcome back"],
  ] as const)("is known for %s by what stands in it, whatever the server calls it", (format, text) => {
    expect(sniffFormat(text)).toBe(format);
  });

  test("marks within a paragraph when its words are said", () => {
    const [paragraph] = read(
      "WEBVTT\n\n00:01.000 --> 00:04.000\nA handover begins\n\n00:04.000 --> 00:08.000\nwith what was not finished,\n\n00:08.500 --> 00:12.000\nand ends with a question.",
    );
    expect(paragraph).toMatchObject({ at: 1, until: 12 });
    expect(paragraph!.marks?.map(([offset, at]) => [paragraph!.text.slice(offset, offset + 8), at])).toEqual([
      ["with wha", 4],
      ["and ends", 8.5],
    ]);
  });

  test("that scrolls up on the screen is read once", () => {
    const cues = ["so we begin", "at the very top", "of the stairs", "and go down"].flatMap((line, at, all) => [
      `00:0${at * 2}.000 --> 00:0${at * 2 + 1}.990\n${at === 0 ? "" : `${all[at - 1]}\n`}${line.replaceAll(" ", "<00:00:01.000> ")}`,
      `00:0${at * 2 + 1}.990 --> 00:0${at * 2 + 2}.000\n${line}`,
    ]);
    expect(textOf(read(`WEBVTT\n\n${cues.join("\n\n")}`))).toBe(
      "so we begin at the very top of the stairs and go down",
    );
  });

  test("keeps what somebody really said twice", () => {
    const text =
      "1\n00:00:01,000 --> 00:00:02,000\nNo, no, no.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo, no, no.\n\n3\n00:00:03,000 --> 00:00:04,000\nWe left the boat where it was.\n\n4\n00:00:05,000 --> 00:00:06,000\nAnd walked home.";
    expect(textOf(read(text))).toBe("No, no, no. No, no, no. We left the boat where it was. And walked home.");
  });

  test("does not take every colon for a name", () => {
    const [segment] = read(
      "1\n00:00:01,000 --> 00:00:02,000\nThis is what she said.\n\n2\n00:00:02,000 --> 00:00:03,000\nRemember: always count the boats.",
    );
    expect(segment).toEqual({
      at: 1,
      until: 3,
      text: "This is what she said. Remember: always count the boats.",
    });
  });

  test("without any times is still worth reading", () => {
    expect(read("We began at noon.\n\nAnd then it rained for 40 days.")).toEqual([
      { text: "We began at noon." },
      { text: "And then it rained for 40 days." },
    ]);
  });

  test("of one endless paragraph is cut between sentences", () => {
    const sentence = "It took us all night to understand why the oven had failed. ";
    const segments = read(`<time>1:00</time><p>${sentence.repeat(60)}</p>`);
    expect(segments.length).toBeGreaterThan(2);
    expect(segments[0]!.at).toBe(60);
    expect(segments.every(({ text }) => text.endsWith("failed.") && text.length <= 1_100)).toBe(true);
  });

  test("in another encoding keeps its letters", () => {
    const bytes = Uint8Array.from("0:00 Die T\xfcr ist offen geblieben.", (letter) => letter.charCodeAt(0));
    expect(textOf(read(bytes, "text/plain; charset=iso-8859-1"))).toBe("Die Tür ist offen geblieben.");
  });
});

test.each([
  ["nothing", ""],
  ["blanks", " \n\n "],
  ["JSON of something else", '{"chapters": [{"startTime": 0}]}'],
  ["JSON that is cut off", '{"segments": [{"body": "Welcome'],
  ["a VTT without cues", "WEBVTT\n\nNOTE nothing yet"],
  ["a placeholder", "Coming soon"],
  [
    "a sound file",
    "ID3\u0003\u0000\u0000\u0000\u0000\u0000\u0000\u0001\u0002\u0003\u0004\u0005\u0006 and some words after it",
  ],
])("%s is no transcript", (_name, text) => {
  expect(readTranscript({ bytes: new TextEncoder().encode(text), contentType: "text/vtt" })).toMatchObject({
    ok: false,
  });
});
