-- The sealed log. A use case inserts its event in its own transaction; the sealer puts events into blocks afterwards.
-- facts is public and part of the leaf. details may hold personal data: only its salted hash is in the leaf, so it can be erased.

create table event (
  id text primary key,
  at timestamptz not null,
  kind text not null,
  subject text not null,
  actor text,
  facts jsonb not null,
  details jsonb,
  salt text,
  details_hash text,
  -- Set when sealed: the block, the place in it, and the hash of the leaf as it was then.
  block_no bigint,
  position integer,
  leaf text,
  check ((block_no is null) = (position is null) and (block_no is null) = (leaf is null))
);
create index event_subject on event (subject, at);
create index event_unsealed on event (id) where block_no is null;
create unique index event_place on event (block_no, position) where block_no is not null;
create index event_kind on event (kind, at);
comment on column event.details is 'personal; keep: as the subject it belongs to';

create table block (
  no bigint primary key,
  first_at timestamptz not null,
  last_at timestamptz not null,
  count integer not null check (count > 0),
  root text not null,
  previous text not null,
  hash text not null unique,
  signature text not null,
  key_id text not null,
  sealed_at timestamptz not null
);

-- The public halves of the keys that have signed blocks, so that old blocks can be checked after a new key came.
create table signing_key (
  id text primary key,
  public_key text not null,
  since timestamptz not null
);
