-- Who answers for a feed: host and port, or what the platforms have in common that give everybody a subdomain. One
-- request at a time, and silence, go by it. New rows get theirs from src/host.ts.
alter table feeds add column host text;
update feeds set host = lower(substring(url from '^[a-z]+://([^/?#]+)'));
update feeds set host = substring(host from '([^.]+\.[^.]+)$')
  where host ~ '\.(bearblog\.dev|beehiiv\.com|ghost\.io|github\.io|gitlab\.io|hashnode\.dev|libsyn\.com|livejournal\.com|medium\.com|mataroa\.blog|micro\.blog|neocities\.org|netlify\.app|omny\.fm|pages\.dev|podbean\.com|posthaven\.com|prose\.sh|substack\.com|transistor\.fm|tumblr\.com|typepad\.com|vercel\.app|wordpress\.com|write\.as)$';
update feeds set host = substring(host from '(blogspot\..+)$') where host ~ '\.blogspot\.[a-z]{2,3}(\.[a-z]{2})?$';
alter table feeds alter column host set not null;

-- When the newest posts were published, in minutes since 1970: what the interval needs, so that a feed in which nothing
-- changed is asked and stored without a look at its posts.
alter table feeds add column rhythm integer[] not null default '{}';
update feeds set rhythm = coalesce(
  (select array_agg(newest.minute) from (
     select floor(extract(epoch from published_at) / 60)::integer as minute from posts
      where posts.feed_id = feeds.id order by published_at desc limit 30) as newest), '{}');

create index feeds_host on feeds (host);
create index feeds_claimed on feeds (host) where claimed_until is not null;
