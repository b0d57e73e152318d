-- Counts the writes of a comment: a window that saw an earlier one does not write over it.
alter table comments add column version integer not null default 1;
