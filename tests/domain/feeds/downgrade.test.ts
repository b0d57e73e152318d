// Nobody on the way is to lead a follower from https to http for good (rule 10).
import { expect, test } from "vitest";
import { believedAddress, moveAfter, type Move } from "../../../src/domain/feeds/moves.ts";

function afterPolls(from: string, to: string, polls: number): Move {
  let move: Move = { movedTo: null, movedSeen: 0 };
  for (let poll = 0; poll < polls; poll += 1) move = moveAfter({ permanentUrl: to }, from, move, true);
  return move;
}

test.each([
  ["https://ada.example/feed", "http://ada.example/feed", null],
  ["https://ada.example/feed", "http://elsewhere.example/feed", null],
  ["http://ada.example/feed", "https://ada.example/feed", "https://ada.example/feed"],
  ["http://ada.example/feed", "http://ada.example/new", "http://ada.example/new"],
  ["https://ada.example/feed", "https://elsewhere.example/feed", "https://elsewhere.example/feed"],
])("from %s to %s, however often it is said", (from, to, believed) => {
  expect(believedAddress(afterPolls(from, to, 2))).toBeNull();
  expect(believedAddress(afterPolls(from, to, 20))).toBe(believed);
});
