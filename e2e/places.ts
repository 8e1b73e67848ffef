// Every page of the web, from the tables of routes, with an address to visit it at and somebody who may see it. A page that
// is added to a table and has a parameter needs an example here; until it has one, the tests of the pages say so.

import { sql } from 'kysely';
import { marketplacePages } from '../src/modules/marketplace/pages/public.tsx';
import type { Db } from '../src/platform/db.ts';
import type { Role } from '../src/platform/http/actor.ts';
import { doorPages } from '../src/web/app/routes.tsx';
import { officePages } from '../src/web/office/routes.tsx';
import { portalPages } from '../src/web/portal/routes.tsx';
import { publicPages } from '../src/web/public/routes.tsx';

export type Room = 'public' | 'door' | 'portal' | 'office';

export interface Visit {
  readonly room: Room;
  /** As the table of routes names it: `/portal/applications/:id`. */
  readonly path: string;
  /** Without the language: `/portal/applications/app_x`. */
  readonly place: string;
  /** Who looks: the id of one of the example hub's people, or nobody. */
  readonly person: string | undefined;
}

/** A row is an example: the id in the address, and who may see it. */
type Example = { readonly id: string; readonly person: string | null };
const rows = (query: ReturnType<typeof sql<Example>>) => async (db: Db) => (await query.execute(db)).rows;

const ownerOf = (organisation: string) =>
  sql`(select person_id from membership where membership.organisation_id = ${sql.ref(organisation)} and membership.role = 'owner' limit 1)`;
const anyone = (role: Role) => sql`(select person_id from role_grant where role_grant.role = ${role} order by person_id limit 1)`;

const ofProvider = sql<Example>`
  select id, ${ownerOf('marketplace_provider.organisation_id')} as person from marketplace_provider
  where status = 'accepted' order by (select count(*) from marketplace_enquiry e where e.provider_id = marketplace_provider.id) desc, id limit 1`;
const ofPackage = sql<Example>`select id, null as person from marketplace_package where status = 'accepted' order by jsonb_array_length(options) desc, id limit 1`;

const applications = (states: readonly string[]) => sql<Example>`
  select distinct on (status) id, ${ownerOf('application.organisation_id')} as person
  from application where status in (${sql.join(states)}) order by status, id`;
const draftOf = (scheme: string) => sql<Example>`
  select id, ${ownerOf('application.organisation_id')} as person from application
  where status = 'draft' and scheme = ${scheme} order by id limit 1`;
/** Of the drafts of all schemes a section with each kind of question that is drawn in its own way. */
const sectionsLikeNoOther = sql<Example>`
  select distinct on (kind) application.id || '/' || (section->>'id') as id, ${ownerOf('application.organisation_id')} as person,
    field->>'kind' as kind
  from application join call on call.id = application.call_id
  join scheme_version on scheme_version.scheme = call.scheme and scheme_version.version = call.version,
    jsonb_array_elements(body->'form'->'sections') section, jsonb_array_elements(section->'fields') field
  where application.status = 'draft' and field->>'kind' in ('group', 'cost-table', 'map-route', 'address', 'organisation')
  order by kind, application.id`;
const claims = (states: readonly string[]) => sql<Example>`
  select distinct on (claim.status) claim.id, ${ownerOf('award.organisation_id')} as person
  from claim join award on award.id = claim.award_id where claim.status in (${sql.join(states)}) order by claim.status, claim.id`;

const reports = (states: readonly string[]) => sql<Example>`
  select distinct on (report.status) report.id, ${ownerOf('award.organisation_id')} as person
  from report join award on award.id = report.award_id where report.status in (${sql.join(states)}) order by report.status, report.id`;

/** Where to look at a page with a parameter: one example for each state that looks different. */
const examples: Readonly<Record<string, (db: Db) => Promise<readonly Example[]>>> = {
  '/schemes/:scheme': async () => [{ id: 'dtspp', person: null }],
  '/schemes/:scheme/check': async () => [
    { id: 'dtspp', person: null },
    { id: 'dtspp/check?sector=retail&operating=yes&fullTimeStaff=50&registration=hawker-licence&listed=no', person: null },
  ],
  '/schemes/:scheme/rules': async () => [{ id: 'dtspp', person: null }],
  '/schemes/:scheme/subscribe': async () => [{ id: 'dtspp', person: null }],
  '/calls/:id': rows(
    sql`select distinct on (kind, sealed_until is null) id, null as person from call where not invited order by kind, sealed_until is null, id`,
  ),
  '/subscriptions/:token': rows(sql`
    select substring(body from '/subscriptions/([[:alnum:]_-]+)') as id, null as person from mail_message
    where body like '%/subscriptions/%' order by sent_at desc limit 1`),
  '/letters/:token': rows(sql`
    select substring(body from '/letters/([[:alnum:]_-]+)') as id, null as person from mail_message
    where body like '%/letters/%' order by sent_at desc limit 1`),
  '/figures/:id': async () => ['dtspp.packages', 'dtspp.sectors'].map((id) => ({ id, person: null })),
  '/catalogue/:id': rows(ofPackage),
  '/providers/:id': rows(sql`select id, null as person from (${ofProvider}) as provider`),

  '/confirm/:token': rows(sql`
    select substring(mail.body from '/confirm/([[:alnum:]_-]+)') as id, null as person
    from claim_confirmation asked
    join organisation_contact contact on contact.id = asked.contact_id
    join mail_message mail on mail.recipient = contact.value and mail.body like '%/confirm/%'
    where asked.answered_at is null and asked.expires_at > now()
    order by mail.sent_at desc limit 1`),

  '/portal/applications/:id/why': rows(applications(['refused'])),
  '/portal/applications/:id': rows(applications(['draft', 'submitted', 'waiting', 'refused'])),
  '/portal/applications/:id/:section': async (db) => {
    const [draft] = await rows(draftOf('dtspp'))(db);
    const own = (draft && ['business', 'documents', 'declaration'].map((id) => ({ ...draft, id: `${draft.id}/${id}` }))) ?? [];
    return [...own, ...(await rows(sectionsLikeNoOther)(db))];
  },
  '/portal/applications/:id/join': rows(applications(['draft'])),
  '/portal/applications/:id/referees': rows(sql`
    select application.id, ${ownerOf('application.organisation_id')} as person
    from application join referee on referee.application_id = application.id limit 1`),
  '/portal/applications/:id/review': rows(applications(['draft'])),
  '/portal/applications/:id/earlier': rows(applications(['draft'])),
  '/portal/applications/:id/receipt': rows(applications(['approved'])),
  '/portal/applications/:id/copy': rows(applications(['approved'])),
  '/portal/awards/:id': rows(sql`
    select distinct on (standing) id, ${ownerOf('award.organisation_id')} as person from award
    where standing in ('offered', 'active', 'completed') order by standing, id`),
  '/portal/awards/:id/why': rows(sql`
    select id, ${ownerOf('award.organisation_id')} as person from award where standing = 'completed' order by id limit 1`),
  '/portal/claims/:id': rows(claims(['draft', 'submitted', 'paid'])),
  '/portal/claims/:id/review': rows(claims(['draft'])),
  '/portal/reports/:id': rows(reports(['submitted', 'accepted'])),
  '/portal/claims/:id/receipt': rows(claims(['paid'])),
  '/portal/webhooks/:id': rows(sql`
    select distinct on (standing) id, created_by as person from webhook where standing <> 'removed' order by standing, id`),
  '/portal/organisations/:id': rows(
    sql`select id, ${ownerOf('organisation.id')} as person from organisation order by id limit 1`,
  ),
  '/portal/providers/:id': rows(sql`
    (${ofProvider}) union all
    (select id, ${ownerOf('marketplace_provider.organisation_id')} as person from marketplace_provider where status in ('draft', 'refused') limit 1)`),
  '/portal/providers/:id/packages': rows(ofProvider),
  '/portal/providers/:id/packages/new': rows(ofProvider),
  '/portal/providers/:id/enquiries': rows(ofProvider),
  '/portal/providers/packages/:id': rows(sql`
    select distinct on (pack.status) pack.id, ${ownerOf('provider.organisation_id')} as person
    from marketplace_package pack join marketplace_provider provider on provider.id = pack.provider_id
    where pack.status in ('draft', 'accepted')`),
  '/portal/enquiries/new/:id': rows(sql`
    select package_id as id, asked_by as person from marketplace_enquiry
    join marketplace_package on marketplace_package.id = package_id and marketplace_package.status = 'accepted'
    order by marketplace_enquiry.id limit 1`),
  '/portal/enquiries/:id': rows(sql`
    select distinct on (status) id, asked_by as person from marketplace_enquiry where status in ('open', 'confirmed') order by status, id desc`),

  '/office/cases/:id': rows(sql`
    (select distinct on (status) id, coalesce(officer_id, ${anyone('officer')}) as person from application where status in ('submitted', 'waiting') order by status, id)
    union all
    (select distinct on (status) id, ${anyone('approver')} as person from application where status in ('recommended', 'approved') order by status, id)`),
  '/office/calls/:id': rows(sql`
    select distinct on (kind, invited) id, ${anyone('admin')} as person from call order by kind, invited, created_at desc`),
  '/office/claims/:id': rows(sql`
    select distinct on (status) id, ${anyone('finance')} as person from claim where status <> 'draft' order by status, id`),
  '/office/reports/:id': rows(sql`
    select distinct on (status) id, ${anyone('officer')} as person from report where status <> 'draft' order by status, id`),
  '/office/awards/:id': rows(sql`
    select distinct on (standing) id, ${anyone('officer')} as person from award where standing in ('active', 'completed') order by standing, id`),
  '/office/organisations/:id': rows(sql`select id, ${anyone('officer')} as person from organisation order by id limit 1`),
  '/office/providers/:id': rows(sql`
    select distinct on (status) id, ${anyone('officer')} as person from marketplace_provider where status in ('submitted', 'accepted') order by status, id`),
  '/office/packages/:id': rows(sql`
    select distinct on (status) id, ${anyone('officer')} as person from marketplace_package where status in ('submitted', 'accepted') order by status, id`),
  '/office/payment-runs/:id': rows(sql`
    select distinct on (state) id, ${anyone('finance')} as person from payments_run order by state, id`),
  '/office/imports/:id': rows(sql`
    select distinct on (status, problems > 0) id, created_by as person from import order by status, problems > 0, id`),
  '/office/schemes/:scheme': rows(sql`select 'dtspp' as id, ${anyone('officer')} as person`),
  '/office/schemes/:scheme/changes': rows(sql`select 'dtspp/changes?from=1&to=1' as id, ${anyone('officer')} as person`),
  '/office/schemes/drafts/:id': rows(sql`select id, ${anyone('admin')} as person from scheme_draft order by id limit 1`),
  '/office/figures/:id': rows(sql`select 'dtspp.packages' as id, ${anyone('officer')} as person`),
  '/office/ledger/:id': rows(sql`select id, ${anyone('finance')} as person from account order by id limit 1`),
  '/office/history/:id': rows(
    sql`select id, ${anyone('admin')} as person from application where status = 'approved' order by id limit 1`,
  ),
};

/** Who may see pages of the office that not every role may. */
const rolesOf: Readonly<Record<string, Role>> = {
  '/office/people': 'admin',
  '/office/calls/new': 'admin',
  '/office/schemes/new': 'admin',
  '/office/payments': 'finance',
  '/office/payment-runs': 'finance',
  '/office/ledger': 'finance',
  '/office/log': 'admin',
  '/office/retention': 'admin',
};

/** The address that an example stands for; one with a slash in it is the rest of the address itself. */
function placeOf(path: string, id: string): string {
  const [before = '', after = ''] = path.split(/\/:[a-z]+/i);
  return id.includes('/') ? `${before}/${id}` : `${before}/${encodeURIComponent(id)}${after}`;
}

async function firstPerson(db: Db, of: Role | 'shop' | 'provider'): Promise<string> {
  const found = await (
    of === 'shop'
      ? sql<{
          id: string;
        }>`select ${ownerOf('application.organisation_id')} as id from application group by organisation_id order by count(*) desc, organisation_id limit 1`
      : of === 'provider'
        ? sql<{ id: string }>`select person as id from (${ofProvider}) as provider`
        : sql<{ id: string }>`select ${anyone(of)} as id`
  ).execute(db);
  const id = found.rows[0]?.id;
  if (id === undefined) throw new Error(`The example hub has nobody who could be ${of}`);
  return id;
}

/** Every page, at least once. Throws when a page has no example, or the example hub has nothing to show on it. */
export async function everyPage(db: Db): Promise<Visit[]> {
  const tables: readonly (readonly [Room, readonly { readonly path: string }[]])[] = [
    ['public', publicPages],
    ['door', doorPages],
    ['portal', portalPages],
    ['office', officePages],
  ];
  const missing: string[] = [];
  const visits: Visit[] = [];
  for (const [room, pages] of tables) {
    for (const { path } of pages) {
      if (!path.includes(':')) {
        const person =
          room === 'portal'
            ? await firstPerson(db, 'shop')
            : room === 'office'
              ? await firstPerson(db, rolesOf[path] ?? 'officer')
              : undefined;
        visits.push({ room, path, place: path, person });
        continue;
      }
      const found = (await examples[path]?.(db)) ?? [];
      if (found.length === 0) missing.push(path);
      for (const { id, person } of found) visits.push({ room, path, place: placeOf(path, id), person: person ?? undefined });
    }
  }
  if (missing.length > 0) throw new Error(`No example to look at for ${missing.join(', ')}: add one to e2e/places.ts`);
  return [...visits, ...(await further(db))];
}

/** The same pages once more, where somebody else or another query sees something else. */
async function further(db: Db): Promise<Visit[]> {
  const has = (path: string) => [...portalPages, ...officePages].some((page) => page.path === path);
  const more: Visit[] = [];
  if (has('/portal')) more.push({ room: 'portal', path: '/portal', place: '/portal', person: await firstPerson(db, 'provider') });
  for (const role of ['approver', 'finance', 'admin'] as const) {
    for (const path of ['/office', '/office/cases'].filter(has)) {
      more.push({ room: 'office', path, place: path, person: await firstPerson(db, role) });
    }
  }
  if (marketplacePages.length > 0) {
    more.push({ room: 'public', path: '/catalogue', place: '/catalogue?q=till&sort=price&sector=retail', person: undefined });
    const two = await sql<{
      id: string;
    }>`select id from marketplace_package where status = 'accepted' order by id limit 3`.execute(db);
    const query = new URLSearchParams(two.rows.map(({ id }) => ['p', id]));
    more.push({ room: 'public', path: '/catalogue/compare', place: `/catalogue/compare?${query}`, person: undefined });
  }
  more.push({ room: 'public', path: '*', place: '/no-such-page', person: undefined });
  return more;
}
