-- A user's own. Every index begins with the user, as every query does.

create table people (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  name text not null,
  picture text,
  about text not null default '',
  why text not null default '',
  tags text[] not null default '{}',
  stage text not null default 'stranger'
    check (stage in ('stranger', 'listening', 'noticed', 'in-dialogue', 'ready', 'invited', 'connected', 'declined', 'dormant')),
  -- probability that an invite is warranted, 0 to 1, as of assessed_at
  readiness real not null default 0,
  next_step text not null default '',
  assessed_at timestamptz,
  last_touch_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (user_id, id)
);
create index people_newest on people (user_id, created_at desc, id desc);
create index people_assessed on people (assessed_at);

create table handles (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  person_id uuid not null,
  channel text not null,
  url text not null,
  -- canonical form of the address: what makes two spellings one
  key text not null,
  -- asked: the user pasted it; user: the user wrote it down; found: a page claims it, which proves nothing
  source text not null check (source in ('asked', 'user', 'found')),
  created_at timestamptz not null,
  foreign key (user_id, person_id) references people (user_id, id) on delete cascade,
  unique (user_id, person_id, key)
);
create index handles_key on handles (user_id, key);

create table follows (
  user_id uuid not null references users (id) on delete cascade,
  person_id uuid not null,
  feed_id uuid not null references feeds (id),
  -- only posts by one of these names (lower case); empty: all of them
  authors text[] not null default '{}',
  created_at timestamptz not null,
  foreign key (user_id, person_id) references people (user_id, id) on delete cascade,
  primary key (user_id, person_id, feed_id)
);
create index follows_user_feed on follows (user_id, feed_id);
create index follows_feed on follows (feed_id);

create table post_states (
  user_id uuid not null references users (id) on delete cascade,
  post_id uuid not null references posts (id) on delete cascade,
  read_at timestamptz,
  dismissed_at timestamptz,
  primary key (user_id, post_id)
);
create index post_states_post on post_states (post_id);

create table openings (
  user_id uuid not null references users (id) on delete cascade,
  post_id uuid not null references posts (id) on delete cascade,
  person_id uuid not null,
  score real not null,
  reasons jsonb not null,
  created_at timestamptz not null,
  foreign key (user_id, person_id) references people (user_id, id) on delete cascade,
  primary key (user_id, post_id, person_id)
);
create index openings_best on openings (user_id, score desc, post_id);
create index openings_post on openings (post_id);
create index openings_person on openings (user_id, person_id);

create table touches (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  person_id uuid not null,
  kind text not null,
  direction text not null check (direction in ('outbound', 'inbound')),
  channel text not null,
  at timestamptz not null,
  url text,
  text text,
  post_id uuid references posts (id) on delete set null,
  -- canonical address of what it is about: survives the post
  about text,
  -- what the coach found when the comment was posted; null where it never saw it
  passed_coach boolean,
  source text not null check (source in ('user', 'comment', 'tracker', 'import')),
  -- native id where a channel gives one, else a hash of what was logged: the same thing seen twice is one touch
  identity text not null,
  created_at timestamptz not null,
  foreign key (user_id, person_id) references people (user_id, id) on delete cascade,
  unique (user_id, person_id, channel, identity)
);
create index touches_newest on touches (user_id, person_id, at desc, id desc);
create index touches_post on touches (post_id);

create table comments (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  -- what the user wrote outlives the post it was about
  post_id uuid references posts (id) on delete set null,
  person_id uuid not null,
  take text not null,
  text text not null,
  channel text not null,
  status text not null default 'draft' check (status in ('draft', 'posted', 'live', 'answered', 'gone')),
  url text,
  posted_at timestamptz,
  touch_id uuid references touches (id) on delete set null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (user_id, person_id) references people (user_id, id) on delete cascade
);
create index comments_post on comments (user_id, post_id, created_at desc);
create index comments_person on comments (user_id, person_id);
create index comments_shared_post on comments (post_id);
create index comments_touch on comments (touch_id);
