-- The course of any scheme: more roles, lines of several units, lanes, scores, instalments, reports, rules across schemes.

alter table role_grant drop constraint role_grant_role_check,
  add constraint role_grant_role_check
    check (role in ('officer', 'assessor', 'approver', 'committee', 'finance', 'press', 'admin'));

alter table organisation drop constraint organisation_kind_check,
  add constraint organisation_kind_check check (kind in (
    'company', 'sole_proprietorship', 'partnership', 'hawker', 'university', 'research_institute', 'public_body', 'individual', 'other'));

insert into unit (code) values ('desk.day');

-- Organisations that say they belong to one group of companies. Either side may say so; it holds until it is taken back.
create table organisation_group (
  id text primary key,
  organisation_id text not null references organisation,
  other_id text not null references organisation,
  valid_from date not null,
  recorded_at timestamptz not null,
  recorded_by text not null references person,
  ended_at timestamptz,
  ended_by text references person,
  check (organisation_id <> other_id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index organisation_group_once on organisation_group (organisation_id, other_id) where ended_at is null;
create index organisation_group_other on organisation_group (other_id) where ended_at is null;

-- The envelopes a call draws on, one for each unit that its scheme gives.
create table call_envelope (
  call_id text not null references call,
  unit text not null references unit,
  account text not null references account,
  primary key (call_id, unit)
);
insert into call_envelope (call_id, unit, account)
  select call.id, account.unit, call.envelope_account from call join account on account.id = call.envelope_account;

alter table application
  -- The way through the steps that its facts put it on; nothing where the scheme has no lanes.
  add column lane text,
  -- The step it is at, and who takes it, while it is in.
  add column stage text,
  add column stage_role text check (stage_role in ('officer', 'assessor', 'approver', 'committee', 'finance')),
  -- Set aside while another application stands, by a rule across schemes; it comes back when that one falls away.
  add column set_aside_for text references application,
  add column set_aside_rule text,
  add column set_aside_at timestamptz,
  add constraint application_set_aside check ((set_aside_for is null) = (set_aside_at is null));
create index application_set_aside_for on application (set_aside_for) where set_aside_for is not null;
create index application_stage on application (stage_role, status, due_at) where submitted_at is not null;

-- What applications may share with others: the applicant, an owner, a project. Kept as short names for looking up.
create table application_mark (
  application_id text not null references application on delete cascade,
  kind text not null check (kind in ('applicant', 'owner', 'project')),
  key text not null,
  primary key (application_id, kind, key)
);
comment on column application_mark.key is 'personal; keep: as the application';
create index application_mark_key on application_mark (kind, key, application_id);

-- A step may be taken by the rules alone, where a lane says so: then it rests on an evaluation that holds, not on a person,
-- and the row says that nobody decided. Amounts differ by line; a decision on several lines keeps them in lines.
alter table decision drop constraint decision_subject_kind_check,
  add constraint decision_subject_kind_check check (subject_kind in ('application', 'claim', 'provider', 'package', 'report')),
  alter column by_person drop not null,
  add column by_rules boolean not null default false,
  add column evaluation_id text references evaluation,
  add column lines jsonb not null default '[]',
  add column conditions jsonb not null default '[]',
  add constraint decision_by_somebody check (by_rules = (by_person is null)),
  add constraint decision_by_rules check (
    not by_rules or (subject_kind = 'application' and step = 'decide' and outcome = 'approve' and evaluation_id is not null
      and prior_id is null)),
  drop constraint decision_rests_on_another,
  add constraint decision_rests_on_another check (
    by_rules or step <> 'decide' or subject_kind not in ('application', 'claim') or (prior_id is not null and prior_by is not null));
comment on column decision.conditions is 'personal; keep: as its subject';
create unique index decision_report_once on decision (subject_id) where step = 'decide' and subject_kind = 'report';

-- One assessor's scores by a rubric in one step.
create table assessment (
  id text primary key,
  application_id text not null references application,
  stage text not null,
  rubric text not null,
  by_person text not null references person,
  scores jsonb not null,
  remarks jsonb not null default '{}',
  -- Hundredths of a percent of what could be reached.
  total integer not null check (total between 0 and 10000),
  passes boolean,
  given_at timestamptz not null,
  decision_id text references decision
);
comment on column assessment.remarks is 'personal; keep: as the application';
create index assessment_application on assessment (application_id, given_at);

alter table award add column conditions jsonb not null default '[]';
comment on column award.conditions is 'personal; keep: as the award';

-- The parts in which the money of an award is paid. A part that waits for claims may be paid in several claims.
create table instalment (
  award_id text not null references award,
  part text not null,
  place integer not null,
  gate text not null check (gate in ('award-accepted', 'claim-approved', 'report-accepted')),
  report text,
  amount bigint not null check (amount >= 0),
  -- What is on its way to be paid, and what has been.
  drawn bigint not null default 0,
  paid bigint not null default 0,
  opened_at timestamptz,
  paid_at timestamptz,
  primary key (award_id, part),
  check (paid <= drawn and drawn <= amount)
);

-- Awards that were accepted before there were parts: all of it waits for claims.
insert into instalment (award_id, part, place, gate, amount, drawn, paid, opened_at, paid_at)
select award.id, part.value ->> 'id', 0, 'claim-approved', line.amount, coalesce(claims.drawn, 0), coalesce(claims.paid, 0),
  award.accepted_at, claims.paid_at
from award
join call on call.id = award.call_id
join scheme_version on scheme_version.scheme = call.scheme and scheme_version.version = call.version
join award_line line on line.award_id = award.id and line.unit = 'HKD.cent'
cross join lateral (select value from jsonb_array_elements(scheme_version.body -> 'instalments') limit 1) part
left join lateral (
  select sum(amount)::bigint as drawn, (sum(amount) filter (where status = 'paid'))::bigint as paid,
    max(closed_at) filter (where status = 'paid') as paid_at
  from claim where claim.award_id = award.id and status in ('approved', 'paid')) claims on true
where award.accepted_at is not null;

-- Several claims on one award, where the scheme allows it: one at a time is open.
drop index claim_one_open;
create unique index claim_one_open on claim (award_id) where status not in ('refused', 'paid');

-- A payment is for a claim or for a part that needs none; either way its cause is unique.
alter table payments_payment
  alter column claim_id drop not null,
  add column part text,
  add column cause text;
update payments_payment set cause = 'claim:' || claim_id;
alter table payments_payment
  alter column cause set not null,
  add constraint payments_payment_cause_key unique (cause),
  add check ((claim_id is null) <> (part is null));

-- A report that is owed for an award: a form, handed in and accepted or sent back.
create table report (
  id text primary key,
  reference text unique,
  award_id text not null references award,
  duty text not null,
  report text not null,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'checked', 'accepted')),
  answers jsonb not null default '{}',
  marks jsonb not null default '{}',
  submitted_answers jsonb,
  created_at timestamptz not null,
  created_by text not null references person,
  changed_at timestamptz not null,
  submitted_at timestamptz,
  submitted_by text references person,
  officer_id text references person,
  due_at timestamptz,
  closed_at timestamptz,
  check (status = 'draft' or (submitted_at is not null and submitted_answers is not null)),
  unique (award_id, duty)
);
comment on column report.answers is 'personal; keep: as the scheme file says';
comment on column report.submitted_answers is 'personal; keep: as the scheme file says';
create index report_queue on report (status, due_at, id);

-- What an application asks for is an amount of the first thing its scheme gives.
alter table application add column requested_unit text references unit;
update application set requested_unit = 'HKD.cent' where requested is not null;
