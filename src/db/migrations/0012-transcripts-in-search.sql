-- What was said, as a search finds it: part of the post's own vector, and by itself to tell where a hit stands.
alter table transcripts add column search tsvector;
