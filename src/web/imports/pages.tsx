// Bring your people: choose a file, see what is in it, watch it come in, take it back.
import { FormTrouble } from "../components/form-trouble.tsx";
import { Layout, type Frame } from "../components/layout.tsx";
import { When } from "../components/when.tsx";
import { errorOf, type FormState } from "../form-state.ts";
import type { View } from "../view.ts";
import { capitalise, countOf } from "../words.ts";

export type PastImport = { id: string; fileName: string; at: Date; added: number; undone: boolean };

/** @property earlier files that were taken, newest first, the latest few. */
export type ChooseFileProps = {
  frame: Frame;
  view: View;
  earlier: readonly PastImport[];
  form?: FormState | undefined;
};

export function ChooseFilePage({ frame, view, earlier, form }: ChooseFileProps) {
  const error = errorOf(form, "file");
  return (
    <Layout title="Bring your people" here="people" frame={frame}>
      <h1>Bring your people</h1>
      <p class="lead">
        From your feed reader, a table, or Mastodon. You see what is in the file before anybody is followed.
      </p>
      <form
        class="sheet pad narrow"
        method="post"
        action="/people/import"
        enctype="multipart/form-data"
        data-busy="Reading the file …"
      >
        <FormTrouble form={form} kept="Nothing was stored." />
        <div class="field">
          <label for="file">Your file</label>
          <input
            id="file"
            name="file"
            type="file"
            accept=".opml,.xml,.csv,.tsv,.txt,text/x-opml,text/xml,text/csv,text/plain"
            required
            aria-invalid={error === undefined ? undefined : "true"}
            aria-describedby={error === undefined ? "file-hint" : "file-error file-hint"}
          />
          {error === undefined ? null : (
            <p class="wrong" id="file-error">
              {error}
            </p>
          )}
          <p class="hint" id="file-hint">
            OPML, a CSV with names, sites or feeds, or Mastodon's list of whom you follow. 10 MB at most.
          </p>
        </div>
        <button class="btn go">Look at it</button>
      </form>
      {earlier.length === 0 ? null : (
        <section aria-labelledby="earlier-title">
          <h2 id="earlier-title">Earlier files</h2>
          <ul class="sheet">
            {earlier.map((one) => (
              <li class="row" key={one.id}>
                <p>
                  <a href={`/people/import/${one.id}`}>
                    {one.fileName === "" ? "A file without a name" : one.fileName}
                  </a>{" "}
                  <span class="soft">
                    {one.undone ? "taken back" : `${countOf(one.added, "person", "people")} added`}
                    {", "}
                    <When at={one.at} view={view} />
                  </span>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="along-title">
        <h2 id="along-title">Take yours along</h2>
        <p class="soft">
          <a href="/people.opml" download="people.opml">
            Your watchlist as OPML
          </a>
          : any feed reader takes it.
        </p>
      </section>
    </Layout>
  );
}

/**
 * @property people lines that are somebody. @property sites how many of them need a look at their site.
 * @property names the first few. @property skipped lines that cannot be used, the first few; `skippedCount` all of them.
 */
export type PreviewProps = {
  frame: Frame;
  id: string;
  fileName: string;
  people: number;
  names: readonly string[];
  tags: readonly string[];
  sites: number;
  notes: readonly string[];
  skipped: readonly SkippedLine[];
  skippedCount: number;
};

export type SkippedLine = { line: number; name: string; reason: string; personId: string | null };

export function PreviewPage(props: PreviewProps) {
  const { frame, id, fileName, people, names, tags, sites } = props;
  const more = people - names.length;
  return (
    <Layout title="What is in the file" here="people" frame={frame}>
      <h1>
        {people === 0 ? "Nobody can be followed" : `${capitalise(countOf(people, "person", "people"))} to follow`}
      </h1>
      <p class="lead">
        {fileName === "" ? "This is what the file holds." : `This is what ${fileName} holds.`} Nothing is stored yet.
      </p>
      <div class="sheet pad narrow">
        {people === 0 ? null : (
          <>
            <p>
              {names.join(", ")}
              {more > 0 ? ` and ${countOf(more, "other", "others")}` : ""}.
            </p>
            {tags.length === 0 ? null : (
              <p class="soft">
                With {countOf(tags.length, "tag", "tags")}: {tags.slice(0, TAGS_SHOWN).join(", ")}
                {tags.length > TAGS_SHOWN ? " …" : ""}.
              </p>
            )}
            {sites === 0 ? null : (
              <p class="soft">
                {capitalise(countOf(sites, "of them has a site to look at", "of them have sites to look at"))}; that
                goes on in the background, slowly enough for the sites.
              </p>
            )}
            <p class="soft">Whoever you follow already only gets what is missing. You can take it all back.</p>
            <form class="acts" method="post" action={`/people/import/${id}/start`} data-busy="One moment …">
              <button class="btn go">Follow them</button>
              <a class="btn quiet" href="/people/import">
                Another file
              </a>
            </form>
          </>
        )}
        {people > 0 ? null : (
          <p>
            <a class="btn" href="/people/import">
              Another file
            </a>
          </p>
        )}
      </div>
      <Notes notes={props.notes} />
      <SkippedLines rows={props.skipped} count={props.skippedCount} title="Lines that cannot be used" />
    </Layout>
  );
}

const TAGS_SHOWN = 12;

export function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="notes-title">
      <h2 id="notes-title">About the file</h2>
      <ul class="sheet pad">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}

export function SkippedLines({ rows, count, title }: { rows: readonly SkippedLine[]; count: number; title: string }) {
  if (rows.length === 0) return null;
  const id = `${title.toLowerCase().replaceAll(/[^a-z]+/g, "-")}-title`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="sheet">
        {rows.map((row) => (
          <li class="row" key={`${row.line} ${row.name}`}>
            <p>
              <span class="soft">Line {row.line}</span>{" "}
              {row.personId === null ? row.name : <a href={`/people/${row.personId}`}>{row.name}</a>}
              {row.name === "" ? "" : ": "}
              {row.reason}
            </p>
          </li>
        ))}
      </ul>
      {count > rows.length ? (
        <p class="soft">{capitalise(countOf(count - rows.length, "line", "lines"))} more.</p>
      ) : null}
    </section>
  );
}
