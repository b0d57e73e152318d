-- What was said in an episode or a video, and its chapters: shared by the installation, as posts are.

create table transcripts (
  post_id uuid primary key references posts (id) on delete cascade,
  -- what it was published as; null where none could be had
  format text check (format in ('json', 'vtt', 'srt', 'html', 'plain', 'model')),
  -- where it came from: an address, or the name of the model
  source text,
  language text,
  -- paragraphs: {at, until, speaker, text, marks}; see feeds/transcripts/transcript.ts
  segments jsonb not null,
  -- what the publisher offered when it was fetched: another offer is another try
  offered text not null,
  -- why there is none, in a sentence, where it was tried
  trouble text,
  stored_at timestamptz not null
);

create table chapters (
  post_id uuid primary key references posts (id) on delete cascade,
  -- {at, title, url, picture}; see feeds/chapters.ts
  chapters jsonb not null,
  stored_at timestamptz not null
);

-- Which kinds of task there are is for the program to say: every new kind would be a migration that knows all others.
alter table tasks drop constraint if exists tasks_kind_check;
