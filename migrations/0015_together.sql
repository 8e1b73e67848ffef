-- Several people and organisations on one application: who was asked in from outside, who does which part, who is where now,
-- and the organisations that take part and confirm it. And the register, looked up by the beginning of a name.

-- Somebody outside the organisation who may write in one application, and nothing else: whoever signs in with the address.
create table application_guest (
  id text primary key,
  application_id text not null references application on delete cascade,
  email text not null check (email = lower(email)),
  asked_by text not null references person,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  person_id text references person,
  joined_at timestamptz,
  ended_at timestamptz,
  check ((person_id is null) = (joined_at is null))
);
comment on column application_guest.email is 'personal; keep: as long as the application';
create unique index application_guest_open on application_guest (application_id, email) where ended_at is null;
create index application_guest_email on application_guest (email) where ended_at is null and joined_at is null;
create index application_guest_person on application_guest (person_id, application_id) where ended_at is null;

-- Who answers which part of the form: a section by its id, a question by its path.
create table application_task (
  application_id text not null references application on delete cascade,
  part text not null,
  person_id text not null references person,
  given_by text not null references person,
  given_at timestamptz not null,
  primary key (application_id, part)
);

-- Where somebody is in the form right now. Nothing hangs on it, and it is old after a minute.
create unlogged table application_presence (
  application_id text not null references application on delete cascade,
  person_id text not null references person,
  part text not null,
  at timestamptz not null,
  primary key (application_id, person_id)
);

-- Another organisation that takes part: a sponsor, a partner. Named from the register, or by its name until it has an entry there.
create table application_party (
  id text primary key,
  application_id text not null references application on delete cascade,
  party text not null,
  organisation_id text references organisation,
  name_en text not null,
  name_zh text,
  email text not null check (email = lower(email)),
  status text not null default 'invited' check (status in ('invited', 'confirmed', 'declined', 'removed')),
  asked_by text not null references person,
  asked_at timestamptz not null,
  answered_by text references person,
  answered_at timestamptz,
  reason text,
  -- From when on a confirmation counts no more.
  valid_until timestamptz,
  check ((status in ('confirmed', 'declined')) <= (answered_at is not null and answered_by is not null)),
  check (status <> 'confirmed' or organisation_id is not null)
);
comment on column application_party.email is 'personal; keep: as long as the application';
comment on column application_party.reason is 'personal; keep: as long as the application';
create index application_party_application on application_party (application_id, party);
create index application_party_organisation on application_party (organisation_id, asked_at desc, id desc) where organisation_id is not null;
create index application_party_email on application_party (email, asked_at desc, id desc);

create index organisation_name_start on organisation (lower(name_en) text_pattern_ops);
create index organisation_name_zh_start on organisation (name_zh text_pattern_ops) where name_zh is not null;
