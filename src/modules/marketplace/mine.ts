// A provider's own view of what it is in the marketplace: its enrolment, its packages, what may be done with them.

import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Answers, Marks } from '../../core/applications/merge.ts';
import { ruleLines } from '../../core/decisions/explained.ts';
import { formState } from '../../core/schemes/form-state.ts';
import { readSubmission } from '../../core/schemes/form.ts';
import { showForm } from '../../core/schemes/form-view.ts';
import { fillText, readable } from '../../core/schemes/texts.ts';
import { ownPackage, ownProvider, type ProviderRow } from './access.ts';
import { missingIn, readStored } from './content.ts';
import { categoriesOf, labelOf, type Market, marketOf, markets, placesOf, sectorsOf } from './market.ts';
import { judgePackage } from './packages.ts';
import { nameOf } from './people.ts';
import { judgeProvider, readingOf } from './providers.ts';
import { packageCourse, providerCourse } from './rules.ts';
import { listedIn } from './slots.ts';

/** The enrolments of my organisations, and the schemes in which another of them could enrol. */
export async function myProviders(db: Db, actor: Actor, now: Date) {
  const rows =
    actor.organisations.length === 0
      ? []
      : await db
          .selectFrom('marketplace_provider as provider')
          .innerJoin('organisation', 'organisation.id', 'provider.organisation_id')
          .select(({ selectFrom, fn }) => [
            'provider.id',
            'provider.scheme',
            'provider.status',
            'provider.organisation_id',
            'provider.submitted_at',
            'provider.decided_at',
            'provider.refusal_reason',
            'organisation.name_en',
            'organisation.name_zh',
            selectFrom('marketplace_enquiry as enquiry')
              .whereRef('enquiry.provider_id', '=', 'provider.id')
              .where('enquiry.status', '=', 'open')
              .select(fn.countAll<bigint>().as('n'))
              .as('open_enquiries'),
            selectFrom('marketplace_package as package')
              .whereRef('package.provider_id', '=', 'provider.id')
              .where('package.status', '=', 'accepted')
              .where('package.accepted_until', 'is', null)
              .select(fn.countAll<bigint>().as('n'))
              .as('listed'),
          ])
          .where('provider.organisation_id', 'in', [...actor.organisations])
          .orderBy('provider.created_at')
          .orderBy('provider.id')
          .execute();
  const all = await markets(db, now);
  return {
    providers: rows.map((row) => ({
      id: row.id,
      scheme: row.scheme,
      schemeName: schemeNameIn(all, row.scheme),
      organisation: { id: row.organisation_id, name: nameOf(row) },
      status: row.status,
      submittedAt: row.submitted_at,
      decidedAt: row.decided_at,
      reason: row.refusal_reason,
      openEnquiries: Number(row.open_enquiries),
      listed: Number(row.listed),
    })),
    schemes: all.map(({ scheme, provider }) => ({
      scheme: scheme.scheme,
      name: readable(scheme).texts.name,
      intro: fillText(scheme, provider.intro),
    })),
  };
}

const schemeNameIn = (all: readonly Market[], name: string) => {
  const found = all.find(({ scheme }) => scheme.scheme === name);
  return found === undefined ? { en: name, 'zh-Hant': name, 'zh-Hans': name } : readable(found.scheme).texts.name;
};

/** One enrolment of my own: the form, what is filled in, what the rules say of it as it stands. */
export async function myProvider(db: Db, actor: Actor, id: string, locale: Locale, now: Date) {
  const provider = await ownProvider(db, actor, id);
  const market = await marketOf(db, provider.scheme, now);
  const { documents, reading } = await readingOf(db, market, provider, now);
  const { rules } = judgeProvider(market, readSubmission(reading).values);
  const { scheme } = market;
  return {
    ...headOf(market, provider),
    form: showForm(scheme, market.provider.form),
    intro: fillText(scheme, market.provider.intro),
    answers: provider.answers as Record<string, Answers[string]>,
    revisions: Object.fromEntries(Object.entries(provider.marks as Marks).map(([field, { revision }]) => [field, revision])),
    ...formState(reading, locale),
    documents,
    rules: ruleLines(scheme, market.provider.rules, rules, locale),
    sectors: sectorsOf(market).map(({ value, label }) => ({ value, label })),
    categories: categoriesOf(market).map(({ value, label }) => ({ value, label })),
    places: placesOf(market),
  };
}

function headOf({ scheme }: Market, provider: ProviderRow) {
  return {
    id: provider.id,
    scheme: { id: scheme.scheme, name: readable(scheme).texts.name },
    organisation: { id: provider.organisation_id, name: nameOf(provider) },
    status: provider.status,
    mayEdit: providerCourse.edit.includes(provider.status),
    submittedAt: provider.submitted_at,
    decidedAt: provider.decided_at,
    acceptedFrom: provider.accepted_from,
    reason: provider.refusal_reason,
  };
}

/** Everything a provider has written for the catalogue, by place. Withdrawn and replaced ones last. */
export async function myPackages(db: Db, actor: Actor, providerId: string, now: Date) {
  const provider = await ownProvider(db, actor, providerId);
  const market = await marketOf(db, provider.scheme, now);
  const rows = await db
    .selectFrom('marketplace_package')
    .select([
      'id',
      'sector',
      'category',
      'name',
      'pricing',
      'price',
      'monthly_fee',
      'status',
      'replaces',
      'is_revision',
      'submitted_at',
      'decided_at',
      'accepted_from',
      'accepted_until',
      'refusal_reason',
    ])
    .where('provider_id', '=', providerId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  return {
    provider: headOf(market, provider),
    sectors: sectorsOf(market).map(({ value, label }) => ({ value, label })),
    categories: categoriesOf(market).map(({ value, label }) => ({ value, label })),
    places: placesOf(market),
    packages: rows.map((row) => ({
      id: row.id,
      name: row.name as { en: string; 'zh-Hant': string; 'zh-Hans': string },
      sector: { value: row.sector, label: labelOf(sectorsOf(market), row.sector) },
      category: { value: row.category, label: labelOf(categoriesOf(market), row.category) },
      pricing: row.pricing,
      amount: row.monthly_fee ?? row.price,
      price: row.price,
      status: row.status,
      isListed: row.status === 'accepted' && row.accepted_until === null,
      replaces: row.is_revision ? row.replaces : null,
      submittedAt: row.submitted_at,
      decidedAt: row.decided_at,
      reason: row.refusal_reason,
    })),
  };
}

/** One package of my own, to be read or changed, with what the rules say of it now. */
export async function myPackage(db: Db, actor: Actor, id: string, locale: Locale, now: Date) {
  const pack = await ownPackage(db, actor, id);
  const market = await marketOf(db, pack.scheme, now);
  const content = readStored(pack);
  const { rules } = judgePackage(market, content, await listedIn(db, pack.provider_id, pack, pack));
  const newer = await db
    .selectFrom('marketplace_package')
    .select('id')
    .where('replaces', '=', id)
    .where('status', 'in', ['draft', 'submitted', 'refused', 'accepted'])
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return {
    id,
    provider: { id: pack.provider_id, name: nameOf(pack), status: pack.provider_status },
    scheme: { id: pack.scheme, name: readable(market.scheme).texts.name },
    status: pack.status,
    isListed: pack.status === 'accepted' && pack.accepted_until === null,
    revision: pack.revision,
    replaces: pack.is_revision ? pack.replaces : null,
    newVersion: newer?.id ?? null,
    may: {
      edit: packageCourse.edit.includes(pack.status),
      submit: packageCourse.submit.includes(pack.status) && pack.provider_status === 'accepted',
      withdraw: packageCourse.withdraw.includes(pack.status),
      revise: packageCourse.revise.includes(pack.status),
    },
    reason: pack.refusal_reason,
    submittedAt: pack.submitted_at,
    decidedAt: pack.decided_at,
    content,
    missing: missingIn(content).map(({ field }) => field),
    rules: ruleLines(market.scheme, market.packages.rules, rules, locale),
    sectors: sectorsOf(market).map(({ value, label }) => ({ value, label })),
    categories: categoriesOf(market).map(({ value, label }) => ({ value, label })),
  };
}
