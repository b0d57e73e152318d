// The OpenAPI document, made of the same schemas that check the input; and a page of it for people.
import { DocsPage, type Document } from "./docs-page.tsx";
import type { Api } from "./environment.ts";

/** Describes the API for programs and people, without a token. */
export function mountDocs(api: Api, info: { title: string; version: string }): void {
  api.openAPIRegistry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  const describe = () => api.getOpenAPI31Document({ openapi: "3.1.0", info, servers: [{ url: "/api/v1" }] });
  api.get("/openapi.json", (c) => c.json(describe()));
  api.get("/docs", (c) => c.html(<DocsPage document={describe() as Document} />));
}
