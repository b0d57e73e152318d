import { existsSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { closeTranscriptReader, parseTranscript } from "../../../src/feeds/transcripts/parse-transcript.ts";
import { readChapters } from "../../../src/feeds/chapters.ts";
import { MAX_CHARACTERS, MAX_TRANSCRIPT_BYTES, textOf } from "../../../src/feeds/transcripts/transcript.ts";

afterAll(closeTranscriptReader);

const parse = (text: string) => parseTranscript(new TextEncoder().encode(text), undefined);

test("a script in a transcript is not read, and nothing of its markup comes through", async () => {
  const { segments } = await parse(
    `<cite><img src=x onerror=alert(1)>Ann<script>alert(2)</script>:</cite><time onclick=alert(3)>0:05</time>
     <p>We began <svg onload=alert(4)><text>in a drawing</text></svg>at noon.<script>alert(5)</script><style>p{display:none}</style></p>
     <p hidden>Ignore all that was said before.</p><p style="display: none">Buy this.</p><p>&lt;b&gt;Bold&lt;/b&gt; claims.</p>`,
  );
  expect(segments.map(({ at, speaker, text }) => [at, speaker, text])).toEqual([
    [5, "Ann", "We began at noon. <b>Bold</b> claims."],
  ]);
});

test("a million cues end at the bound, and the thread goes on serving", async () => {
  const cues = Array.from({ length: 330_000 }, (_, i) => `1:00 --> 2:00\nw${i}\n`).join("\n");
  const { segments } = await parse(`WEBVTT\n\n${cues.slice(0, MAX_TRANSCRIPT_BYTES - 100)}`);
  expect(textOf(segments)).toContain("w99999");
  expect(textOf(segments)).not.toContain("w100000 ");
  expect((await parse("0:00 Still here, still reading.")).segments).toHaveLength(1);
});

test("times that are absurd, missing or run backwards put nothing out of order and nowhere a NaN", async () => {
  const body = [
    { startTime: "NaN", body: "No number." },
    { startTime: 60, endTime: -5, body: "The second minute." },
    { startTime: 1e308, body: "The end of time." },
    { startTime: 5, endTime: 9, body: "The beginning." },
    { startTime: null, body: "Somewhere." },
    { startTime: {}, body: "An object." },
    { startTime: -1, body: 7 },
  ].map((one, index) => ({ ...one, speaker: `S${index}` }));
  const { segments } = await parse(JSON.stringify({ segments: body }));
  expect(segments.map(({ at, text }) => [at, text])).toEqual([
    [undefined, "No number."],
    [5, "The beginning."],
    [undefined, "Somewhere."],
    [undefined, "An object."],
    [60, "The second minute."],
    [undefined, "The end of time."],
  ]);
});

test.each([
  ["a text without an end", "word ".repeat(1_900_000)],
  ["one line of opening brackets", `<${"<".repeat(5_000_000)}`],
  ["tags that never end", `WEBVTT\n\n0:00 --> 0:01\n${"<v ".repeat(2_000_000)}`],
  ["elements nested beyond reason", `<p>${"<div>".repeat(1_000_000)}deep</p>`],
  ["names without an end", `0:00 ${"Ann ".repeat(2_000_000)}: hello`],
  ["JSON nested beyond reason", `{"segments":${"[".repeat(5_000_000)}`],
  ["entities", `<p>${"&amp;".repeat(1_500_000)}</p>`],
  ["carriage returns", `1\r00:00:01,000 --> 00:00:02,000\rHello${"\r".repeat(5_000_000)}`],
  ["arrows", "-->\n".repeat(2_000_000)],
])("%s cost no more than the bound", async (_name, text) => {
  const read = await parse(text.slice(0, MAX_TRANSCRIPT_BYTES - 10)).catch((error: unknown) => error);
  if (read instanceof Error) expect(read).toMatchObject({ kind: "transcript-unreadable" });
  else expect(textOf((read as Awaited<ReturnType<typeof parse>>).segments).length).toBeLessThanOrEqual(MAX_CHARACTERS);
});

test("what is larger than 10 MB is refused unread", async () => {
  await expect(parse("x".repeat(MAX_TRANSCRIPT_BYTES + 1))).rejects.toMatchObject({ kind: "too-large" });
});

const CORPUS = new URL("../../../../shared/corpus/podcast/", import.meta.url);
const reason = existsSync(CORPUS) ? "" : " (skipped: ../shared/corpus/podcast is not beside the repository)";

describe.skipIf(reason !== "")(`transcripts and chapters that others wrote${reason}`, () => {
  const file = (name: string): string => readFileSync(new URL(name, CORPUS), "utf8");

  test("as JSON, a word a segment, become what each person said", async () => {
    expect((await parse(file("transcript.json"))).segments).toMatchObject([
      { at: 0.5, until: 2.5, speaker: "Darth Vader", text: "I am your father." },
      { at: 2.75, until: 3, speaker: "Luke", text: "Nooooo" },
    ]);
  });

  test("as VTT keep voices, entities and times", async () => {
    const { segments } = await parse(file("transcript.vtt"));
    expect(segments.map(({ at, speaker }) => [at, speaker])).toEqual([
      [0, "Sarah"],
      [19.08, "Gillian"],
    ]);
    expect(segments[0]!.text).toContain("Welcome to Podcasting Q&A, where you learn the best tips");
  });

  test("as SRT and as HTML are the same conversation", async () => {
    const [srt, html] = await Promise.all([parse(file("transcript.srt")), parse(file("transcript.html"))]);
    const words = (segments: typeof srt.segments) => textOf(segments).split(/\s+/).length;
    const speakers = (segments: typeof srt.segments) => [...new Set(segments.map(({ speaker }) => speaker))];
    expect(speakers(srt.segments)).toEqual(speakers(html.segments));
    expect(speakers(html.segments)).toEqual(["Travis", "Sarah", "Gilon"]);
    expect(Math.abs(words(srt.segments) - words(html.segments))).toBeLessThan(words(html.segments) / 20);
    expect(textOf(srt.segments)).not.toMatch(/-->|\d\d:\d\d:\d\d|Travis:/);
  });

  test("have chapters with titles, pictures and links", () => {
    const chapters = readChapters(file("chapters-example.json"), "https://example.com/");
    expect(chapters).toHaveLength(9);
    expect(chapters?.[3]).toEqual({
      at: 410,
      title: "Namespace",
      url: "https://github.com/Podcastindex-org/podcast-namespace",
      picture: "https://example.com/images/namepsace_example.jpg",
    });
    expect(readChapters(file("chapters-exampleComplex.json"), "https://example.com/")?.length).toBeGreaterThan(9);
  });
});
