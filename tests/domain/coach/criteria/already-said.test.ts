import { describe, expect, it } from "vitest";
import { citedBy, POST, verdictOf } from "../draft.ts";
import { judgesPairs } from "../pairs.ts";

const SAME = "We ended telephone reservations in our shop too; elderly customers moved to the supermarket.";

describe("already said", () => {
  it("sees the same point in other words' order, and cites it", () => {
    expect(verdictOf("already-said", SAME)).toBe("fix");
    expect(citedBy("already-said", SAME)).toEqual([SAME]);
  });

  it("lets a new point pass", () => {
    expect(
      verdictOf("already-said", "Elderly customers in our village get their bread delivered by the postman."),
    ).toBe("pass");
  });

  it("is not judged without a thread, or on a few words", () => {
    expect(verdictOf("already-said", SAME, { post: { ...POST, comments: [] } })).toBe("na");
    expect(verdictOf("already-said", "Supermarket.")).toBe("na");
  });
});

judgesPairs("already-said", [
  [
    "who moved where",
    "Elderly customers in our village get their bread from the postman.",
    "The elderly customers of a cheese shop move to the supermarket.",
    "elderly customers",
  ],
  [
    "a case of one's own",
    "We ended telephone reservations in our pharmacy, and the nurses began to order for whole streets.",
    "Cheese shops that ended telephone reservations saw elderly customers move to the supermarket.",
    "Cheese shops",
  ],
  [
    "the length it is said at",
    "Reservations by telephone are unpaid labour for tired bakers.",
    "When telephone reservations ended, elderly customers simply moved to the supermarket, and that was all.",
    "telephone reservations",
  ],
  [
    "a question to them",
    "Telephone reservations ended here too. Did the elderly return in winter, when supermarket floors are icy?",
    "Telephone reservations ended, elderly customers moved to the supermarket.",
    "Telephone reservations",
  ],
  [
    "a new group",
    "Students reserve nothing, they take what is left at six.",
    "Elderly customers reserve nothing at a cheese shop, they moved.",
    "Elderly customers",
  ],
  [
    "a remedy",
    "A paper list behind the till keeps elderly people without any telephone.",
    "A cheese shop that ended reservations: elderly customers moved.",
    "A cheese shop",
  ],
  [
    "another consequence",
    "Without reservations our rye dough went into crackers.",
    "Without telephone reservations elderly customers moved to a supermarket.",
    "Without telephone",
  ],
  [
    "whose fault",
    "Supermarkets win by parking, not by bread.",
    "The supermarket wins: elderly customers moved when reservations ended.",
    "The supermarket wins",
  ],
  [
    "the point after a nod",
    "Yes, and young families came instead, twice as many by June.",
    "Yes, elderly customers simply moved to the supermarket.",
    "elderly customers",
  ],
  [
    "another trade's end",
    "Barbers kept bookings and lost walk-in trade.",
    "Cheese shop reservations ended too, customers moved, the elderly.",
    "Cheese shop",
  ],
]);
