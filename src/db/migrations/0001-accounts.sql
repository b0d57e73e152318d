-- better-auth's tables (users, sessions, accounts, verifications) and what an account owns from its first minute.

create table users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  role text not null default 'member' check (role in ('owner', 'member')),
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sessions_user on sessions (user_id);

create table accounts (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index accounts_user on accounts (user_id);

create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verifications_identifier on verifications (identifier);

create table api_tokens (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  name text not null,
  -- SHA-256 of the token, hexadecimal: a random token needs no salt
  hash text not null unique,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index api_tokens_user on api_tokens (user_id, created_at);

create table profiles (
  user_id uuid primary key references users (id) on delete cascade,
  name text not null default '',
  about text not null default '',
  interests text[] not null default '{}',
  expertise text[] not null default '{}',
  voice_samples text[] not null default '{}',
  handles jsonb not null default '[]',
  timezone text not null default 'UTC',
  digest_at text not null default '07:00',
  quiet_days text not null default 'nothing' check (quiet_days in ('nothing', 'two-lines')),
  invite_budget integer not null default 5 check (invite_budget >= 0),
  ai_enabled boolean not null default true,
  updated_at timestamptz not null
);

-- a write is answered once per key for 24 hours; `status` is null while the first one is at work
create table idempotency_keys (
  user_id uuid not null references users (id) on delete cascade,
  route text not null,
  key text not null,
  request_hash text not null,
  status integer,
  body text,
  created_at timestamptz not null,
  primary key (user_id, route, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

create table ai_usage (
  user_id uuid not null references users (id) on delete cascade,
  day date not null,
  tokens_in integer not null default 0,
  tokens_out integer not null default 0,
  calls integer not null default 0,
  primary key (user_id, day)
);

-- what the installation knows of itself, such as where its clock is anchored
create table installation (
  key text primary key,
  value text not null
);
