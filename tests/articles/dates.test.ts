import { describe, expect, test } from "vitest";
import { dateInUrl, parseDate } from "../../src/articles/dates.ts";

describe("dates on pages", () => {
  test.each([
    ["2019-11-20", "2019-11-20T00:00:00.000Z"],
    ["2019-11-20T10:11:12Z", "2019-11-20T10:11:12.000Z"],
    ["2019-11-20T10:11:12.345+02:00", "2019-11-20T08:11:12.000Z"],
    ["2019-11-20 23:30:00 -0500", "2019-11-21T04:30:00.000Z"],
    ["20191120", "2019-11-20T00:00:00.000Z"],
    ["November 20, 2019", "2019-11-20T00:00:00.000Z"],
    ["Posted on Nov. 20th, 2019 at 3:05 PM", "2019-11-20T15:05:00.000Z"],
    ["Wed, 20 Nov 2019 10:00:00 GMT", "2019-11-20T10:00:00.000Z"],
    ["Mittwoch, 20. November 2019", "2019-11-20T00:00:00.000Z"],
    ["3. März 2020", "2020-03-03T00:00:00.000Z"],
    ["le 1er août 2021", "2021-08-01T00:00:00.000Z"],
    ["5 de mayo de 2021", "2021-05-05T00:00:00.000Z"],
    ["2019年4月13日", "2019-04-13T00:00:00.000Z"],
    ["2019/4/13", "2019-04-13T00:00:00.000Z"],
    ["Veröffentlicht am 06.10.2023", "2023-10-06T00:00:00.000Z"],
    ["11/20/2019", "2019-11-20T00:00:00.000Z"],
    ["20/11/2019", "2019-11-20T00:00:00.000Z"],
    ["1574244000", "2019-11-20T10:00:00.000Z"],
  ])("%s is read", (written, iso) => {
    expect(parseDate(written)?.toISOString()).toBe(iso);
  });

  test.each([
    "",
    "yesterday",
    "3 days ago",
    "12:30",
    "1/2",
    "99.99.2020",
    "version 2019.1",
    "0001-01-01",
    "x".repeat(100_000),
  ])("%s is none", (written) => {
    expect(parseDate(written)).toBeUndefined();
  });

  test.each([
    ["https://a.example/2019/11/20/title/", "2019-11-20"],
    ["https://a.example/blog/2019-11-20-title", "2019-11-20"],
    ["https://a.example/stories/2019/nov/20/title", "2019-11-20"],
    ["https://a.example/news/20191120_title.html", "2019-11-20"],
    ["https://a.example/2019/11/title", undefined],
    ["https://a.example/id/14847854.php", undefined],
    ["not an address", undefined],
  ])("the address %s says %s", (url, day) => {
    expect(dateInUrl(url)?.toISOString().slice(0, 10)).toBe(day);
  });
});
