import { Resolver } from "node:dns/promises";
import { afterEach, expect, it } from "vitest";
import { loopbackFetcher, startNameServer, startSite } from "./loopback.ts";

const toClose: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const opened of toClose.splice(0)) await opened.close();
});

/** The public site and, on the same port of another address, the private one the attacker is after. */
async function startTwoSites(answers: string[][]) {
  const open = await startSite((_request, response) => response.end("public"));
  const secret = await startSite((_request, response) => response.end("secret"), "127.0.0.2", open.port);
  const names = await startNameServer(answers);
  const resolver = new Resolver();
  resolver.setServers([names.server]);
  const fetcher = loopbackFetcher({ lookup: (host) => resolver.resolve4(host) });
  toClose.push(fetcher, names, secret, open);
  return { open, secret, names, fetcher, url: `http://rebind.example:${open.port}/` };
}

it("connects to the very address that was checked, and asks for it once", async () => {
  const { open, secret, names, fetcher, url } = await startTwoSites([["127.0.0.1"], ["127.0.0.2"]]);
  const answer = await fetcher.fetch({ url, purpose: "page" });
  expect(Buffer.from(answer.body).toString()).toBe("public");
  expect(names.questions).toEqual(["rebind.example"]);
  expect(open.requests[0]?.headers.host).toBe(`rebind.example:${open.port}`);
  expect(secret.requests).toHaveLength(0);
});

it("checks again for the next connection, so a name that moved inside is refused", async () => {
  const { open, secret, names, fetcher, url } = await startTwoSites([["127.0.0.1"], ["127.0.0.2"]]);
  await fetcher.fetch({ url, purpose: "page" });
  await expect(fetcher.fetch({ url, purpose: "page" })).rejects.toMatchObject({ kind: "address-refused" });
  expect(names.questions).toHaveLength(2);
  expect([open.requests.length, secret.requests.length]).toEqual([1, 0]);
});

it("refuses a name that has a private address among its public ones", async () => {
  const { open, secret, fetcher, url } = await startTwoSites([["127.0.0.1", "127.0.0.2"]]);
  await expect(fetcher.fetch({ url, purpose: "page" })).rejects.toMatchObject({ kind: "address-refused" });
  expect([open.requests.length, secret.requests.length]).toEqual([0, 0]);
});

it("checks again when a redirect leads back to the same name", async () => {
  const { fetcher, names, secret, open } = await startTwoSites([["127.0.0.1"], ["127.0.0.2"]]);
  const sender = await startSite((_request, response) =>
    response.writeHead(302, { location: `http://rebind.example:${open.port}/again` }).end(),
  );
  toClose.push(sender);
  const url = `http://rebind.example:${sender.port}/`;
  await expect(fetcher.fetch({ url, purpose: "page" })).rejects.toMatchObject({ kind: "address-refused" });
  expect(names.questions).toHaveLength(2);
  expect(secret.requests).toHaveLength(0);
});
