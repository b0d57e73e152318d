// The API for people: every operation by noun, from the same document that programs read.

type Operation = { summary?: string; tags?: string[] };
export type Document = { info: { title: string; version: string }; paths?: Record<string, object> };

type Line = { method: string; path: string; summary: string; tag: string };

const SHEETS = ["look", "parts", "notes", "forms", "pages"];

export function DocsPage({ document }: { document: Document }) {
  const lines = readLines(document);
  const tags = [...new Set(lines.map((line) => line.tag))];
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>The API · Door Opener</title>
        {SHEETS.map((name) => (
          <link key={name} rel="stylesheet" href={`/assets/${name}.css`} />
        ))}
      </head>
      <body>
        <main>
          <h1>The API</h1>
          <p class="lead">
            Everything below <code>/api/v1</code>, with <code>Authorization: Bearer TOKEN</code>; make a token under{" "}
            <a href="/settings">Settings</a>. Programs read <a href="/api/v1/openapi.json">the OpenAPI document</a>,
            which has every field.
          </p>
          <p>
            Lists answer <code>items</code> and <code>next</code>; go on with <code>?cursor=</code>. What goes wrong is
            an RFC 9457 problem document. Writes accept <code>Idempotency-Key</code>.
          </p>
          {tags.map((tag) => (
            <section key={tag}>
              <h2>{tag}</h2>
              <dl>
                {lines
                  .filter((line) => line.tag === tag)
                  .map((line) => (
                    <>
                      <dt>
                        <code>
                          {line.method} {line.path}
                        </code>
                      </dt>
                      <dd>{line.summary}</dd>
                    </>
                  ))}
              </dl>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}

function readLines(document: Document): Line[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      summary: operation.summary ?? "",
      tag: operation.tags?.[0] ?? "Other",
    })),
  );
}
