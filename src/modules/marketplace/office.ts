// What the office decides on, with everything the decision rests on. Somebody who has to do with a provider sees of its page
// only that it is there.

import { sql } from 'kysely';
import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { sentForm } from '../../core/cases/answers.ts';
import { historyOf } from '../../core/cases/history.ts';
import { ruleLines } from '../../core/decisions/explained.ts';
import type { Answers } from '../../core/schemes/form.ts';
import type { Evaluation } from '../../core/schemes/rules.ts';
import type { Scheme } from '../../core/schemes/shape.ts';
import { readable } from '../../core/schemes/texts.ts';
import { schemeVersion } from '../../core/schemes/versions.ts';
import { officePackage, officeProvider, type OwnedPackage, type ProviderRow } from './access.ts';
import { readStored } from './content.ts';
import { categoriesOf, givenFor, labelOf, marketOf, sectorsOf } from './market.ts';
import { isConflicted, nameOf } from './people.ts';
import { packageCourse, providerCourse } from './rules.ts';
import { listedIn } from './slots.ts';
import type { Text } from './shapes.ts';

/** What the rules said when something was sent, in the reader's language and in the words of the version they were. */
async function evaluationsOf(db: Db, id: string, rulesOf: (scheme: Scheme) => Parameters<typeof ruleLines>[1], locale: Locale) {
  const rows = await db
    .selectFrom('evaluation')
    .select(['id', 'stage', 'scheme', 'version', 'results', 'holds', 'evaluated_at'])
    .where('subject_id', '=', id)
    .orderBy('evaluated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  return Promise.all(
    rows.map(async (row) => {
      const scheme = await schemeVersion(db, row.scheme, row.version);
      const rules = ruleLines(scheme, rulesOf(scheme), row.results as readonly Evaluation[], locale);
      return { id: row.id, stage: row.stage, version: row.version, holds: row.holds, at: row.evaluated_at, rules };
    }),
  );
}

async function decisionsOf(db: Db, id: string) {
  return db
    .selectFrom('decision')
    .innerJoin('person', 'person.id', 'decision.by_person')
    .select(['decision.id', 'decision.outcome', 'decision.reason', 'person.name as by', 'decision.decided_at as at'])
    .where('decision.subject_id', '=', id)
    .orderBy('decision.decided_at')
    .execute();
}

/** A provider as the office decides on it. */
export async function providerCase(db: Db, actor: Actor, id: string, locale: Locale, now: Date) {
  const provider = await officeProvider(db, actor, id);
  const market = await marketOf(db, provider.scheme, now);
  const why = (await isConflicted(db, actor, provider)) ? t(locale, 'decision.conflict') : undefined;
  return {
    id,
    status: provider.status,
    scheme: { id: provider.scheme, name: readable(market.scheme).texts.name[locale] },
    organisation: { id: provider.organisation_id, name: nameOf(provider), br: provider.br_number },
    submittedAt: provider.submitted_at,
    decidedAt: provider.decided_at,
    acceptedFrom: provider.accepted_from,
    actions: (['decide', 'suspend', 'reinstate'] as const).map((act) => ({
      act,
      why: why ?? statusObstacle(act, provider, locale),
    })),
    inside: why === undefined ? await insideOf(db, provider, locale) : null,
  };
}

function statusObstacle(
  act: keyof typeof providerCourse,
  { status }: Pick<ProviderRow, 'status'>,
  locale: Locale,
): string | null {
  return providerCourse[act].includes(status) ? null : t(locale, 'marketplace.provider.wrong_status', { status });
}

async function insideOf(db: Db, provider: ProviderRow, locale: Locale) {
  const evaluations = await evaluationsOf(db, provider.id, (scheme) => scheme.provider?.rules ?? [], locale);
  const version = evaluations[0]?.version ?? 1;
  const scheme = await schemeVersion(db, provider.scheme, version);
  const answers = (provider.submitted_answers ?? {}) as Answers;
  const packages = await db
    .selectFrom('marketplace_package')
    .select(['id', 'name', 'sector', 'category', 'price', 'status', 'submitted_at as submittedAt'])
    .where('provider_id', '=', provider.id)
    .where('submitted_at', 'is not', null)
    .orderBy('submitted_at', 'desc')
    .limit(200)
    .execute();
  return {
    sections: scheme.provider === undefined ? [] : await sentForm(db, scheme, scheme.provider.form, answers, provider.id, locale),
    evaluations,
    packages: packages.map((pack) => ({ ...pack, name: pack.name as Text })),
    decisions: await decisionsOf(db, provider.id),
    history: await historyOf(db, [provider.id]),
    enquiries: await enquiryCounts(db, provider.id),
  };
}

/** How much a provider is asked and how it answers. */
async function enquiryCounts(db: Db, providerId: string) {
  const row = await db
    .selectFrom('marketplace_enquiry')
    .select([
      sql<number>`count(*)::int`.as('all'),
      sql<number>`(count(*) filter (where status = 'open'))::int`.as('open'),
      sql<number>`(count(*) filter (where status = 'confirmed'))::int`.as('confirmed'),
      sql<number>`(count(*) filter (where status = 'declined'))::int`.as('declined'),
    ])
    .where('provider_id', '=', providerId)
    .executeTakeFirstOrThrow();
  return row;
}

/** A package as the office decides on it, beside the version that it would replace. */
export async function packageCase(db: Db, actor: Actor, id: string, locale: Locale, now: Date) {
  const pack = await officePackage(db, actor, id);
  const market = await marketOf(db, pack.scheme, now);
  const why = (await isConflicted(db, actor, pack)) ? t(locale, 'decision.conflict') : undefined;
  const byStatus = packageCourse.decide.includes(pack.status)
    ? null
    : t(locale, 'marketplace.package.wrong_status', { status: pack.status });
  const sector = labelOf(sectorsOf(market), pack.sector);
  const category = labelOf(categoriesOf(market), pack.category);
  return {
    id,
    status: pack.status,
    scheme: { id: pack.scheme, name: readable(market.scheme).texts.name[locale] },
    provider: { id: pack.provider_id, name: nameOf(pack), status: pack.provider_status },
    name: pack.name as Text,
    sector: sector[locale],
    category: category[locale],
    submittedAt: pack.submitted_at,
    decidedAt: pack.decided_at,
    actions: [{ act: 'decide' as const, why: why ?? byStatus }],
    inside:
      why === undefined
        ? {
            content: readStored(pack),
            given: givenFor(market, pack.price),
            others: await listedIn(db, pack.provider_id, pack, pack),
            before: await replacedBy(db, actor, pack),
            evaluations: await evaluationsOf(db, id, (scheme) => scheme.packages?.rules ?? [], locale),
            decisions: await decisionsOf(db, id),
            history: await historyOf(db, [id]),
          }
        : null,
  };
}

async function replacedBy(db: Db, actor: Actor, pack: OwnedPackage) {
  if (pack.replaces === null) return null;
  const old = await officePackage(db, actor, pack.replaces);
  return { id: old.id, content: readStored(old) };
}
