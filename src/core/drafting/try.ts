import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { type FieldProblem, Refusal } from '../../platform/refusal.ts';
import { t } from '../../messages/index.ts';
import type { Locale } from '../../platform/formats.ts';
import { dayOf } from '../schemes/calendar.ts';
import { formsOf } from '../schemes/check-forms.ts';
import { questionsOf } from '../schemes/check.ts';
import { exampleFacts } from '../schemes/example.ts';
import { type Facts, type FactValue, isDay, NONE } from '../schemes/facts.ts';
import { showForm } from '../schemes/form-view.ts';
import { checkBody } from '../schemes/load.ts';
import { readMoney } from '../schemes/money.ts';
import { rulebookOf } from '../schemes/rulebook.ts';
import type { Fact } from '../schemes/shape-terms.ts';
import type { Scheme } from '../schemes/shape.ts';
import { sheetOf } from '../schemes/sheet.ts';
import { choicesTerm } from '../schemes/terms.ts';
import { readable } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { whatIf } from '../schemes/what-if.ts';
import { draftToRead } from './hold.ts';
import { withChanges } from './places.ts';
import { readDraft } from './reading.ts';
import { draftScheme } from './views.ts';

/** Which scheme is read or tried: a published version, or a draft. */
export interface Which {
  readonly scheme?: string | undefined;
  readonly version?: number | undefined;
  readonly draft?: string | undefined;
}

async function schemeOf(db: Db, actor: Actor, { scheme, version, draft }: Which): Promise<Scheme> {
  if (draft !== undefined) return draftScheme(db, actor, draft);
  if (scheme === undefined) throw new Refusal(404, 'schemes.no_scheme');
  if (version !== undefined) return schemeVersion(db, scheme, version);
  const last = await db
    .selectFrom('scheme_version')
    .select('version')
    .where('scheme', '=', scheme)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) throw new Refusal(404, 'schemes.no_scheme');
  return schemeVersion(db, scheme, last.version);
}

/** A scheme to be read as a page: its rules, its sheet, its forms as applicants see them, and what can be asked of somebody. */
export async function readingOf(db: Db, actor: Actor, which: Which) {
  const scheme = await schemeOf(db, actor, which);
  return {
    scheme: scheme.scheme,
    name: readable(scheme).texts.name,
    ...rulebookOf(scheme),
    sheet: [...sheetOf(scheme)],
    forms: formsOf(scheme).map(([path, form, from]) => ({ path: [...path], from, form: showForm(scheme, form) })),
    facts: factsOf(scheme),
  };
}

/** The facts that somebody who is tried can have, with what each may be. What a formula works out is not asked. */
function factsOf(scheme: Scheme) {
  const asked = new Map(questionsOf(scheme).map((question) => [question.fact, question]));
  return Object.entries(scheme.facts)
    .filter(([, { from }]) => from !== 'formula')
    .map(([name, { kind, from, label, options }]) => {
      const none = asked.get(name)?.none ?? { en: '—', 'zh-Hant': '—', 'zh-Hans': '—' };
      const choices = options === undefined ? [] : choicesTerm(scheme, options);
      const others = kind === 'choice' && options !== undefined ? [{ value: NONE, label: none }] : [];
      return {
        name,
        kind,
        from,
        label,
        options: [...choices.map(({ value, label: words }) => ({ value, label: words })), ...others],
      };
    });
}

/** The scheme tried on typed facts. Refuses (422, with fields) what is not of its kind: a silent unknown would mislead. */
export async function tryScheme(db: Db, actor: Actor, which: Which, typed: Readonly<Record<string, string>>, now: Date) {
  const scheme = await schemeOf(db, actor, which);
  const facts: Record<string, FactValue> = {};
  const fields: FieldProblem[] = [];
  for (const [name, text] of Object.entries(typed)) {
    const fact = Object.hasOwn(scheme.facts, name) ? scheme.facts[name]! : undefined;
    if (!fact || text.trim() === '') continue;
    const value = readFact(fact, text.normalize('NFKC').trim());
    if (value === undefined) fields.push({ field: name, code: 'drafting.not_of_kind', facts: { kind: fact.kind } });
    else facts[name] = value;
  }
  if (fields.length > 0) throw new Refusal(422, 'schemes.check.malformed', {}, fields);
  return whatIf(scheme, facts, now);
}

/** A fact as it was typed; nothing where that is not one. */
function readFact({ kind }: Fact, text: string): FactValue {
  const list = text
    .split(/[\n,;、，；]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const whole = (item: string) => (/^\d{1,3}(,?\d{3}){0,5}$/.test(item) ? item.replaceAll(',', '') : undefined);
  const cents = (item: string) => {
    const amount = readMoney(item);
    return typeof amount === 'bigint' ? String(amount) : undefined;
  };
  const day = (item: string) => (isDay(item) ? item : undefined);
  switch (kind) {
    case 'yes-no':
      return text === 'yes' ? true : text === 'no' ? false : undefined;
    case 'choice':
    case 'text':
      return text;
    case 'choices':
    case 'texts':
      return list;
    case 'whole':
      return whole(text);
    case 'money':
      return cents(text);
    case 'date':
      return day(text);
    case 'wholes':
      return all(list, whole);
    case 'amounts':
      return all(
        text.split(/[\n;；]/).map((item) => item.trim()),
        cents,
      );
    case 'dates':
      return all(list, day);
  }
}

function all(list: readonly string[], read: (item: string) => string | undefined): readonly string[] | undefined {
  const items = list.map(read);
  return items.every((item) => item !== undefined) ? items : undefined;
}

/** Somebody made up, as their facts would be typed: whom all rules hold for, or all but one. */
export async function makeUp(db: Db, actor: Actor, which: Which, failing: string | undefined, now: Date) {
  const scheme = await schemeOf(db, actor, which);
  const { facts, fits } = exampleFacts(scheme, dayOf(now), failing);
  return { fits, facts: typedFacts(scheme, facts) };
}

function typedFacts(scheme: Scheme, facts: Facts): Record<string, string> {
  const dollars = (cents: unknown) =>
    `${(BigInt(cents as string) / 100n).toString()}.${String(BigInt(cents as string) % 100n).padStart(2, '0')}`;
  return Object.fromEntries(
    Object.entries(scheme.facts).flatMap(([name, { kind }]) => {
      const value = facts[name];
      if (value === undefined || value === null) return [];
      if (typeof value === 'boolean') return [[name, value ? 'yes' : 'no']];
      if (kind === 'money') return [[name, dollars(value)]];
      if (typeof value === 'object') return [[name, (kind === 'amounts' ? value.map(dollars) : value).join('; ')]];
      return [[name, String(value)]];
    }),
  );
}

interface Typed {
  readonly path: readonly (string | number)[];
  readonly expression: string;
}

/**
 * What is wrong with an expression as it is typed at a place of a draft, by the checks that the file goes through; and, while
 * the rest of the draft is not right yet, whether it can be read at all. Nothing is kept.
 */
export async function tryExpression(db: Db, actor: Actor, id: string, { path, expression }: Typed, locale: Locale) {
  const { text, scheme } = await draftToRead(db, actor, id);
  const { body } = readDraft(text, scheme);
  if (body === undefined) throw new Refusal(409, 'drafting.not_yaml');
  const { problems } = checkBody(withChanges(body, [{ path, value: expression }]), scheme);
  const place = path.join('.');
  const own = problems.find((problem) => problem.path.join('.') === place);
  if (!own) return { problem: null, fix: null };
  const { name, near } = own.params;
  const isNear = own.key === 'schemes.problem.no_fact_near' && name !== undefined && near !== undefined;
  return { problem: t(locale, own.key, own.params), fix: isNear ? { from: String(name), to: String(near) } : null };
}
