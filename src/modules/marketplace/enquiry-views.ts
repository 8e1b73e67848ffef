import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { fillText } from '../../core/schemes/texts.ts';
import { ownProvider } from './access.ts';
import type { StoredOption } from './content.ts';
import { applicationOn, enquiries, ownEnquiry } from './enquiry-access.ts';
import { categoriesOf, givenFor, labelOf, marketOf, sectorsOf } from './market.ts';
import { nameOf } from './people.ts';
import { enquiryCourse, enquiryState, obstacleToApplying } from './rules.ts';
import type { Text } from './shapes.ts';

export const pageSize = 25;
export const enquiryViews = ['open', 'confirmed', 'ended', 'all'] as const;
export type EnquiryView = (typeof enquiryViews)[number];

type Row = Awaited<ReturnType<ReturnType<typeof found>['execute']>>[number];

const found = (db: Db) => enquiries(db).select(applicationOn.as('application_id'));

/** An enquiry as either side reads it. */
function shown(row: Row, now: Date) {
  const state = enquiryState(row, now);
  const isUsed = row.application_id !== null && (state === 'confirmed' || state === 'expired');
  return {
    id: row.id,
    // Once an application rests on it, what matters of a confirmation is that it was used.
    state: isUsed ? ('used' as const) : state,
    scheme: row.scheme,
    package: { id: row.package_id, name: row.package_name as Text, isListed: row.package_status === 'accepted' },
    provider: { id: row.provider_id, name: nameOf({ name_en: row.provider_name_en, name_zh: row.provider_name_zh }) },
    organisation: { id: row.organisation_id, name: nameOf(row) },
    options: (row.chosen_options as readonly StoredOption[]).map(({ id, name, price }) => ({ id, name, price: BigInt(price) })),
    price: row.price,
    note: row.note,
    askedAt: row.asked_at,
    answeredAt: row.answered_at,
    reply: row.reply,
    expiresAt: row.expires_at,
    applicationId: row.application_id,
    mayApply: obstacleToApplying(state) === undefined && row.application_id === null && row.provider_status === 'accepted',
    mayWithdraw: enquiryCourse.withdraw.includes(state) && row.application_id === null,
  };
}

/** The enquiries of my organisations, newest first. */
export async function myEnquiries(db: Db, actor: Actor, page: number, now: Date) {
  if (actor.organisations.length === 0) return { enquiries: [], total: 0, page, pageSize };
  const mine = [...actor.organisations];
  const rows = await found(db)
    .where('enquiry.organisation_id', 'in', mine)
    .orderBy('enquiry.asked_at', 'desc')
    .orderBy('enquiry.id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await db
    .selectFrom('marketplace_enquiry')
    .select(sql<number>`count(*)::int`.as('total'))
    .where('organisation_id', 'in', mine)
    .executeTakeFirstOrThrow();
  return { enquiries: rows.map((row) => shown(row, now)), total, page, pageSize };
}

/** One enquiry of mine, with what the scheme would give for it. */
export async function myEnquiry(db: Db, actor: Actor, id: string, now: Date) {
  const row = await found(db).where('enquiry.id', '=', id).executeTakeFirst();
  ownEnquiry(actor, row);
  const enquiry = row!;
  const market = await marketOf(db, enquiry.scheme, now);
  const { scheme } = market;
  return {
    ...shown(enquiry, now),
    basicPrice:
      enquiry.price - (enquiry.chosen_options as readonly StoredOption[]).reduce((sum, { price }) => sum + BigInt(price), 0n),
    sector: labelOf(sectorsOf(market), enquiry.sector),
    category: labelOf(categoriesOf(market), enquiry.category),
    schemeName: fillText(scheme, scheme.texts.name),
    given: givenFor(market, enquiry.price),
    // Where an application begins: the call that is open now, if one is.
    call: await openCall(db, enquiry.scheme, now),
  };
}

async function openCall(db: Db, scheme: string, now: Date) {
  const call = await db
    .selectFrom('call')
    .select(['id', 'closes_at as closesAt'])
    .where('scheme', '=', scheme)
    .where('opens_at', '<=', now)
    .where('closes_at', '>=', now)
    .orderBy('closes_at')
    .executeTakeFirst();
  return call ?? null;
}

/** What merchants ask a provider of mine: what waits for an answer first. */
export async function providerEnquiries(db: Db, actor: Actor, providerId: string, view: EnquiryView, page: number, now: Date) {
  const provider = await ownProvider(db, actor, providerId);
  const within = (one: EnquiryView) => {
    switch (one) {
      case 'open':
        return sql<boolean>`enquiry.status = 'open'`;
      case 'confirmed':
        return sql<boolean>`(enquiry.status = 'confirmed' and enquiry.expires_at >= ${now})`;
      case 'ended':
        return sql<boolean>`(enquiry.status in ('declined', 'withdrawn') or (enquiry.status = 'confirmed' and enquiry.expires_at < ${now}))`;
      case 'all':
        return sql<boolean>`true`;
    }
  };
  const rows = await found(db)
    .where('enquiry.provider_id', '=', providerId)
    .where(within(view))
    .orderBy('enquiry.asked_at', view === 'open' ? 'asc' : 'desc')
    .orderBy('enquiry.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const counts = (await db
    .selectFrom('marketplace_enquiry as enquiry')
    .select(enquiryViews.map((one) => sql<number>`(count(*) filter (where ${within(one)}))::int`.as(one)))
    .where('enquiry.provider_id', '=', providerId)
    .executeTakeFirstOrThrow()) as Record<EnquiryView, number>;
  return {
    provider: { id: provider.id, name: nameOf(provider) },
    enquiries: rows.map((row) => shown(row, now)),
    counts,
    total: counts[view],
    page,
    pageSize,
  };
}
