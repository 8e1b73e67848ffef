-- The marketplace module: solution providers, what they sell, and the handshake before an application.

create table marketplace_provider (
  id text primary key,
  organisation_id text not null references organisation,
  scheme text not null,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'accepted', 'refused', 'suspended')),
  -- As they were typed; submitted_answers is how they were read when they were sent.
  answers jsonb not null default '{}',
  submitted_answers jsonb,
  -- Who changed which answer last, and how often it was changed: so that two open tabs never overwrite each other.
  marks jsonb not null default '{}',
  submitted_at timestamptz,
  submitted_by text references person,
  decided_at timestamptz,
  decided_by text references person,
  accepted_from timestamptz,
  accepted_until timestamptz,
  refusal_reason text,
  created_at timestamptz not null,
  created_by text not null references person,
  unique (organisation_id, scheme),
  check (status <> 'accepted' or (accepted_from is not null and accepted_until is null))
);
comment on column marketplace_provider.answers is 'personal; keep: as the scheme file says';
comment on column marketplace_provider.submitted_answers is 'personal; keep: as the scheme file says';
create index marketplace_provider_queue on marketplace_provider (status, submitted_at, id);

create table marketplace_package (
  id text primary key,
  provider_id text not null references marketplace_provider,
  scheme text not null,
  category text not null,
  sector text not null,
  name jsonb not null,
  summary jsonb not null,
  includes jsonb not null default '[]',
  pricing text not null check (pricing in ('one-off', 'monthly')),
  -- HKD.cent: what the basic package costs in all, as the scheme counts it. For a monthly fee, the fee over the months that count.
  price bigint not null check (price > 0),
  monthly_fee bigint check (monthly_fee > 0),
  options jsonb not null default '[]',
  status text not null default 'draft' check (status in ('draft', 'submitted', 'accepted', 'refused', 'withdrawn', 'replaced')),
  -- Goes up with every change, so that of two open tabs the older is told instead of overwriting.
  revision integer not null default 0,
  -- A new version of a listed package is a row of its own, which takes the old one's place when it is accepted.
  replaces text references marketplace_package,
  is_revision boolean not null default false,
  -- Which of the places that the scheme allows in a category of a sector; none while it is a draft.
  slot integer check (slot > 0),
  submitted_at timestamptz,
  submitted_by text references person,
  decided_at timestamptz,
  decided_by text references person,
  accepted_from timestamptz,
  accepted_until timestamptz,
  refusal_reason text,
  search text not null default '',
  created_at timestamptz not null,
  created_by text not null references person,
  check ((pricing = 'monthly') = (monthly_fee is not null)),
  check (is_revision = false or replaces is not null),
  check (status not in ('submitted', 'accepted') or slot is not null),
  check (status <> 'accepted' or accepted_from is not null)
);
-- A place is held once, besides a new version that waits for its decision; a package has at most one of those.
create unique index marketplace_package_slot on marketplace_package (provider_id, category, sector, slot, is_revision)
  where status in ('submitted', 'accepted');
create index marketplace_package_listed on marketplace_package (scheme, price, id) where status = 'accepted' and accepted_until is null;
create index marketplace_package_provider on marketplace_package (provider_id, status);
create index marketplace_package_queue on marketplace_package (status, submitted_at, id);
create index marketplace_package_replaces on marketplace_package (replaces) where replaces is not null;

-- Times at which a provider or package was accepted before, when it has been accepted again since: a figure of then stays true.
create table marketplace_past_acceptance (
  subject_id text not null,
  since timestamptz not null,
  until timestamptz not null,
  primary key (subject_id, since)
);

create table marketplace_enquiry (
  id text primary key,
  package_id text not null references marketplace_package,
  provider_id text not null references marketplace_provider,
  organisation_id text not null references organisation,
  status text not null default 'open' check (status in ('open', 'confirmed', 'declined', 'withdrawn')),
  chosen_options jsonb not null default '[]',
  price bigint not null check (price > 0),
  note text,
  asked_at timestamptz not null,
  asked_by text not null references person,
  answered_at timestamptz,
  answered_by text references person,
  reply text,
  expires_at timestamptz,
  withdrawn_at timestamptz,
  check ((status in ('confirmed', 'declined')) <= (answered_at is not null)),
  check ((status = 'confirmed') <= (expires_at is not null))
);
comment on column marketplace_enquiry.note is 'personal; keep: as the scheme file says';
comment on column marketplace_enquiry.reply is 'personal; keep: as the scheme file says';
create index marketplace_enquiry_provider on marketplace_enquiry (provider_id, status, asked_at desc);
create index marketplace_enquiry_organisation on marketplace_enquiry (organisation_id, asked_at desc);
create unique index marketplace_enquiry_one_open on marketplace_enquiry (package_id, organisation_id) where status = 'open';
