-- When a hub last brought or announced news: a poll that began before has the older word.
alter table feeds add column pushed_at timestamptz;

-- Another site's feed came in place of this one: whose, and on how many polls in a row.
alter table feeds add column stranger_site text;
alter table feeds add column stranger_seen integer not null default 0;
