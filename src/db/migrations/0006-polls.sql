-- Least minutes between two requests, whatever comes between: a day where every request is a whole download, because
-- the feed serves no validators or may not be sent them.
alter table feeds add column floor_minutes integer not null default 0;
update feeds set floor_minutes = 1440
  where last_ok_at is not null and (coalesce(etag, last_modified) is null or validators_url is distinct from url);
-- For how many seconds the last whole answer was to be kept: a 304 that says nothing leaves it in force (RFC 9111, 4.3.4).
alter table feeds add column fresh_seconds integer;

-- How often a host asked for silence and did not say for how long, since it last answered as it should.
alter table hosts add column pauses integer not null default 0;

drop index feeds_claimed;
create index feeds_claimed on feeds (claimed_until) where claimed_until is not null;
