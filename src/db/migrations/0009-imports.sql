-- What a user brought in a file: one row a line. The rows are the truth: what is still to be done, what came of it, and
-- what an undo takes back.

create table imports (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  source text not null check (source in ('opml', 'csv', 'mastodon')),
  file_name text not null default '',
  -- what the user should know about the file as a whole, as sentences
  notes text[] not null default '{}',
  created_at timestamptz not null,
  -- null: only looked at so far; nothing of it was stored beyond these rows
  started_at timestamptz,
  undone_at timestamptz,
  unique (user_id, id)
);
create index imports_newest on imports (user_id, created_at desc, id desc);

create table import_rows (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  import_id uuid not null,
  -- as counted in the file, from 1
  line integer not null,
  -- what the line says: name, feeds, site, handles, why, tags
  wanted jsonb not null,
  -- waiting: the site is still to be looked at
  state text not null
    check (state in ('planned', 'waiting', 'added', 'updated', 'standing', 'skipped', 'undone', 'kept')),
  -- why it was skipped or kept, in a sentence
  reason text,
  -- without a foreign key: the row tells what became of a person that went
  person_id uuid,
  -- what this row changed, for the undo: person, tags, feed ids, handle keys, why
  made jsonb not null default '{}',
  done_at timestamptz,
  foreign key (user_id, import_id) references imports (user_id, id) on delete cascade
);
create index import_rows_import on import_rows (user_id, import_id, state, line);
create index import_rows_person on import_rows (user_id, person_id) where person_id is not null;
