// For tests: an applicant walks through any scheme by the front door, with the right answers of its cases.

import type { Field, Form } from '../../src/core/schemes/shape-form.ts';
import { readSubmission, shownFields } from '../../src/core/schemes/form.ts';
import { laneNamed, stagesOn } from '../../src/core/schemes/course.ts';
import { flatten } from '../../src/core/schemes/paths.ts';
import type { Scheme } from '../../src/core/schemes/shape.ts';
import * as given from '../given.ts';
import * as apply from '../given-application.ts';
import { good } from '../given-case.ts';
import * as market from '../given-marketplace.ts';
import type { TestHub, Visitor } from '../hub.ts';
import { pdf } from '../zip.ts';
import type { Answers, SchemeCases } from './cases.ts';

/** Fills a form as pages do: every answer under its path, every document that is asked for. */
export async function fill(me: Visitor, at: string, { scheme, form, answers, today }: Filling): Promise<void> {
  const changes = Object.entries(flatten(form, answers)).map(([field, value]) => ({ field, value, base: 0 }));
  good(await me.patch(`${at}/answers`, { changes }));
  for (const { id } of documentsOf({ scheme, form, answers, today }))
    good(await me.upload(`${at}/documents/${id}`, `${id}.pdf`, pdf(id)));
}

interface Filling {
  readonly scheme: Scheme;
  readonly form: Form;
  readonly answers: Answers;
  readonly today: string;
}

/** The questions that are answered with a document, as far as these answers show them and a PDF will do. */
function documentsOf(filling: Filling): readonly Field[] {
  const shown = shownFields(filling);
  const { values } = readSubmission(filling);
  return filling.form.sections
    .flatMap(({ fields }) => fields)
    .filter(
      (field) => field.kind === 'file' && shown.has(field.id) && values[field.id] === undefined && field.accept.includes('pdf'),
    );
}

/** A draft of a scheme in a call that is open, filled in whole. Other organisations are not named in it yet. */
export async function written(hub: TestHub, scheme: Scheme, cases: SchemeCases, as: Scheme['applicants']['kinds'][number]) {
  hub.stand(`${cases.today}T04:00:00Z`);
  const { id: callId } = await apply.call(hub, scheme);
  const by = as === 'person' ? await alone(hub) : await given.organisation(hub.db);
  const me = hub.as(by.owner);
  const answers = cases.answers['form'] ?? {};
  const basisId = scheme.basis && (await confirmedEnquiry(hub, scheme, cases, by));
  const { id } = good(await me.post('/applications', { callId, organisationId: by.id, ...(basisId && { basisId }) })) as {
    id: string;
  };
  await fill(me, `/applications/${id}`, { scheme, form: scheme.form, answers, today: cases.today });
  return { id, callId, by, me };
}

/** Somebody who applies for themselves: an entry of one in the register. */
async function alone(hub: TestHub) {
  const owner = await given.person(hub.db);
  const { id } = good(await hub.as(owner).post('/organisations/individual', {})) as { id: string };
  return { id, owner };
}

/** The organisations that the scheme asks for are named, and each confirms where it must. */
export async function joined(hub: TestHub, { parties = [] }: Scheme, { id, me }: { id: string; me: Visitor }): Promise<void> {
  for (const { id: party, least, confirms = false } of parties) {
    for (let named = 0; named < least; named += 1) {
      const other = await given.organisation(hub.db);
      const asked = { party, organisationId: other.id, email: other.owner.email, language: 'en' };
      const { id: partyId } = good(await me.post(`/applications/${id}/parties`, asked)) as { id: string };
      const answer = { confirms: true, organisationId: other.id };
      if (confirms) good(await hub.as(other.owner).post(`/parties/${partyId}/answer`, answer));
    }
  }
}

/** A provider of the scheme enrols and lists a package, the applicant asks for it, the provider confirms. */
async function confirmedEnquiry(hub: TestHub, scheme: Scheme, cases: SchemeCases, by: { id: string; owner: { id: string } }) {
  const seller = await given.organisation(hub.db);
  const [me, officer] = [hub.as(seller.owner), hub.as(await given.person(hub.db, `officer:${scheme.scheme}`))];
  const { id: providerId } = good(await me.post('/providers', { scheme: scheme.scheme, organisationId: seller.id })) as {
    id: string;
  };
  const { form } = scheme.provider!;
  await fill(me, `/providers/${providerId}`, { scheme, form, answers: cases.answers['provider'] ?? {}, today: cases.today });
  good(await me.post(`/providers/${providerId}/submit`));
  good(await officer.post(`/providers/${providerId}/decide`, { outcome: 'accept', reason: 'All in order.' }));

  const [facts = {}] = Object.values(cases.eligible);
  const content = { ...market.content, sector: cases.answers['form']?.['sector'], category: facts['packageCategory'] };
  const { id: packageId } = good(await me.post('/packages', { providerId, content })) as { id: string };
  good(await me.post(`/packages/${packageId}/submit`));
  good(await officer.post(`/packages/${packageId}/decide`, { outcome: 'accept', reason: 'As the rules ask.' }));

  const asked = { packageId, organisationId: by.id, options: [] };
  const { id } = good(await hub.as(by.owner).post('/enquiries', asked)) as { id: string };
  good(await me.post(`/enquiries/${id}/confirm`, { reply: 'We can.' }));
  return id;
}

const reason = 'As the rules of the scheme say.';

/** Everybody whom the steps of an application need, one for each step. */
export const staffFor = (hub: TestHub, scheme: Scheme) =>
  Promise.all(
    scheme.stages.application.map(async ({ id, role }) => ({
      stage: id,
      ...(await given.person(hub.db, `${role}:${scheme.scheme}`)),
    })),
  );

/**
 * Takes an application that is in through every step of its lane, with the best scores, to an offer that is accepted. Where
 * the lane leaves the decision to the rules, it is theirs.
 */
export async function awarded(
  hub: TestHub,
  scheme: Scheme,
  staff: Staff,
  { id, me }: { id: string; me: Visitor },
): Promise<string> {
  await hub.jobs.drain();
  const it = await hub.db
    .selectFrom('application')
    .leftJoin('award', 'award.application_id', 'application.id')
    .select(['officer_id', 'lane', 'award.id as award'])
    .where('application.id', '=', id)
    .executeTakeFirstOrThrow();
  const isAutomatic = laneNamed(scheme, it.lane)?.automatic === true;
  const awardId = isAutomatic && it.award !== null ? it.award : await decided(hub, scheme, staff, { id, ...it });
  good(await me.post(`/awards/${awardId}/accept`));
  await hub.jobs.drain();
  return awardId;
}

type Staff = Awaited<ReturnType<typeof staffFor>>;

async function decided(
  hub: TestHub,
  scheme: Scheme,
  staff: Staff,
  it: { id: string; officer_id: string | null; lane: string | null },
) {
  let awardId = '';
  for (const [place, stage] of stagesOn(scheme, it.lane).entries()) {
    // The lot chose who takes the first step; whoever was meant for it then takes the step of that person.
    const meant = staff.find((one) => one.stage === stage.id)!.id;
    const by = hub.as({ id: place === 0 ? it.officer_id! : meant === it.officer_id ? staff[0]!.id : meant });
    if (stage.act === 'decide') {
      ({ awardId } = good(await by.post(`/cases/${it.id}/decide`, { outcome: 'approve', reason })) as { awardId: string });
      continue;
    }
    const rubric = scheme.rubrics?.find((one) => one.id === stage.rubric);
    const scores = rubric && Object.fromEntries(rubric.criteria.map((criterion) => [criterion.id, rubric.scale.to]));
    good(await by.post(`/cases/${it.id}/recommend`, { outcome: 'approve', reason, ...(scores && { scores }) }));
  }
  return awardId;
}

/** What an award owes beside claims is done: it is put to use, and every report is handed in and accepted. */
export async function reported(
  hub: TestHub,
  scheme: Scheme,
  cases: SchemeCases,
  { awardId, me }: { awardId: string; me: Visitor },
) {
  for (const { id: duty, kind, report } of scheme.obligations) {
    if (kind === 'deployment') good(await me.post(`/awards/${awardId}/obligations/${duty}/met`, { day: cases.today }));
    if (kind !== 'report') continue;
    const { id } = good(await me.post(`/awards/${awardId}/obligations/${duty}/report`)) as { id: string };
    const { form } = scheme.reports!.find((one) => one.id === report)!;
    await fill(me, `/reports/${id}`, { scheme, form, answers: cases.answers[`reports.${report}`] ?? {}, today: cases.today });
    good(await me.post(`/reports/${id}/submit`));
    for (const { role, act } of scheme.stages.report ?? [{ role: 'officer', act: 'decide' }]) {
      const by = hub.as(await given.person(hub.db, `${role as 'officer'}:${scheme.scheme}`));
      good(await by.post(`/office/reports/${id}/${act === 'decide' ? 'accept' : 'recommend'}`, { reason }));
    }
  }
  await hub.jobs.drain();
}

/** One claim on an award, made and approved; of a scheme that does not ask the merchant itself. */
export async function claimed(
  hub: TestHub,
  scheme: Scheme,
  cases: SchemeCases,
  { awardId, me }: { awardId: string; me: Visitor },
) {
  const people = await Promise.all(
    (scheme.stages.claim ?? []).map(async ({ role }) => (await given.person(hub.db, `${role}:${scheme.scheme}`)).id),
  );
  const { id } = good(await me.post(`/awards/${awardId}/claims`)) as { id: string };
  const { form } = scheme.claim!;
  await fill(me, `/claims/${id}`, { scheme, form, answers: cases.answers['claim'] ?? {}, today: cases.today });
  good(await me.post(`/claims/${id}/submit`));
  await hub.jobs.drain();
  const { officer_id: officer } = await hub.db
    .selectFrom('claim')
    .select('officer_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  good(await hub.as({ id: officer! }).post(`/claims/${id}/check`, { outcome: 'approve', reason }));
  good(await hub.as({ id: people.at(-1)! }).post(`/claims/${id}/approve`, { reason }));
  return id;
}
