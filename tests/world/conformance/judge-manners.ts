// Rules 12, 13, 14, 15 and 17: what a request gives away, who it says it is, and what it should not have asked for.
import type { Traced } from "./trace.ts";

const SECRETS = ["cookie", "referer", "authorization", "origin", "from"];
const NAMED = /^[A-Z]\w+\/\d\S* \(\+(https?:\/\/|mailto:)\S+\)$/;

export function mannerOffences(all: readonly Traced[]): string[] {
  const [first] = all;
  const began = new Map<string, number>();
  const read = new Set<string>();
  return all.flatMap((visit) => {
    const { headers, host, at, kind, url, status } = visit;
    const start = began.get(host) ?? at.getTime();
    began.set(host, start);
    const known = read.has(url);
    if (kind === "article" && status === 200) read.add(url);
    const agent = headers["user-agent"] ?? "";
    const wrong = [
      ...SECRETS.filter((name) => headers[name] !== undefined).map((name) => `rule 12: ${name} was sent`),
      ...(kind === "elsewhere" && url.includes("?") ? ["rule 12: a query was added"] : []),
      ...(NAMED.test(agent) ? [] : [`rule 13: no name, version and contact in "${agent}"`]),
      ...(agent === first?.headers["user-agent"] ? [] : [`rule 13: another User-Agent than before: "${agent}"`]),
      ...(kind === "feed" ? acceptOffences(visit) : []),
      ...(visit.method === "GET" ? [] : [`rule 15: ${visit.method} is no way to read a feed`]),
      ...(kind === "elsewhere" && at.getTime() > start ? ["rule 15: probing after discovery"] : []),
      ...(known ? ["rule 17: an article that is known was fetched again"] : []),
    ];
    return wrong.map((what) => `${what} (${url}, ${at.toISOString()})`);
  });
}

function acceptOffences({ headers }: Traced): string[] {
  const { accept = "" } = headers;
  const encodings = headers["accept-encoding"] ?? "";
  const types = ["application/rss+xml", "application/atom+xml", "application/feed+json"];
  return [
    ...(types.every((type) => accept.includes(type)) ? [] : [`rule 14: Accept names no feed types: "${accept}"`]),
    ...(["gzip", "br"].every((name) => new RegExp(`\\b${name}\\b`).test(encodings))
      ? []
      : [`rule 14: gzip and br are not accepted: "${encodings}"`]),
  ];
}
