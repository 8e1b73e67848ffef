-- Other programs: personal tokens, and webhooks that are told what happened.

create table personal_token (
  id text primary key,
  person_id text not null references person on delete cascade,
  name text not null,
  -- SHA-256 of the token, which has 256 bits of chance and is itself never stored. hint is its end, to tell tokens apart.
  hash text not null unique,
  hint text not null,
  scopes text[] not null,
  -- What the session it was made in rested on: roles count by the same rule as there.
  proof text not null check (proof in ('password', 'code', 'both', 'demo')),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  revoked_at timestamptz
);
comment on column personal_token.name is 'personal; keep: 1 year after it ends';
create index personal_token_person on personal_token (person_id, created_at desc);

-- Where to tell what happened: to an organisation what happens to its own things, to the office what happens in a scheme or,
-- without one, in the hub.
create table webhook (
  id text primary key,
  organisation_id text references organisation,
  scheme text,
  url text not null,
  kinds text[] not null check (cardinality(kinds) > 0),
  -- AES-256-GCM under a key of the hub's secret, because signing needs the secret itself.
  secret text not null,
  standing text not null default 'active' check (standing in ('active', 'paused', 'removed')),
  paused_because text,
  created_at timestamptz not null,
  created_by text not null references person,
  changed_at timestamptz not null,
  -- Blocks up to this one were before it was set up, or while it was paused by hand.
  since_block bigint not null
);
create index webhook_organisation on webhook (organisation_id) where organisation_id is not null;
create index webhook_active on webhook (id) where standing = 'active';

-- How far the log has been followed.
create table webhook_follower (
  id boolean primary key default true check (id),
  block_no bigint not null
);

create table webhook_delivery (
  id text primary key,
  webhook_id text not null references webhook,
  event_id text not null references event,
  status text not null default 'waiting' check (status in ('waiting', 'delivered', 'failed')),
  tries integer not null default 0,
  next_at timestamptz not null,
  -- While a try runs nobody else makes one.
  busy_until timestamptz,
  answered integer,
  problem text,
  created_at timestamptz not null,
  delivered_at timestamptz,
  unique (webhook_id, event_id)
);
create index webhook_delivery_due on webhook_delivery (next_at) where status = 'waiting';
create index webhook_delivery_recent on webhook_delivery (webhook_id, created_at desc, id desc);
create index webhook_delivery_event on webhook_delivery (event_id);
