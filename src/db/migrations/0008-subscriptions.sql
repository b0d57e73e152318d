-- WebSub: what a feed offers, and who pushes it to us at the moment.
alter table feeds
  add column hub_urls text[] not null default '{}',
  -- the address under which the hubs know the feed; null where none is offered
  add column topic_url text,
  add column pushed_by text,
  add column pushed_until timestamptz,
  -- a poll found what the hub had not pushed: it is not relied on until it pushes again
  add column push_missed boolean not null default false;

-- Each row is a callback address of its own: /websub/{id}. Of a feed one row at most is being asked for; beside it the
-- one that it is to follow goes on until it is confirmed.
create table subscriptions (
  id uuid primary key,
  feed_id uuid not null references feeds (id) on delete cascade,
  -- as offered when it was begun, best first; they are tried in turn
  hubs text[] not null,
  hub text not null,
  topic text not null,
  callback text not null,
  -- what signs deliveries; null where the line to the hub is an open one
  secret text,
  -- wanted: to be asked for; pending: asked for, not confirmed; leaving: to be ended
  state text not null check (state in ('wanted', 'pending', 'active', 'denied', 'failed', 'leaving')),
  attempts integer not null default 0,
  -- when the row is looked at next: asked for, asked for again, replaced, ended
  next_try_at timestamptz not null,
  lease_until timestamptz,
  last_error text,
  last_push_at timestamptz,
  -- digests of the last deliveries: one that comes again is not read again
  seen text[] not null default '{}',
  created_at timestamptz not null
);
create index subscriptions_feed on subscriptions (feed_id);
create unique index subscriptions_asking on subscriptions (feed_id) where state not in ('active', 'leaving');
create index subscriptions_due on subscriptions (next_try_at);
create index feeds_pushed on feeds (id) where pushed_until is not null;
create index feeds_offering on feeds (id) where topic_url is not null;
