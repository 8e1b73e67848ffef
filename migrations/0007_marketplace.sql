-- The marketplace module: solution providers, what they sell, and the handshake before an application.

create table marketplace_provider (
  id text primary key,
  organisation_id text not null,
  scheme text not null,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'accepted', 'refused', 'suspended')),
  answers jsonb not null default '{}',
  submitted_at timestamptz,
  decided_at timestamptz,
  accepted_from timestamptz,
  accepted_until timestamptz,
  refusal_reason text,
  created_at timestamptz not null,
  created_by text not null,
  unique (organisation_id, scheme)
);
create index marketplace_provider_queue on marketplace_provider (status, submitted_at);

create table marketplace_package (
  id text primary key,
  provider_id text not null references marketplace_provider,
  scheme text not null,
  category text not null,
  sector text not null,
  name jsonb not null,
  summary jsonb not null,
  includes jsonb not null default '[]',
  pricing text not null check (pricing in ('one_off', 'monthly')),
  price bigint not null check (price > 0),
  monthly_fee bigint check (monthly_fee > 0),
  months integer check (months > 0),
  options jsonb not null default '[]',
  status text not null default 'draft' check (status in ('draft', 'submitted', 'accepted', 'refused', 'withdrawn')),
  submitted_at timestamptz,
  decided_at timestamptz,
  accepted_from timestamptz,
  accepted_until timestamptz,
  refusal_reason text,
  search text not null default '',
  created_at timestamptz not null,
  created_by text not null,
  check ((pricing = 'monthly') = (monthly_fee is not null and months is not null))
);
-- One package for each category in each sector.
create unique index marketplace_package_once on marketplace_package (provider_id, category, sector)
  where status in ('submitted', 'accepted');
create index marketplace_package_catalogue on marketplace_package (scheme, status, sector, category, price);
create index marketplace_package_provider on marketplace_package (provider_id);

create table marketplace_enquiry (
  id text primary key,
  package_id text not null references marketplace_package,
  provider_id text not null references marketplace_provider,
  organisation_id text not null,
  status text not null default 'open' check (status in ('open', 'confirmed', 'declined', 'withdrawn')),
  chosen_options jsonb not null default '[]',
  price bigint not null check (price > 0),
  note text,
  asked_at timestamptz not null,
  asked_by text not null,
  answered_at timestamptz,
  answered_by text,
  reply text,
  expires_at timestamptz
);
create index marketplace_enquiry_provider on marketplace_enquiry (provider_id, status, asked_at desc);
create index marketplace_enquiry_organisation on marketplace_enquiry (organisation_id, asked_at desc);
create unique index marketplace_enquiry_one_open on marketplace_enquiry (package_id, organisation_id) where status = 'open';
