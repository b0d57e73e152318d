-- What the assistant made of a user's own take: the last of each kind a post. The user's own, and private.
create table assists (
  user_id uuid not null references users (id) on delete cascade,
  post_id uuid not null references posts (id) on delete cascade,
  kind text not null check (kind in ('angles', 'ask-me', 'sharpen', 'shorten', 'second-opinion')),
  -- model: by `model`; rules: made here, nothing was sent
  made_by text not null check (made_by in ('model', 'rules')),
  model text,
  -- why it is not by a model although one is set up, or what else the user should know of it
  note text,
  result jsonb not null,
  created_at timestamptz not null,
  primary key (user_id, post_id, kind)
);
create index assists_post on assists (post_id);

-- What a model wrote into a comment that stands in nothing the user said: it must be confirmed before the comment goes out.
create table inventions (
  user_id uuid not null references users (id) on delete cascade,
  comment_id uuid not null references comments (id) on delete cascade,
  kind text not null,
  words text not null,
  reason text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (user_id, comment_id, kind, words)
);
create index inventions_comment on inventions (comment_id);

-- How the user writes, in words they may change.
alter table profiles add column voice_description text not null default '';
