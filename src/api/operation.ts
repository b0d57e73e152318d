// One declaration per operation: from it come the check of the input and the OpenAPI document.
import { createRoute, z, type RouteConfig } from "@hono/zod-openapi";

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi("Problem");

const PROBLEM = { description: "What went wrong", content: { "application/problem+json": { schema: problemSchema } } };

type Declared<
  P extends string,
  Q extends z.ZodObject,
  V extends z.ZodObject,
  B extends z.ZodType,
  S extends number,
  A extends z.ZodType,
> = {
  method: RouteConfig["method"];
  path: P;
  tag: string;
  summary: string;
  params?: V;
  query?: Q;
  body?: B;
  status: S;
  answer: A;
};

/** An operation that answers JSON. */
export function operation<
  const P extends string,
  const S extends number,
  A extends z.ZodType,
  Q extends z.ZodObject = z.ZodObject<{}>,
  V extends z.ZodObject = z.ZodObject<{}>,
  B extends z.ZodType = z.ZodNever,
>(declared: Declared<P, Q, V, B, S, A>) {
  return createRoute({
    method: declared.method,
    path: declared.path,
    tags: [declared.tag],
    summary: declared.summary,
    security: [{ token: [] }],
    request: {
      params: (declared.params ?? z.object({})) as V,
      // A filter that is misspelt must not pass for none.
      query: storable((declared.query ?? z.object({})).strict()) as unknown as Q,
      ...(declared.body && {
        body: { required: true, content: { "application/json": { schema: storable(declared.body) } } },
      }),
    } as {
      params: V;
      query: Q;
      body: { required: true; content: { "application/json": { schema: B } } };
    },
    responses: {
      [declared.status]:
        declared.status === 204
          ? { description: "Done" }
          : { description: "Done", content: { "application/json": { schema: declared.answer } } },
      default: PROBLEM,
    } as Record<S, { description: string; content: { "application/json": { schema: A } } }>,
  });
}

/** No text with a NUL in it: no database keeps one. */
function storable<T extends z.ZodType>(schema: T): T {
  return schema.superRefine((value, context) => {
    for (const path of findNuls(value)) context.addIssue({ code: "custom", path, message: "No NUL characters." });
  });
}

function findNuls(value: unknown): (string | number)[][] {
  if (typeof value === "string") return value.includes("\0") ? [[]] : [];
  if (typeof value !== "object" || value === null) return [];
  const named = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return named.flatMap(([name, inner]) => findNuls(inner).map((path) => [name, ...path]));
}

export const idParams = z.object({ id: z.string() });

export const pageQuery = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** A list with the way on. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
