-- What was given, what is owed back for it, and what is claimed on it.

create table award (
  id text primary key,
  reference text not null unique,
  application_id text not null unique references application,
  call_id text not null references call,
  scheme text not null,
  organisation_id text not null references organisation,
  standing text not null check (standing in ('offered', 'active', 'completed', 'declined', 'lapsed', 'closed')),
  offered_at timestamptz not null,
  offer_ends_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by text references person,
  ended_at timestamptz
);
create index award_organisation on award (organisation_id, offered_at desc);
create index award_standing on award (scheme, standing, offered_at);

create table award_line (
  award_id text not null references award,
  unit text not null references unit,
  amount bigint not null check (amount > 0),
  -- What went back to the envelope: all of an offer that was not taken up, or what was left when the award was completed.
  returned bigint not null default 0,
  account text not null references account,
  reservation text not null references transfer,
  check (returned between 0 and amount),
  primary key (award_id, unit)
);

create table obligation (
  id text primary key,
  award_id text not null references award,
  kind text not null,
  due_at timestamptz not null,
  met_at timestamptz,
  met_by text references person,
  evidence jsonb,
  waived_at timestamptz,
  reminded_at timestamptz
);
create index obligation_due on obligation (due_at) where met_at is null and waived_at is null;
create unique index obligation_once on obligation (award_id, kind);

create table claim (
  id text primary key,
  reference text unique,
  award_id text not null references award,
  status text not null default 'draft'
    check (status in ('draft', 'submitted', 'checked', 'approved', 'paid', 'refused')),
  answers jsonb not null default '{}',
  marks jsonb not null default '{}',
  -- What was handed in, as the form keeps it; answers stays as it was typed.
  submitted_answers jsonb,
  amount bigint,
  created_at timestamptz not null,
  created_by text not null references person,
  changed_at timestamptz not null,
  submitted_at timestamptz,
  submitted_by text references person,
  officer_id text references person,
  due_at timestamptz,
  closed_at timestamptz,
  check (status = 'draft' or (submitted_at is not null and submitted_answers is not null and amount is not null))
);
comment on column claim.answers is 'personal; keep: as the scheme file says';
comment on column claim.submitted_answers is 'personal; keep: as the scheme file says';
create index claim_award on claim (award_id);
create index claim_queue on claim (status, due_at, id);
create unique index claim_one_open on claim (award_id) where status not in ('refused');

-- The merchant's own word on a claim, asked for by a way the provider does not control. The token itself is never stored.
create table claim_confirmation (
  id text primary key,
  claim_id text not null references claim,
  contact_id text not null references organisation_contact,
  token_hash text not null unique,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  answers jsonb,
  confirms boolean
);
create index claim_confirmation_claim on claim_confirmation (claim_id);

create table notice (
  id text primary key,
  person_id text not null references person,
  kind text not null,
  facts jsonb not null,
  link text,
  created_at timestamptz not null,
  read_at timestamptz
);
create index notice_person on notice (person_id, created_at desc);
create index notice_unread on notice (person_id) where read_at is null;

-- The demonstration's mailbox. Real mail goes to SMTP and is not stored.
create table mail_message (
  id text primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  sent_at timestamptz not null
);
comment on column mail_message.recipient is 'personal; keep: demonstration only';
create index mail_message_recent on mail_message (sent_at desc);
