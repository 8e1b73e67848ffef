-- What a call is beyond its two instants: how it is opened, for whom, until when for whom, its plan, the letters of
-- referees, what changed about it and by whom, and who wants to hear of the next one.

alter table call
  add column kind text not null default 'round' check (kind in ('rolling', 'round', 'cohort')),
  -- Only those invited see it and may apply.
  add column invited boolean not null default false,
  -- Never shown to applicants: who began before the close may still send for so long after it.
  add column grace_seconds integer not null default 0 check (grace_seconds between 0 and 86400),
  -- Sealed bids: until this instant nobody but the applicants reads what was sent. Moves with the close and with extensions.
  add column sealed_until timestamptz,
  -- Referees' letters are taken until this instant; nothing where the scheme asks for none.
  add column letters_until timestamptz,
  add column expected integer check (expected > 0),
  add column available bigint check (available > 0),
  add column shows_received boolean not null default false,
  add column shows_asked boolean not null default false,
  add column cancelled_at timestamptz,
  add constraint call_counts_not_contents check (not shows_asked or sealed_until is null);
create index call_closes on call (closes_at, id);
create index call_opens on call (opens_at, id);

-- The dated plan of a call. Its rows `open` and `close` repeat the instants of the call; a rolling call has no `close`.
create table call_milestone (
  call_id text not null references call,
  milestone text not null,
  kind text not null check (kind in ('open', 'briefing', 'close', 'allocate', 'assess', 'panel', 'decide', 'notify', 'feedback', 'start', 'finish', 'report', 'other')),
  title jsonb not null,
  public boolean not null,
  at timestamptz not null,
  primary key (call_id, milestone)
);
create index call_milestone_at on call_milestone (at) where public;

-- A change to a call that was opened. Everyone gets more time on one person's word; whatever takes something away, or
-- changes the rules, needs the word of a second person.
create table call_change (
  id text primary key,
  call_id text not null references call,
  kind text not null check (kind in ('extend', 'shorten', 'cancel', 'version', 'repin', 'plan')),
  reason text not null,
  closes_at timestamptz,
  from_version integer,
  version integer,
  details jsonb not null default '{}',
  asked_by text not null references person,
  asked_at timestamptz not null,
  answered_by text references person,
  answered_at timestamptz,
  answer text check (answer in ('granted', 'refused')),
  applied_at timestamptz,
  constraint call_change_four_eyes check (answered_by is null or answered_by <> asked_by),
  constraint call_change_second_person check (applied_at is null or kind in ('extend', 'version', 'plan') or answer = 'granted'),
  check ((answered_by is null) = (answered_at is null) and (answered_by is null) = (answer is null))
);
comment on column call_change.reason is 'personal; keep: as the call';
create index call_change_call on call_change (call_id, asked_at desc);
create unique index call_change_one_open on call_change (call_id, kind) where answered_at is null and applied_at is null;

create table call_invitation (
  id text primary key,
  call_id text not null references call,
  organisation_id text references organisation,
  email text check (email = lower(email)),
  invited_at timestamptz not null,
  invited_by text references person,
  told_at timestamptz,
  check ((organisation_id is null) <> (email is null))
);
comment on column call_invitation.email is 'personal; keep: 1 year after the call closes';
create unique index call_invitation_organisation on call_invitation (call_id, organisation_id) where organisation_id is not null;
create unique index call_invitation_email on call_invitation (call_id, email) where email is not null;
create index call_invitation_of_organisation on call_invitation (organisation_id) where organisation_id is not null;
create index call_invitation_of_email on call_invitation (email) where email is not null;

-- More time for one applicant: one person asks, another grants.
create table call_extension (
  id text primary key,
  call_id text not null references call,
  organisation_id text not null references organisation,
  until timestamptz not null,
  reason text not null,
  asked_by text not null references person,
  asked_at timestamptz not null,
  answered_by text references person,
  answered_at timestamptz,
  answer text check (answer in ('granted', 'refused')),
  constraint call_extension_four_eyes check (answered_by is null or answered_by <> asked_by),
  check ((answered_by is null) = (answered_at is null) and (answered_by is null) = (answer is null))
);
comment on column call_extension.reason is 'personal; keep: as the application';
create index call_extension_granted on call_extension (call_id, organisation_id) where answer = 'granted';
create unique index call_extension_one_open on call_extension (call_id, organisation_id) where answer is null;
create index call_extension_call on call_extension (call_id, asked_at desc);

-- A referee writes about an applicant by a link of their own. Applicants see whether a letter is there, never the letter.
create table referee (
  id text primary key,
  application_id text not null references application on delete cascade,
  name text not null,
  email text not null check (email = lower(email)),
  relation text not null,
  locale text not null check (locale in ('en', 'zh-Hant', 'zh-Hans')),
  token_hash text not null unique,
  asked_by text not null references person,
  asked_at timestamptz not null,
  reminded_at timestamptz,
  answers jsonb,
  answers_hash text,
  received_at timestamptz,
  declined_at timestamptz,
  removed_at timestamptz,
  check ((received_at is null) = (answers is null)),
  check (received_at is null or (declined_at is null and removed_at is null))
);
comment on column referee.name is 'personal; keep: as the application';
comment on column referee.email is 'personal; keep: as the application';
comment on column referee.relation is 'personal; keep: as the application';
comment on column referee.answers is 'personal; keep: as the application';
create unique index referee_once on referee (application_id, email) where removed_at is null;
create index referee_application on referee (application_id, asked_at);

-- Who wants to hear by mail of the next opening of a scheme. A row without confirmed_at is a question that was mailed.
create table call_subscription (
  id text primary key,
  scheme text not null,
  email text not null check (email = lower(email)),
  locale text not null check (locale in ('en', 'zh-Hant', 'zh-Hans')),
  token_hash text not null unique,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  unique (scheme, email)
);
comment on column call_subscription.email is 'personal; keep: until unsubscribed; 7 days where never confirmed';
create index call_subscription_scheme on call_subscription (scheme, id) where confirmed_at is not null;
create index call_subscription_unconfirmed on call_subscription (asked_at) where confirmed_at is null;

-- What subscribers were told of a call, and up to which subscription: told once, however often the job runs.
create table call_news (
  call_id text not null references call,
  kind text not null check (kind in ('soon', 'open')),
  begun_at timestamptz not null,
  told_to text not null default '',
  finished_at timestamptz,
  primary key (call_id, kind)
);

-- Calls that were opened before there were plans.
insert into call_milestone (call_id, milestone, kind, title, public, at)
select id, 'open', 'open', '{"en": "Opens", "zh-Hant": "開始接受申請", "zh-Hans": "开始接受申请"}'::jsonb, true, opens_at from call
union all
select id, 'close', 'close', '{"en": "Closes", "zh-Hant": "截止申請", "zh-Hans": "截止申请"}'::jsonb, true, closes_at from call;
