import { afterEach, describe, expect, it } from "vitest";
import type { Fetcher } from "../../src/net/fetcher.ts";
import { createPoliteness } from "../../src/net/politeness.ts";
import { loopbackFetcher, startSite } from "./loopback.ts";

const toClose: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const opened of toClose.splice(0)) await opened.close();
});

/** A site that takes a moment, and sees how many visitors it has at a time. */
async function startWatchfulSite() {
  const seen = { most: 0, now: 0, paths: [] as string[] };
  const site = await startSite((request, response) => {
    seen.paths.push(request.url ?? "");
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    setTimeout(() => {
      seen.now -= 1;
      response.end("ok");
    }, 20);
  });
  toClose.push(site);
  return { ...site, seen };
}

const fetchAll = (fetcher: Fetcher, urls: string[]) =>
  Promise.all(urls.map((url) => fetcher.fetch({ url, purpose: "feed" })));

describe("a host", () => {
  it("sees one request of ours at a time, in the order they were asked for", async () => {
    const { origin, seen } = await startWatchfulSite();
    const fetcher = loopbackFetcher();
    toClose.push(fetcher);
    const paths = Array.from({ length: 10 }, (_, n) => `/${n}`);
    await fetchAll(
      fetcher,
      paths.map((path) => origin + path),
    );
    expect(seen.most).toBe(1);
    expect(seen.paths).toEqual(paths);
  });

  it("is asked again once the pause is over", async () => {
    const { origin, seen } = await startWatchfulSite();
    const fetcher = loopbackFetcher({ limits: { spacingMs: 30 } });
    toClose.push(fetcher);
    await fetchAll(
      fetcher,
      ["/1", "/2", "/3"].map((path) => origin + path),
    );
    expect(seen.paths).toEqual(["/1", "/2", "/3"]);
  });

  it("is left in peace for the pause, unless somebody waits for a page", async () => {
    const { origin, seen } = await startWatchfulSite();
    const fetcher = loopbackFetcher({ limits: { spacingMs: 60_000 } });
    toClose.push(fetcher);
    await fetcher.fetch({ url: `${origin}/poll`, purpose: "feed" });
    const controller = new AbortController();
    const patient = fetcher.fetch({ url: `${origin}/later`, purpose: "feed", signal: controller.signal });
    await Promise.all(["/1", "/2"].map((path) => fetcher.fetch({ url: origin + path, purpose: "page" })));
    expect(seen.paths).toEqual(["/poll", "/1", "/2"]);
    controller.abort(new Error("enough"));
    await expect(patient).rejects.toThrow("enough");
  });

  it("does not hold up another", async () => {
    const [slow, quick] = await Promise.all([startSite(() => undefined), startWatchfulSite()]);
    const fetcher = loopbackFetcher();
    const held = fetcher.fetch({ url: slow.origin, purpose: "feed" });
    const outcome = Promise.allSettled([held]);
    expect(await fetcher.fetch({ url: quick.origin, purpose: "feed" })).toMatchObject({ status: 200 });
    await fetcher.close();
    await slow.close();
    expect(await outcome).toMatchObject([{ status: "rejected" }]);
  });

  it("that redirects to another that redirects back holds up neither", async () => {
    const other = await startSite((request, response) =>
      response.writeHead(302, { location: request.headers["accept"] === "end" ? "/" : `${first.origin}/end` }).end(),
    );
    const first = await startSite((request, response) => {
      if (request.url === "/end") response.end("end");
      else response.writeHead(302, { location: other.origin }).end();
    });
    const fetcher = loopbackFetcher();
    toClose.push(fetcher, first, other);
    const urls = [first.origin, other.origin, first.origin, other.origin];
    const answers = await fetchAll(fetcher, urls);
    expect(answers.map(({ url }) => url)).toEqual(urls.map(() => `${first.origin}/end`));
  });
});

describe("a line of those who wait", () => {
  const signal = new AbortController().signal;
  const background = { spacingMs: 0, ahead: false, signal };

  it("closes up when one leaves", async () => {
    const politeness = createPoliteness(0);
    const controller = new AbortController();
    const first = await politeness.take("a", background);
    const leaving = politeness.take("a", { ...background, signal: controller.signal });
    const next = politeness.take("a", background);
    controller.abort(new Error("gone"));
    await expect(leaving).rejects.toThrow("gone");
    first();
    (await next)();
  });

  it("is not moved by a turn that ends twice", async () => {
    const politeness = createPoliteness(0);
    const first = await politeness.take("a", background);
    const order: number[] = [];
    const second = politeness.take("a", background).then((release) => {
      order.push(2);
      return release;
    });
    const third = politeness.take("a", background).then((release) => {
      order.push(3);
      return release;
    });
    first();
    first();
    const release = await second;
    expect(order).toEqual([2]);
    release();
    (await third)();
  });

  it("is forgotten when nobody is in it", async () => {
    const politeness = createPoliteness(20);
    for (let n = 0; n < 100; n += 1) (await politeness.take(`host-${n}.example`, background))();
    expect(politeness.hosts()).toBeGreaterThan(0);
    await expect.poll(politeness.hosts).toBe(0);
  });
});
