-- What a brief says besides: what kind of post it is, of what, and whether its mood forbids to draft anything there.
alter table briefs
  add column kind text not null default 'other',
  add column topics text[] not null default '{}',
  add column warnings text[] not null default '{}'
    check (warnings <@ array['grief', 'illness', 'layoffs']),
  -- false where the text was too long to be read to its end
  add column whole boolean not null default true,
  -- the hash of the text, white space aside: what was asked about it once is not asked again
  add column text_hash text;
create index briefs_text on briefs (text_hash) where text_hash is not null;

-- The gist in a language that somebody who follows the post reads, where the post's own is none of theirs; by a model only.
create table brief_gists (
  brief_id uuid not null references briefs (id) on delete cascade,
  language text not null,
  gist text not null,
  model text not null,
  created_at timestamptz not null,
  primary key (brief_id, language)
);

-- Languages the user reads, the best known first (ISO 639-1); null until they said so or a browser did.
alter table profiles add column languages text[];

-- Briefs made before know no warnings: those on which somebody may still say something are made again, locally.
insert into tasks (kind, subject_id, next_try_at, created_at)
select 'brief-post', p.id, newest.at, newest.at
from (select max(first_seen_at) as at from posts) newest
  join posts p on p.published_at > newest.at - interval '30 days'
  join post_briefs b on b.post_id = p.id and b.made_by = 'extract'
on conflict (kind, subject_id) do nothing;
