-- Every request to a model, written down before it is sent (docs/decisions/009). What was sent goes after 30 days, the
-- counts stay in ai_usage.
create table model_calls (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  at timestamptz not null,
  -- whose budget it is taken from (UTC)
  day date not null,
  purpose text not null,
  post_id uuid references posts (id) on delete set null,
  host text not null,
  -- what of the server was asked for, such as chat/completions
  path text not null,
  model text not null,
  state text not null check (state in ('sending', 'answered', 'failed', 'lost')),
  -- word for word; of a recording, what is said about it
  sent text,
  -- while it is being sent: what it may take at most
  tokens_in integer not null,
  tokens_out integer not null,
  -- the server did not say how many tokens: they are estimated
  is_estimate boolean not null default true,
  ms integer,
  trouble text,
  -- as priced on the day; null where nobody knows the price
  dollars double precision
);
create index model_calls_user on model_calls (user_id, at desc, id desc);
create index model_calls_post on model_calls (post_id) where post_id is not null;
create index model_calls_open on model_calls (at) where state = 'sending';
create index model_calls_text on model_calls (at) where sent is not null;

-- Who asks a model for something just now: nobody else asks for the same.
create table model_leases (
  key text primary key,
  holder uuid not null,
  until timestamptz not null
);

-- What a day took, by model, with the price that held then.
alter table ai_usage drop constraint ai_usage_pkey;
alter table ai_usage add column model text not null default '';
alter table ai_usage add column dollars double precision not null default 0;
-- calls of which nobody knows the price
alter table ai_usage add column unpriced integer not null default 0;
update ai_usage set unpriced = calls;
alter table ai_usage add primary key (user_id, day, model);
