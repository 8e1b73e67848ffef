// The lives of start-ups: each applies under one of the schemes, with the example answers of that scheme, and its case goes
// through the scheme's own stages. What is asked, who decides and what follows comes from the scheme's file.

import { documentsAsked } from '../core/schemes/form-documents.ts';
import { flatten } from '../core/schemes/paths.ts';
import type { Form, GroupField, SimpleField } from '../core/schemes/shape-form.ts';
import type { Scheme } from '../core/schemes/shape.ts';
import type { Role } from '../platform/http/actor.ts';
import type { ExampleAnswers } from './answers/example-answers.ts';
import { dayOf, later } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Life } from './lives.ts';
import { paper } from './paper.ts';
import type { Firm, Population } from './population.ts';
import type { Lookup } from './shops.ts';
import type { Walk } from './walk.ts';
import { projects } from './words.ts';

export interface Venture {
  readonly walk: Walk;
  readonly lookup: Lookup;
  readonly people: Population;
  readonly scheme: Scheme;
  readonly callId: string;
  readonly answers: ExampleAnswers;
  readonly firm: Firm;
  /** Whom it names where the scheme asks for others to take part. */
  readonly friends: readonly Firm[];
  /** How far it goes: some only write, some wait for a decision. */
  readonly until: 'draft' | 'sent' | 'checked' | 'decided' | 'accepted';
  readonly project: number;
}

/** What a start-up does from the day on which it begins to write. */
export async function* ventureLife(venture: Venture, chance: Chance, start: Date): Life {
  const { walk, lookup, scheme, firm, until } = venture;
  const owner = firm.owner.id;
  let at = start;
  yield at;
  const body = { callId: venture.callId, organisationId: firm.id };
  const { id } = await walk.call(owner, 'POST /applications', { body });
  const params = { id };
  await fill(venture, { is: 'applications', id, answers: 'form' }, scheme.form, at);
  await nameParties(venture, id);
  if (until === 'draft') return;

  yield (at = later(at, chance.between(1, 3), chance));
  await walk.call(owner, 'POST /applications/:id/submit', { params });
  if (until === 'sent') return;

  const met = new Set<string>();
  for (;;) {
    yield (at = later(at, chance.between(2, 6), chance));
    const officer = await lookup.officerOf(id);
    // An automatic lane needs nobody; a case without an officer waits for one.
    if (officer === undefined) break;
    const { stage, stages, inside } = await walk.call(officer, 'GET /cases/:id', { params });
    const now = stages.find((one) => one.id === stage);
    if (now === undefined) break;
    const by = now.role === 'officer' && !met.has(officer) ? officer : anotherOf(venture, now.role as Role, met, chance);
    met.add(by);
    const isLast = stages.at(-1)?.id === now.id;
    if (isLast && until === 'checked') return;
    const rubric = (by === officer ? inside : (await walk.call(by, 'GET /cases/:id', { params })).inside)?.rubric;
    const scores =
      rubric &&
      Object.fromEntries(
        rubric.criteria.map((one) => [one.id, chance.one(rubric.steps.slice(Math.floor(rubric.steps.length / 2)))]),
      );
    const reason = 'Every rule holds, and what was promised fits what was shown. (Example)';
    const verdict = { outcome: 'approve' as const, reason };
    if (isLast) await walk.call(by, 'POST /cases/:id/decide', { params, body: verdict });
    else await walk.call(by, 'POST /cases/:id/recommend', { params, body: { ...verdict, ...(scores ? { scores } : {}) } });
    if (isLast) break;
  }
  const award = await lookup.awardOf(id);
  if (award === undefined || until === 'decided') return;
  yield (at = later(at, chance.between(1, 5), chance));
  await walk.call(owner, 'POST /awards/:id/accept', { params: { id: award } });
  yield* firstReport(venture, award, at, chance);
}

/** The first report that is owed is handed in, where there are example answers to it; of every three the office has accepted two. */
async function* firstReport(venture: Venture, award: string, accepted: Date, chance: Chance): Life {
  const { walk, scheme, answers, firm, project } = venture;
  const owed = scheme.obligations.find(({ kind }) => kind === 'report');
  const report = scheme.reports?.find(({ id }) => id === owed?.report);
  if (owed === undefined || report === undefined || answers.forms[`reports.${report.id}`] === undefined) return;
  let at = later(accepted, chance.between(50, 80), chance);
  yield at;
  const { id } = await walk.call(firm.owner.id, 'POST /awards/:id/obligations/:duty/report', {
    params: { id: award, duty: owed.id },
  });
  await fill(venture, { is: 'reports', id, answers: `reports.${report.id}` }, report.form, at);
  await walk.call(firm.owner.id, 'POST /reports/:id/submit', { params: { id } });
  if (project % 3 === 0) return;
  const stages = scheme.stages.report ?? [{ role: 'officer', act: 'decide' } as const];
  const met = new Set<string>();
  for (const { role, act } of stages) {
    yield (at = later(at, chance.between(2, 6), chance));
    const by = anotherOf(venture, role, met, chance);
    met.add(by);
    const step = act === 'decide' ? 'POST /office/reports/:id/accept' : 'POST /office/reports/:id/recommend';
    await walk.call(by, step, {
      params: { id },
      body: { reason: 'It says what was done, and the papers bear it out. (Example)' },
    });
  }
}

interface Filled {
  readonly is: 'applications' | 'reports';
  readonly id: string;
  /** Which of the example answers. */
  readonly answers: string;
}

/** Fills a form with the example answers, their days moved to today's, and a paper wherever one is asked for. */
async function fill({ walk, scheme, answers, firm, project }: Venture, what: Filled, form: Form, now: Date): Promise<void> {
  const owner = firm.owner.id;
  const moved = shifted(answers.forms[what.answers], answers.today, now) as Readonly<Record<string, unknown>>;
  const title = projects[project % projects.length] ?? ['Example', '示例', '示例'];
  const told = { owners: { en: firm.owner.name, zh: '示例' }, projectTitle: { en: title[0], zh: title[1] } };
  const own = {
    ...renamed(form, moved, told),
    ...('nameEn' in moved ? { nameEn: firm.name[0], nameZh: firm.name[1], brNumber: firm.brNumber } : {}),
  };
  const changes = Object.entries(flatten(form, own)).map(([field, value]) => ({ field, value: value as never, base: 0 }));
  const patch = what.is === 'applications' ? 'PATCH /applications/:id/answers' : 'PATCH /reports/:id/answers';
  await walk.call(owner, patch, { params: { id: what.id }, body: { changes } });
  for (const field of documentsAsked({ scheme, form, answers: own, today: dayOf(now) })) {
    await walk.upload(
      owner,
      `/${what.is}/${what.id}/documents/${field}`,
      `${field}.pdf`,
      paper(field, [firm.name[0]]),
      'application/pdf',
    );
  }
}

/** Names the organisations that the scheme asks for; each confirms at once where it must. */
async function nameParties({ walk, scheme, firm, friends }: Venture, id: string): Promise<void> {
  let next = 0;
  for (const { id: party, least, confirms = false } of scheme.parties ?? []) {
    for (let count = 0; count < least; count += 1) {
      const friend = friends[(next += 1) % friends.length];
      if (friend === undefined) return;
      const body = { party, organisationId: friend.id, email: friend.owner.email, language: 'en' as const };
      const named = await walk.call(firm.owner.id, 'POST /applications/:id/parties', { params: { id }, body });
      const answer = { confirms: true, organisationId: friend.id };
      if (confirms) await walk.call(friend.owner.id, 'POST /parties/:id/answer', { params: { id: named.id }, body: answer });
    }
  }
}

function anotherOf({ people }: Venture, role: Role, met: ReadonlySet<string>, chance: Chance): string {
  const free = people.staff[role].filter(({ id }) => !met.has(id));
  return chance.one(free).id;
}

/** The answers with its own people and project: wherever an answer supplies one of these facts. */
function renamed(
  form: Form,
  answers: Readonly<Record<string, unknown>>,
  told: Readonly<Record<string, { en: string; zh: string }>>,
) {
  const own = ({ id, kind, fact }: SimpleField | GroupField, answer: unknown): [string, unknown] => {
    const name = fact === undefined ? undefined : told[fact];
    if (name === undefined || answer === undefined) return [id, answer];
    return [id, kind === 'bilingual' ? name : name.en];
  };
  return Object.fromEntries(
    form.sections
      .flatMap(({ fields }) => fields)
      .filter(({ id }) => id in answers)
      .map((field): [string, unknown] => {
        const answer = answers[field.id];
        if (field.kind !== 'group' || !Array.isArray(answer)) return own(field, answer);
        const items = (answer as Record<string, unknown>[]).map((item, at) => ({
          ...item,
          ...Object.fromEntries(
            field.fields
              .filter(({ id }) => id in item)
              .map((one) => (at === 0 ? own(one, item[one.id]) : [one.id, item[one.id]])),
          ),
        }));
        // Of several owners the example keeps one: its own.
        return [field.id, field.fields.some(({ fact }) => fact === 'owners') ? items.slice(0, 1) : items];
      }),
  );
}

const aDay = /^\d{4}-\d{2}-\d{2}$/;

/** The same answers, every day in them as far from now as it was from the day for which they were written. */
function shifted(value: unknown, written: string, now: Date): unknown {
  if (typeof value === 'string') {
    if (!aDay.test(value)) return value;
    return dayOf(new Date(Date.parse(value) + (now.getTime() - Date.parse(written))));
  }
  if (Array.isArray(value)) return value.map((item) => shifted(item, written, now));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shifted(item, written, now)]));
}
