// What a search of the invented cast found: a post, a person, a comment.
import { DAY } from "../../src/clock.ts";
import type { SearchProps } from "../../src/web/search/pages.tsx";
import { ago } from "./invented.ts";

const plain = (text: string) => [{ text, hit: false }];
const wren = { personId: "p1", personName: "Wren Okafor" };

export const hits: SearchProps["hits"] = [
  {
    ...wren,
    kind: "person",
    id: "p1",
    postId: null,
    at: ago(80 * DAY),
    title: plain("Wren Okafor"),
    excerpt: plain(""),
  },
  {
    ...wren,
    kind: "note",
    id: "c1",
    postId: "o1",
    at: ago(3 * DAY),
    title: plain("Wren Okafor"),
    excerpt: [
      { text: "We counted for a year: half of those who miss the last ", hit: false },
      { text: "ferry", hit: true },
      { text: " are children.", hit: false },
    ],
  },
  {
    ...wren,
    kind: "post",
    id: "o1",
    postId: "o1",
    at: ago(DAY),
    title: [
      { text: "What a ", hit: false },
      { text: "ferry", hit: true },
      { text: " timetable owes its island", hit: false },
    ],
    excerpt: [
      { text: "… ", hit: false },
      { text: "Ferries", hit: true },
      { text: " <b>that</b> nobody waits for, and a very long word: ", hit: false },
      { text: "x".repeat(300), hit: false },
    ],
  },
];
