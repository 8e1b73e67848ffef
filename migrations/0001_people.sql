-- People, how they sign in, the organisations they act for, and what they may do.
-- The first four tables are kept by the sign-in library; the names are ours.

create table person (
  id text primary key,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  name text not null,
  image text,
  locale text not null default 'en' check (locale in ('en', 'zh-Hant', 'zh-Hans')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on column person.email is 'personal; keep: while the account lives';
comment on column person.name is 'personal; keep: while the account lives';

create table session (
  id text primary key,
  person_id text not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  -- What the person proved. The roles of a person count only after both, or in the demonstration.
  proof text not null check (proof in ('password', 'code', 'both', 'demo')),
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_person on session (person_id);
comment on column session.ip_address is 'personal; keep: until the session ends';
comment on column session.user_agent is 'personal; keep: until the session ends';

create table credential (
  id text primary key,
  person_id text not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index credential_person on credential (person_id);
comment on column credential.password is 'personal; keep: while the account lives';

create table verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);

-- How often something was tried from an address or for an e-mail address. The key is a keyed hash of either.
create table rate_limit (
  key text primary key,
  count integer not null,
  started_at timestamptz not null
);
create index rate_limit_started on rate_limit (started_at);

create table organisation (
  id text primary key,
  kind text not null check (kind in ('company', 'sole_proprietorship', 'partnership', 'hawker', 'university', 'public_body', 'other')),
  name_en text not null,
  name_zh text,
  br_number text unique check (br_number ~ '^[0-9]{8}$'),
  created_at timestamptz not null default now(),
  created_by text references person
);
create index organisation_name on organisation (lower(name_en));

-- What is known of an organisation, dated, so that a figure of last June can be computed again today.
create table organisation_fact (
  id text primary key,
  organisation_id text not null references organisation,
  name text not null,
  value jsonb not null,
  valid_from date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text references person,
  source text not null check (source in ('applicant', 'register', 'officer', 'import'))
);
create index organisation_fact_latest on organisation_fact (organisation_id, name, valid_from desc, recorded_at desc);

-- How an organisation can be reached. A claim is confirmed only through one its provider does not control.
create table organisation_contact (
  id text primary key,
  organisation_id text not null references organisation,
  kind text not null check (kind in ('email', 'phone')),
  value text not null,
  source text not null check (source in ('applicant', 'register', 'officer', 'import')),
  recorded_by text references person,
  verified_at timestamptz,
  created_at timestamptz not null default now(),
  -- The code that was sent to it: a keyed hash, never the code.
  code_hash text,
  code_expires_at timestamptz,
  code_tries integer not null default 0,
  unique (organisation_id, kind, value)
);
create index organisation_contact_value on organisation_contact (kind, value);
comment on column organisation_contact.value is 'personal; keep: 7 years after the last award';

create table membership (
  person_id text not null references person,
  organisation_id text not null references organisation,
  role text not null check (role in ('owner', 'member')),
  since timestamptz not null default now(),
  primary key (person_id, organisation_id)
);
create index membership_organisation on membership (organisation_id);

-- Somebody asked to act for an organisation. Whoever signs in with the e-mail address may accept.
create table invitation (
  id text primary key,
  organisation_id text not null references organisation,
  email text not null check (email = lower(email)),
  role text not null check (role in ('owner', 'member')),
  invited_by text not null references person,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  accepted boolean
);
create unique index invitation_open on invitation (organisation_id, email) where answered_at is null;
create index invitation_email on invitation (email) where answered_at is null;
comment on column invitation.email is 'personal; keep: 1 year after the answer';

-- A role for every scheme (scheme is null) or for one.
create table role_grant (
  id text primary key,
  person_id text not null references person,
  role text not null check (role in ('officer', 'approver', 'finance', 'press', 'admin')),
  scheme text,
  granted_at timestamptz not null default now(),
  granted_by text references person,
  revoked_at timestamptz,
  revoked_by text references person
);
create unique index role_grant_once on role_grant (person_id, role, coalesce(scheme, '')) where revoked_at is null;

create table conflict_of_interest (
  person_id text not null references person,
  organisation_id text not null references organisation,
  reason text not null,
  declared_at timestamptz not null default now(),
  primary key (person_id, organisation_id)
);
comment on column conflict_of_interest.reason is 'personal; keep: 7 years';
