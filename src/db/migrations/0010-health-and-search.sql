-- What is wrong with a feed, as a stable name: the sentences are made when somebody looks (domain/feeds/health.ts).
alter table feeds add column trouble text;
-- what could not be read of it at the last look, a sentence each
alter table feeds add column wrong text[] not null default '{}';
alter table feeds add column moved_from text;
alter table feeds add column moved_at timestamptz;

-- Replaced by another address: its posts stay visible for the person, and nobody asks it any more on their account.
alter table follows add column ended_at timestamptz;

-- By what a post is known again in another feed: its canonical address without the scheme.
alter table posts add column same uuid
  generated always as (md5(regexp_replace(canonical_key, '^https?://', ''))::uuid) stored;
create index posts_same on posts (same) where same is not null;
