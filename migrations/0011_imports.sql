-- What officers bring over from elsewhere: a file, what is wrong with it, and the records that it made. Past applications and
-- awards are records of what another system decided: they have no form and no course here, so they have tables of their own,
-- which figures and caps count in.

create table import (
  id text primary key,
  kind text not null check (kind in ('organisations', 'applications', 'awards')),
  status text not null default 'empty'
    check (status in ('empty', 'reading', 'checked', 'writing', 'written', 'undoing', 'undone', 'cancelled')),
  -- Goes up with each file and each act on it: a job that was asked for before does nothing any more.
  edition integer not null default 0,
  file_name text,
  storage_key text,
  sha256 text,
  bytes bigint,
  -- How much of the file has been read: bytes, in thousandths, and rows.
  read_share integer not null default 0 check (read_share between 0 and 1000),
  rows integer not null default 0,
  problems integer not null default 0,
  -- What awards take from envelopes, by account, in the smallest part of its unit: a number as text.
  amounts jsonb not null default '{}',
  created_at timestamptz not null,
  created_by text not null references person,
  changed_at timestamptz not null,
  written_at timestamptz,
  written_by text references person,
  undone_at timestamptz,
  undone_by text references person,
  check ((status in ('written', 'undoing', 'undone')) = (written_at is not null)),
  check ((status = 'undone') = (undone_at is not null))
);
comment on column import.file_name is 'personal; keep: 7 years';
create index import_recent on import (created_at desc, id desc);
create index import_mine on import (created_by, created_at desc, id desc);

-- A row that is right, as it will be written. What it says goes once it is written; where it went stays, for the undo.
create table import_row (
  import_id text not null references import on delete cascade,
  no integer not null,
  content jsonb,
  subject_id text not null,
  primary key (import_id, no)
);
comment on column import_row.content is 'personal; keep: until it is written, or 30 days';
create index import_row_subject on import_row (subject_id);

-- What is wrong, in the order of the file. Code and facts are a message; value is the cell as it stood there.
create table import_problem (
  import_id text not null references import on delete cascade,
  place integer not null,
  row_no integer,
  column_no integer,
  column_name text,
  heading text,
  value text,
  code text not null,
  facts jsonb not null default '{}',
  primary key (import_id, place)
);
comment on column import_problem.value is 'personal; keep: until it is written, or 30 days';

create table past_application (
  id text primary key,
  import_id text not null references import,
  reference text not null,
  scheme text not null,
  call_id text references call,
  organisation_id text not null references organisation,
  outcome text not null check (outcome in ('approved', 'refused', 'withdrawn')),
  requested bigint check (requested >= 0),
  submitted_at timestamptz not null,
  decided_at timestamptz,
  unique (scheme, reference)
);
create index past_application_organisation on past_application (organisation_id, submitted_at desc);
create index past_application_import on past_application (import_id);
create index past_application_submitted on past_application (scheme, submitted_at);

create table past_award (
  id text primary key,
  import_id text not null references import,
  reference text not null,
  scheme text not null,
  call_id text references call,
  application_id text references past_application,
  organisation_id text not null references organisation,
  unit text not null references unit,
  amount bigint not null check (amount > 0),
  paid bigint not null check (paid between 0 and amount),
  standing text not null check (standing in ('active', 'completed', 'closed')),
  -- What it uses up: all of one that still runs, of an ended one what was paid.
  counted bigint not null generated always as (case standing when 'active' then amount else paid end) stored,
  accepted_at timestamptz not null,
  ended_at timestamptz,
  unique (scheme, reference),
  check ((standing = 'active') = (ended_at is null))
);
create index past_award_organisation on past_award (organisation_id, accepted_at desc);
create index past_award_import on past_award (import_id);
create unique index past_award_application on past_award (application_id) where application_id is not null;
create index past_award_scheme on past_award (scheme, accepted_at);

-- Taking an organisation back asks every table that may point to it.
create index invitation_organisation on invitation (organisation_id);
create index conflict_of_interest_organisation on conflict_of_interest (organisation_id);
