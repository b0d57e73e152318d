-- The id that a write under an idempotency key gives to what it makes: every try of it the same, and after a day another.
alter table idempotency_keys add column new_id uuid;
update idempotency_keys set new_id = gen_random_uuid();
alter table idempotency_keys alter column new_id set not null;
