import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { nobody } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { planOf } from '../calls/milestones.ts';
import { callState, isAlwaysOpen } from '../calls/rules.ts';
import { type Call, callOf, callsFor } from '../calls/views.ts';
import { capsOf, moneyEnvelope } from '../schemes/caps.ts';
import { dayOf } from '../schemes/calendar.ts';
import type { Scheme } from '../schemes/shape.ts';
import { readable } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';
import type { Opportunity } from './shapes.ts';
import { idOf, uuidOf } from './uuid.ts';

/** Calls that everybody may see, with when they were made and last changed. */
export const openly = (db: Db) =>
  callsFor(db, nobody).select([
    'call.created_at as createdAt',
    sql<Date>`greatest(call.created_at, (select max(at) from event where event.subject = call.id))`.as('changedAt'),
  ]);

/** One page of all calls as CommonGrants opportunities, the last changed first. */
export async function opportunities(db: Db, address: string, page: number, pageSize: number, now: Date) {
  const rows = await openly(db)
    .orderBy('changedAt', 'desc')
    .orderBy('call.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await callsFor(db, nobody)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  return {
    status: 200 as const,
    message: 'Success',
    items: await shown(db, address, rows.map(callOf), now),
    paginationInfo: { page, pageSize, totalItems: total, totalPages: Math.ceil(total / pageSize) },
    sortInfo: { sortBy: 'lastModifiedAt', sortOrder: 'desc' as const },
    filterInfo: { filters: {} },
  };
}

/** One call as a CommonGrants opportunity. */
export async function opportunity(db: Db, address: string, uuid: string, now: Date) {
  const id = idOf('cal', uuid.toLowerCase());
  const row = id === undefined ? undefined : await openly(db).where('call.id', '=', id).executeTakeFirst();
  if (row === undefined) throw new Refusal(404, 'calls.no_call');
  const [data] = await shown(db, address, [callOf(row)], now);
  return { status: 200 as const, message: 'Success', data: data! };
}

type Dated = Call & { readonly createdAt: Date; readonly changedAt: Date };

async function shown(db: Db, address: string, calls: readonly Dated[], now: Date): Promise<Opportunity[]> {
  const plans = Map.groupBy(
    await planOf(
      db,
      calls.map(({ id }) => id),
      false,
    ),
    ({ callId }) => callId,
  );
  return Promise.all(
    calls.map(async (call) => {
      const scheme = await schemeVersion(db, call.scheme, call.version);
      return opportunityOf(address, call, scheme, plans.get(call.id) ?? [], now);
    }),
  );
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Hong_Kong', timeStyle: 'medium' });
const dollars = (cents: bigint) => ({ amount: `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`, currency: 'HKD' });

/** An instant as the standard has it: a day and a time, which are those of Hong Kong. */
function moment(name: string, at: Date) {
  const description = 'Hong Kong time (UTC+8)';
  return { name, eventType: 'singleDate' as const, date: dayOf(at), time: `${clock.format(at)}+08:00`, description };
}

const statuses = { upcoming: 'forecasted', open: 'open', closed: 'closed', cancelled: 'custom' } as const;

function opportunityOf(
  address: string,
  call: Dated,
  scheme: Scheme,
  plan: Awaited<ReturnType<typeof planOf>>,
  now: Date,
): Opportunity {
  const { texts } = readable(scheme);
  const state = callState(call, now);
  const total = moneyEnvelope(scheme);
  const { award: most } = capsOf(scheme);
  const dates = plan.filter(({ kind }) => kind !== 'open' && kind !== 'close');
  const words = (name: string, value: unknown) => ({ name, fieldType: 'string' as const, value });
  return {
    id: uuidOf(call.id),
    title: `${texts.name.en}: ${call.title.en}`,
    status: { value: statuses[state], ...(state === 'cancelled' && { customValue: 'cancelled' }) },
    description: texts.summary.en,
    funding: {
      details: texts.gives.map(({ en }) => en).join(' '),
      ...(total !== undefined && { totalAmountAvailable: dollars(total) }),
      ...(most !== undefined && { maxAwardAmount: dollars(most) }),
    },
    keyDates: {
      postDate: moment('Opens', call.opensAt),
      closeDate: isAlwaysOpen(call)
        ? { name: 'Closes', eventType: 'other', details: 'Always open' }
        : moment('Closes', call.closesAt),
      ...(dates.length > 0 && {
        otherDates: Object.fromEntries(dates.map(({ milestone, title, at }) => [milestone, moment(title.en, at)])),
      }),
    },
    acceptedApplicantTypes: scheme.applicants.kinds.map((kind) => ({
      value: kind === 'person' ? ('individual' as const) : ('organization' as const),
      description: texts.who.map(({ en }) => en).join(' '),
    })),
    source: `${address}/en/calls/${call.id}`,
    customFields: {
      schemeId: words('schemeId', call.scheme),
      callId: words('callId', call.id),
      title_zh_Hant: words('title_zh_Hant', `${texts.name['zh-Hant']}：${call.title['zh-Hant']}`),
      title_zh_Hans: words('title_zh_Hans', `${texts.name['zh-Hans']}：${call.title['zh-Hans']}`),
    },
    createdAt: call.createdAt.toISOString(),
    lastModifiedAt: call.changedAt.toISOString(),
  };
}
