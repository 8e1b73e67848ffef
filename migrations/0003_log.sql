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
  block_no bigint,
  position integer
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
