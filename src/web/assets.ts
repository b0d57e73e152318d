// The few files a page needs, read once and served with their hash as ETag.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { Hono } from "hono";
import { projectRoot } from "../root.ts";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

type Asset = { type: string; plain: Uint8Array<ArrayBuffer>; gzipped: Uint8Array<ArrayBuffer>; etag: string };

function readAssets(): Map<string, Asset> {
  const folder = join(projectRoot(), "src", "web", "public");
  const files = new Map(readdirSync(folder).map((name) => [name, join(folder, name)]));
  files.set("htmx.js", createRequire(import.meta.url).resolve("htmx.org/dist/htmx.min.js"));
  return new Map(
    [...files].map(([name, path]) => {
      const plain = new Uint8Array(readFileSync(path));
      const etag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 16)}"`;
      return [
        name,
        {
          type: TYPES[extname(name)] ?? "application/octet-stream",
          plain,
          gzipped: new Uint8Array(gzipSync(plain)),
          etag,
        },
      ];
    }),
  );
}

export function assetRoutes(): Hono {
  const assets = readAssets();
  const routes = new Hono();
  routes.get("/assets/:name", (c) => {
    const asset = assets.get(c.req.param("name"));
    if (!asset) return c.notFound();
    c.header("ETag", asset.etag);
    c.header("Cache-Control", "public, max-age=300");
    c.header("Vary", "Accept-Encoding");
    if (c.req.header("if-none-match") === asset.etag) return c.body(null, 304);
    c.header("Content-Type", asset.type);
    if (!/\bgzip\b/.test(c.req.header("accept-encoding") ?? "")) return c.body(asset.plain);
    c.header("Content-Encoding", "gzip");
    return c.body(asset.gzipped);
  });
  return routes;
}
