-- The payments module: what is due to be paid, and the runs that post it.

create sequence payments_run_number;

create table payments_run (
  id text primary key,
  reference text not null unique,
  state text not null check (state in ('proposed', 'posted', 'withdrawn')),
  total bigint not null check (total >= 0),
  created_at timestamptz not null,
  created_by text not null,
  posted_at timestamptz,
  posted_by text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  check ((state = 'posted') = (posted_at is not null and posted_by is not null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  constraint payments_run_four_eyes check (posted_by is null or posted_by <> created_by)
);

create table payments_payment (
  id text primary key,
  award_id text not null,
  claim_id text not null unique,
  organisation_id text not null,
  payee_name text not null,
  amount bigint not null check (amount > 0),
  transfer_id text not null unique,
  state text not null default 'due' check (state in ('due', 'listed', 'posted')),
  run_id text references payments_run,
  due_at timestamptz not null,
  posted_at timestamptz
);
create index payments_payment_due on payments_payment (state, due_at, id);
create index payments_payment_run on payments_payment (run_id);
