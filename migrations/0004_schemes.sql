-- Versions of scheme files, never changed once stored, and the calls that pin them.

create table scheme_version (
  scheme text not null,
  version integer not null,
  hash text not null,
  body jsonb not null,
  published_at timestamptz not null default now(),
  published_by text references person,
  primary key (scheme, version)
);

create table call (
  id text primary key,
  scheme text not null,
  version integer not null,
  code text not null,
  title jsonb not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  envelope_account text not null references account,
  created_at timestamptz not null default now(),
  created_by text references person,
  foreign key (scheme, version) references scheme_version (scheme, version),
  unique (scheme, code),
  check (opens_at < closes_at)
);
create index call_open on call (scheme, closes_at);
