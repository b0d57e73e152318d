-- Of an opening its facts are kept; the score follows from them and from the moment in which it is read. So all of them
-- are looked for anew; a task that stands already does it.
insert into tasks (kind, subject_id, next_try_at, created_at)
  select distinct on (post_id) 'find-openings', post_id, created_at, created_at from openings
  on conflict do nothing;
delete from openings;
drop index openings_best;
alter table openings
  drop column score,
  drop column reasons,
  -- of the post, so that a month of openings is one range of one index
  add column feed_id uuid not null,
  add column published_at timestamptz not null,
  -- how much it touches what the user named, 0 to 1, and what of that, in their words, best first
  add column interest real not null default 0,
  add column interest_in text[] not null default '{}',
  add column expertise real not null default 0,
  add column expertise_in text[] not null default '{}',
  -- what they ask: {text, at, speaker}; null where they ask nothing
  add column question jsonb,
  -- what it is about, folded: by these a later post is known to be alike
  add column topics text[] not null default '{}';
create index openings_newest on openings (user_id, published_at desc);

-- What the touches with a person say of their answering, as of assessed_at: comments in a row that wait for an answer, and
-- how many they answered of those that are old enough to have been.
alter table people
  add column unanswered integer not null default 0,
  add column answered integer not null default 0,
  add column answerable integer not null default 0;
update people set assessed_at = null where last_touch_at is not null;

-- What Today suggests: three slots a user and day, filled once. A slot stays used when what was in it is gone.
create table suggestions (
  user_id uuid not null references users (id) on delete cascade,
  -- in the time zone that the user had when it began
  day date not null,
  slot integer not null check (slot between 1 and 3),
  post_id uuid references posts (id) on delete set null,
  person_id uuid,
  timezone text not null,
  given_at timestamptz not null,
  primary key (user_id, day, slot),
  unique (user_id, day, post_id),
  unique (user_id, day, person_id),
  foreign key (user_id, person_id) references people (user_id, id) on delete set null (person_id)
);
create index suggestions_post on suggestions (post_id);
create index suggestions_person on suggestions (user_id, person_id);

-- What a model makes of a text for comparing: by the text and the model, so that nothing is asked twice.
create table embeddings (
  content_hash text not null,
  model text not null,
  -- 32-bit floats, little-endian, in base64
  vector text not null,
  used_at timestamptz not null,
  primary key (content_hash, model)
);
create index embeddings_used on embeddings (used_at);
