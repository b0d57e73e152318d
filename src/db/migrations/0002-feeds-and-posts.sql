-- Shared by the installation: nothing here belongs to a user, and no user reads it but through a follow.

create table hosts (
  host text primary key,
  silent_until timestamptz not null,
  reason text not null
);

create table feeds (
  id uuid primary key,
  -- final address, after permanent redirects that were confirmed
  url text not null unique,
  kind text not null check (kind in ('blog', 'podcast', 'video', 'microblog', 'forum', 'code')),
  format text not null,
  title text not null,
  description text,
  site_url text,
  picture text,
  author_name text,
  language text,
  status text not null default 'ok' check (status in ('ok', 'failing', 'gone')),
  -- validators exactly as last served, and the address that served them: they are sent to no other
  etag text,
  last_modified text,
  validators_url text,
  content_hash text,
  next_poll_at timestamptz not null,
  claimed_until timestamptz,
  interval_minutes integer not null,
  interval_reason text not null,
  -- lower bound in minutes that the feed itself asks for (ttl, updatePeriod)
  asked_minutes integer,
  -- hours (GMT) and days in which the publisher wants no request
  skip_hours integer[] not null default '{}',
  skip_days text[] not null default '{}',
  -- no request before this moment: max-age, Retry-After, the 60 minutes (24 hours without validators)
  allowed_at timestamptz not null,
  last_polled_at timestamptz,
  last_ok_at timestamptz,
  failures integer not null default 0,
  error text,
  failing_since timestamptz,
  -- where permanent redirects lead, and on how many distinct polls the target parsed as a feed
  moved_to text,
  moved_seen integer not null default 0,
  created_at timestamptz not null,
  -- when the last follower left: kept 30 days
  orphaned_at timestamptz
);
create index feeds_due on feeds (next_poll_at) where orphaned_at is null and status <> 'gone';

create table feed_aliases (
  url text primary key,
  feed_id uuid not null references feeds (id) on delete cascade
);
create index feed_aliases_feed on feed_aliases (feed_id);

create table posts (
  id uuid primary key,
  feed_id uuid not null references feeds (id) on delete cascade,
  guid text,
  url text,
  -- canonical form of the address: the same article in two feeds of a person is one line
  canonical_key text,
  title text not null,
  author text,
  -- names in lower case, for author filters
  authors text[] not null default '{}',
  published_at timestamptz not null,
  first_seen_at timestamptz not null,
  updated_at timestamptz,
  kind text not null,
  language text,
  picture text,
  enclosures jsonb not null default '[]',
  -- chapters, transcripts, people, where the comments live
  extras jsonb not null default '{}',
  comments_url text,
  comment_count integer,
  content_hash text not null,
  search tsvector not null
);
create index posts_feed_newest on posts (feed_id, published_at desc, id desc);
create index posts_newest on posts (published_at desc, id desc);
create index posts_search on posts using gin (search);

-- By what a post is known again: SHA-256 of its guid, of its link (fragment included), else of title and text.
-- Several keys lead to one post, so that a feed that rotates its guids does not flood anybody.
create table post_keys (
  feed_id uuid not null references feeds (id) on delete cascade,
  key text not null,
  post_id uuid not null references posts (id) on delete cascade,
  primary key (feed_id, key)
);
create index post_keys_post on post_keys (post_id);

create table articles (
  post_id uuid primary key references posts (id) on delete cascade,
  -- where the text came from: the feed in full, the feed in part, or the page
  source text not null check (source in ('feed', 'excerpt', 'page')),
  html text not null,
  text text not null,
  words integer not null,
  language text,
  -- why the page could not be read, in a sentence, where it was tried
  trouble text,
  stored_at timestamptz not null
);

create table briefs (
  id uuid primary key,
  content_hash text not null,
  prompt_hash text not null,
  model text not null,
  language text not null,
  gist text not null,
  points jsonb not null,
  quotes jsonb not null,
  questions jsonb not null,
  tokens_in integer not null default 0,
  tokens_out integer not null default 0,
  created_at timestamptz not null,
  unique (content_hash, prompt_hash, model, language)
);

create table post_briefs (
  post_id uuid not null references posts (id) on delete cascade,
  made_by text not null check (made_by in ('model', 'extract')),
  brief_id uuid not null references briefs (id),
  primary key (post_id, made_by)
);
create index post_briefs_brief on post_briefs (brief_id);

-- What is still to be done. The row is the truth, the job in the queue only says "look now".
create table tasks (
  kind text not null check (kind in ('fetch-article', 'brief-post', 'brief-post-model', 'find-openings')),
  subject_id uuid not null,
  -- on whose follow or click, where a budget is charged
  user_id uuid references users (id) on delete set null,
  attempts integer not null default 0,
  next_try_at timestamptz not null,
  claimed_until timestamptz,
  last_error text,
  -- given up: kept to be shown, tried no more by itself
  parked_at timestamptz,
  created_at timestamptz not null,
  primary key (kind, subject_id)
);
create index tasks_due on tasks (next_try_at) where parked_at is null;
