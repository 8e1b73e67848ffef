-- The double-entry ledger. A transfer moves an amount of one unit from one account to another, once per cause.
-- balance is what has been posted; pending_out is what has been promised and not yet posted or voided.
-- moved_at is the instant of the last posting. Each posting is later than the last of both its accounts, so the balance
-- that a statement shows for an instant is one that the account really had.

create table unit (
  code text primary key check (code ~ '^[A-Za-z]+(\.[a-z]+)?$')
);
insert into unit (code) values ('HKD.cent'), ('GPU.second'), ('token'), ('sqft.day'), ('slot');

create table account (
  id text primary key,
  unit text not null references unit,
  kind text not null,
  owner text,
  may_overdraw boolean not null default false,
  balance bigint not null default 0,
  pending_out bigint not null default 0 check (pending_out >= 0),
  pending_in bigint not null default 0 check (pending_in >= 0),
  opened_at timestamptz not null default now(),
  moved_at timestamptz,
  unique (id, unit),
  constraint account_not_overdrawn check (may_overdraw or balance - pending_out >= 0)
);
create index account_owner on account (owner);
create index account_kind on account (kind, id);

create table transfer (
  id text primary key,
  unit text not null,
  from_account text not null,
  to_account text not null,
  amount bigint not null check (amount > 0),
  cause text not null unique,
  state text not null check (state in ('pending', 'posted', 'voided')),
  reserved_at timestamptz,
  posted_at timestamptz,
  voided_at timestamptz,
  recorded_at timestamptz not null default now(),
  foreign key (from_account, unit) references account (id, unit),
  foreign key (to_account, unit) references account (id, unit),
  check (from_account <> to_account),
  check ((state = 'posted') = (posted_at is not null)),
  check ((state = 'voided') = (voided_at is not null))
);
create index transfer_from on transfer (from_account, posted_at);
create index transfer_to on transfer (to_account, posted_at);
