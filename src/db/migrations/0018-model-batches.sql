-- Many requests to a model at once, for half the money and within a day (docs/decisions/009). The row is there before
-- anything is uploaded, and its id stands in what is uploaded.
create table model_batches (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  -- sending: the server may not have it yet. late: nobody waits for it any more, what comes is used. dropped: what comes is
  -- paid and thrown away
  state text not null check (state in ('sending', 'running', 'late', 'dropped', 'over')),
  host text not null,
  model text not null,
  prompt_hash text not null,
  -- what the server calls it and the file with its lines; null until we were told
  server_id text,
  input_file text,
  size integer not null,
  failures integer not null default 0,
  created_at timestamptz not null,
  submitted_at timestamptz,
  next_look_at timestamptz not null
);
create index model_batches_open on model_batches (next_look_at) where state <> 'over';
create index model_batches_user on model_batches (user_id) where state <> 'over';

alter table model_calls add column batch_id uuid references model_batches (id) on delete set null;

-- What came not back yet: the line goes when its result is stored.
create table model_batch_lines (
  call_id uuid primary key references model_calls (id) on delete cascade,
  batch_id uuid not null references model_batches (id) on delete cascade,
  post_id uuid not null,
  text_hash text not null,
  language text not null,
  gists_in text[] not null default '{}'
);
create index model_batch_lines_batch on model_batch_lines (batch_id);

-- Waits in a batch: nobody asks for it singly meanwhile.
alter table tasks add column batch_id uuid references model_batches (id) on delete set null;
-- Somebody waits for it, or it came back from a batch: it goes into none.
alter table tasks add column alone boolean not null default false;
create index tasks_batch on tasks (batch_id) where batch_id is not null;
