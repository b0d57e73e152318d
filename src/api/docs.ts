// The OpenAPI document, made of the same schemas that check the input.
import type { Api } from "./environment.ts";

/** Describes the API for programs, without a token. */
export function mountDocs(api: Api, info: { title: string; version: string }): void {
  api.openAPIRegistry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  api.get("/openapi.json", (c) =>
    c.json(api.getOpenAPI31Document({ openapi: "3.1.0", info, servers: [{ url: "/api/v1" }] })),
  );
}
