-- An application from draft to decision, its documents, and what was asked and found on the way.

create sequence reference_number;

create table application (
  id text primary key,
  reference text,
  call_id text not null references call,
  scheme text not null,
  organisation_id text not null references organisation,
  basis_id text,
  status text not null default 'draft'
    check (status in ('draft', 'submitted', 'waiting', 'recommended', 'approved', 'refused', 'withdrawn')),
  answers jsonb not null default '{}',
  marks jsonb not null default '{}',
  -- Goes up with every change to the draft and its documents: what is sent is what was checked.
  edition integer not null default 0,
  cost bigint,
  requested bigint,
  submitted_answers jsonb,
  answers_hash text,
  created_at timestamptz not null,
  created_by text not null references person,
  changed_at timestamptz not null,
  submitted_at timestamptz,
  submitted_by text references person,
  submission_event text,
  officer_id text references person,
  assigned_at timestamptz,
  due_at timestamptz,
  clock_stopped_at timestamptz,
  closed_at timestamptz,
  check ((status = 'draft') = (submitted_at is null) or status = 'withdrawn')
);
comment on column application.answers is 'personal; keep: as the scheme file says';
comment on column application.submitted_answers is 'personal; keep: as the scheme file says';
create unique index application_reference on application (reference) where reference is not null;
create index application_organisation on application (organisation_id, created_at desc);
create index application_queue on application (status, due_at, id) where submitted_at is not null;
create index application_officer on application (officer_id, status, due_at) where officer_id is not null;
create index application_call on application (call_id, status) where submitted_at is not null;
create index application_submitted on application (scheme, submitted_at) where submitted_at is not null;
create unique index application_one_per_basis on application (basis_id) where basis_id is not null and status <> 'withdrawn';

create table document (
  id text primary key,
  owner_kind text not null,
  owner_id text not null,
  field text not null,
  name text not null,
  media_type text not null,
  bytes bigint not null check (bytes > 0),
  sha256 text not null,
  storage_key text not null,
  uploaded_at timestamptz not null,
  uploaded_by text not null references person,
  removed_at timestamptz
);
comment on column document.name is 'personal; keep: as its owner';
create index document_owner on document (owner_id, field) where removed_at is null;
create index document_sha256 on document (sha256);

-- Files in the store that no document row stands for: on their way in, or left behind. The sweep takes the old ones away;
-- it marks a file as doomed first, and a doomed file can no longer become a document.
create table loose_file (
  storage_key text primary key,
  since timestamptz not null,
  doomed boolean not null default false
);
create index loose_file_since on loose_file (since);

-- What a rule saw and said, kept with the version of the rules, so that it can be explained later.
create table evaluation (
  id text primary key,
  subject_kind text not null,
  subject_id text not null,
  stage text not null,
  scheme text not null,
  version integer not null,
  facts jsonb not null,
  results jsonb not null,
  holds boolean not null,
  evaluated_at timestamptz not null
);
comment on column evaluation.facts is 'personal; keep: as its subject';
create index evaluation_subject on evaluation (subject_id, evaluated_at desc);

create table question (
  id text primary key,
  application_id text not null references application,
  asked_by text not null references person,
  body text not null,
  asked_at timestamptz not null,
  answer text,
  answered_by text references person,
  answered_at timestamptz
);
comment on column question.body is 'personal; keep: as the application';
comment on column question.answer is 'personal; keep: as the application';
create index question_application on question (application_id, asked_at);
create unique index question_one_open on question (application_id) where answered_at is null;

-- One step of a decision on anything that is decided. prior is the step it rests on: never taken by the same person. That
-- prior_by is who really took it is a foreign key, so a mistake in the code cannot get round the second pair of eyes.
create table decision (
  id text primary key,
  subject_kind text not null check (subject_kind in ('application', 'claim', 'provider', 'package')),
  subject_id text not null,
  step text not null check (step in ('recommend', 'decide', 'return')),
  stage text,
  outcome text not null check (outcome in ('approve', 'refuse', 'return')),
  reason text not null,
  amount bigint,
  by_person text not null references person,
  prior_id text,
  prior_by text references person,
  decided_at timestamptz not null,
  unique (id, subject_id, by_person),
  foreign key (prior_id, subject_id, prior_by) references decision (id, subject_id, by_person),
  constraint decision_four_eyes check (prior_by is null or prior_by <> by_person),
  constraint decision_rests_on_another check (
    step <> 'decide' or subject_kind not in ('application', 'claim') or (prior_id is not null and prior_by is not null)
  ),
  check ((prior_id is null) = (prior_by is null)),
  check ((step = 'return') = (outcome = 'return'))
);
comment on column decision.reason is 'personal; keep: as its subject';
create index decision_subject on decision (subject_id, decided_at);
create unique index decision_once on decision (subject_id) where step = 'decide' and subject_kind in ('application', 'claim');
