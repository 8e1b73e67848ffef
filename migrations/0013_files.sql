-- Files that arrive in pieces, what a person takes away of their own, and what is left when a record has been kept long enough.

-- A file on its way in, sent piece by piece (tus): how much of it has arrived stands here, the pieces in the file store.
create table upload (
  id text primary key,
  person_id text not null references person,
  owner_kind text not null,
  owner_id text not null,
  field text not null,
  name text not null,
  -- How its sender knows the file again: anything of theirs, the same for the same file.
  fingerprint text,
  bytes bigint not null check (bytes > 0),
  received bigint not null default 0,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  -- What it became.
  document_id text,
  check (received between 0 and bytes)
);
comment on column upload.name is 'personal; keep: 2 days after the last byte';
create index upload_person on upload (person_id, owner_id, begun_at) where document_id is null;
create index upload_changed on upload (changed_at);

create table upload_part (
  upload_id text not null references upload on delete cascade,
  start bigint not null,
  bytes bigint not null check (bytes > 0),
  storage_key text not null,
  primary key (upload_id, start)
);

-- Everything the hub holds about a person and their organisations, packed for them to take away.
create table data_export (
  id text primary key,
  person_id text not null references person,
  locale text not null,
  asked_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz,
  storage_key text,
  bytes bigint,
  check ((ready_at is null) = (expires_at is null))
);
create index data_export_person on data_export (person_id, asked_at desc);
create index data_export_expires on data_export (expires_at) where storage_key is not null;

-- A file may stand for several documents: copied answers bring theirs along by reference.
create index document_storage on document (storage_key);

-- When the contents were erased by a retention rule of the scheme. The bare record stays: reference, dates, amounts, hashes.
alter table application add column erased_at timestamptz;
alter table application add column erased_by_rule text;
alter table claim add column erased_at timestamptz;
alter table award add column erased_at timestamptz;
alter table marketplace_enquiry add column erased_at timestamptz;
-- What the retention job looks through, by scheme and instant.
create index application_drafts on application (scheme, changed_at) where status = 'draft';
create index application_kept on application (scheme, status, closed_at) where erased_at is null and submitted_at is not null;
create index award_kept on award (scheme, ended_at) where erased_at is null;
create index marketplace_enquiry_kept on marketplace_enquiry (asked_at) where erased_at is null;
