// What tests of applications start from: a call of the voucher scheme, an SME, a draft that is ready to be sent.

import { enterCall } from '../src/core/calls/calls.ts';
import { voucher } from './voucher.ts';
import type { Scheme } from '../src/core/schemes/shape.ts';
import { contentHash } from '../src/platform/canonical.ts';
import { newId } from '../src/platform/ids.ts';
import * as given from './given.ts';
import type { TestHub } from './hub.ts';
import { pdf } from './zip.ts';

const title = (text: string) => ({ en: text, 'zh-Hant': text, 'zh-Hans': text });

/** The voucher scheme without what it stands on: an application needs no enquiry first. */
export function plainScheme(...changes: readonly (readonly [from: string, to: string])[]): Scheme {
  const { basis: _, ...scheme } = voucher(...changes);
  return { ...scheme, scheme: 'plain', prefix: 'PLAIN' };
}

/** A call of a scheme as given, open for a month around now unless said otherwise. */
export async function call(
  hub: TestHub,
  scheme: Scheme = plainScheme(),
  times: { opensAt?: Date; closesAt?: Date } = {},
): Promise<{ id: string }> {
  const now = hub.now();
  const { max } = await hub.db
    .selectFrom('scheme_version')
    .select(({ fn }) => fn.max('version').as('max'))
    .where('scheme', '=', scheme.scheme)
    .executeTakeFirstOrThrow();
  const same = await hub.db
    .selectFrom('scheme_version')
    .select('version')
    .where('scheme', '=', scheme.scheme)
    .where('hash', '=', contentHash(scheme))
    .executeTakeFirst();
  const version = same?.version ?? Number(max ?? 0) + 1;
  if (same === undefined) {
    await hub.db
      .insertInto('scheme_version')
      .values({ scheme: scheme.scheme, version, hash: contentHash(scheme), body: JSON.stringify(scheme) })
      .execute();
  }
  const day = 86_400_000;
  const code = newId('c').slice(-8).toUpperCase();
  const opensAt = times.opensAt ?? new Date(now.getTime() - 15 * day);
  const closesAt = times.closesAt ?? new Date(now.getTime() + 15 * day);
  return enterCall(hub.db, 'hub', { scheme: scheme.scheme, version, code, title: title('First call'), opensAt, closesAt }, now);
}

/** Every answer that the voucher's form asks for, right and whole: some 30 fields, about 4 KB with the long ones filled. */
export const rightAnswers: Readonly<Record<string, string | number | boolean>> = {
  nameEn: 'Harbour Noodles Limited',
  nameZh: '海港麵家有限公司',
  registration: 'business-registration',
  brNumber: '12345678',
  startedOn: '2015-06-01',
  sector: 'food-beverage',
  operating: true,
  nature: 'A noodle shop with forty seats in Sham Shui Po, open from seven to nine. 日常售賣雲吞麵。',
  address: 'Shop 3, 12 Example Street, Sham Shui Po, Kowloon',
  fullTimeStaff: 9,
  partTimeStaff: 4,
  listed: false,
  statutory: false,
  subvented: false,
  contactName: 'Chan Tai Man',
  contactPost: 'Owner',
  contactEmail: 'owner@harbour-noodles.example',
  contactPhone: '2345 6789',
  helped: 'nobody',
  need: 'Orders are written on paper and get lost at lunch.',
  plan: 'All waiters take orders on tablets; the kitchen sees them on a screen.',
  outlets: 1,
  otherFunding: false,
  declareTrue: true,
  declareOwnShare: true,
  declareChecks: true,
  consentData: true,
};

export const fileFields = ['registrationCopy', 'staffProof', 'operationProof', 'quotation'] as const;

/** An SME with its owner. */
export const applicant = (hub: TestHub) => given.organisation(hub.db);

export type Applicant = Awaited<ReturnType<typeof applicant>>;

/** A draft of an SME of its own, filled in as given, with every document attached. */
export async function draft(
  hub: TestHub,
  with_: { callId?: string; answers?: Record<string, unknown>; documents?: boolean; by?: Applicant } = {},
) {
  const by = with_.by ?? (await applicant(hub));
  const callId = with_.callId ?? (await call(hub)).id;
  const answers = Object.fromEntries(
    Object.entries({ ...rightAnswers, ...with_.answers }).filter(([, value]) => value !== undefined),
  );
  const started = await hub.as(by.owner).post('/applications', { callId, organisationId: by.id, answers });
  if (started.status !== 200) throw new Error(JSON.stringify(started));
  const { id } = started.body as { id: string };
  if (with_.documents !== false) {
    for (const field of fileFields) {
      const attached = await hub.as(by.owner).upload(`/applications/${id}/documents/${field}`, `${field}.pdf`, pdf(field));
      if (attached.status !== 200) throw new Error(JSON.stringify(attached));
    }
  }
  return { id, callId, by, owner: by.owner };
}

/** An application that was sent. */
export async function submitted(hub: TestHub, with_: Parameters<typeof draft>[1] = {}) {
  const made = await draft(hub, with_);
  const sent = await hub.as(made.owner).post(`/applications/${made.id}/submit`);
  if (sent.status !== 200) throw new Error(JSON.stringify(sent));
  return { ...made, reference: (sent.body as { reference: string }).reference };
}
