// A hub for bench/intake: the voucher scheme with its documents made optional (they are uploads of their own, not part of
// what is measured), one open call, and for each application a shop, its signed-in owner and a confirmed enquiry.

import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enterCall } from '../../src/core/calls/calls.ts';
import { publishSchemes } from '../../src/core/schemes/schemes.ts';
import { type Db, openPostgres, transact } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { answersOf } from './answers.ts';
import { type Client, expect200 } from './load.ts';

export interface Applicant {
  readonly organisationId: string;
  readonly enquiryId: string;
  readonly cookie: string;
}

/** A folder with the scheme file in which no document is required. */
export async function schemesWithoutDocuments(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-bench-schemes-'));
  const text = await readFile(join(import.meta.dirname, '../../schemes/dtspp.yaml'), 'utf8');
  const from = text.indexOf('\nform:');
  const until = text.indexOf('\noffer:');
  const lines = text.slice(from, until).split('\n');
  let kind = '';
  const kept = lines.filter((line) => {
    kind = /^\s+kind: (.*)$/.exec(line)?.[1] ?? kind;
    return !(kind === 'file' && line.trim() === 'required: true');
  });
  await writeFile(join(folder, 'dtspp.yaml'), text.slice(0, from) + kept.join('\n') + text.slice(until));
  return folder;
}

/** Fills an empty migrated database. Answers the call and so many applicants. */
export async function prepareIntake(url: string, schemes: string, secret: string, count: number) {
  const database = await openPostgres(url, 4);
  try {
    const { db } = database;
    const now = new Date();
    await transact(db, (tx) => publishSchemes(tx, schemes, 'hub', now));
    const title = { en: 'Bench', 'zh-Hant': '測試', 'zh-Hans': '测试' };
    const call = await enterCall(
      db,
      'hub',
      {
        scheme: 'dtspp',
        code: 'bench',
        title,
        opensAt: new Date(now.getTime() - 1000),
        closesAt: new Date(now.getTime() + 86_400_000),
      },
      now,
    );
    const { packageId, providerId } = await provider(db, now);
    const applicants: Applicant[] = [];
    for (let from = 0; from < count; from += 500) {
      applicants.push(...(await shops(db, secret, { packageId, providerId }, from, Math.min(500, count - from), now)));
    }
    return { callId: call.id, applicants };
  } finally {
    await database.close();
  }
}

/** One application of the so-manieth applicant, from the form, filled in, to the receipt. */
export function applyOver(api: string, callId: string, applicants: readonly Applicant[]) {
  return async (client: Client, piece: number): Promise<void> => {
    const applicant = applicants[piece];
    if (applicant === undefined) throw new Error(`There is no applicant ${piece}`);
    const { organisationId, enquiryId, cookie } = applicant;
    const draft = JSON.stringify({ callId, organisationId, basisId: enquiryId, answers: answersOf(piece) });
    const { id } = JSON.parse(expect200(await client.send('POST', `${api}/applications`, draft, { cookie }))) as { id: string };
    const sent = expect200(await client.send('POST', `${api}/applications/${id}/submit`, '{}', { cookie }));
    if (!/"reference":"DTSPP-/.test(sent)) throw new Error(`No reference: ${sent}`);
  };
}

async function provider(db: Db, now: Date) {
  const person = newId('per');
  const organisation = newId('org');
  const providerId = newId('prv');
  const packageId = newId('pkg');
  const text = JSON.stringify({ en: 'Bench', 'zh-Hant': '測試', 'zh-Hans': '测试' });
  await db
    .insertInto('person')
    .values({ id: person, email: `${person}@bench.example`, name: 'Bench' })
    .execute();
  await db
    .insertInto('organisation')
    .values({ id: organisation, kind: 'company', name_en: 'Bench Systems', br_number: '99999999' })
    .execute();
  await db
    .insertInto('marketplace_provider')
    .values({
      id: providerId,
      organisation_id: organisation,
      scheme: 'dtspp',
      status: 'accepted',
      accepted_from: now,
      created_at: now,
      created_by: person,
    })
    .execute();
  await db
    .insertInto('marketplace_package')
    .values({
      id: packageId,
      provider_id: providerId,
      scheme: 'dtspp',
      category: 'payment-sales',
      sector: 'food-beverage',
      name: text,
      summary: text,
      pricing: 'one-off',
      price: 8_000_000n,
      status: 'accepted',
      slot: 1,
      accepted_from: now,
      created_at: now,
      created_by: person,
    })
    .execute();
  return { packageId, providerId };
}

async function shops(
  db: Db,
  secret: string,
  sold: { packageId: string; providerId: string },
  from: number,
  count: number,
  now: Date,
): Promise<Applicant[]> {
  const later = new Date(now.getTime() + 86_400_000);
  const made = Array.from({ length: count }, (_, index) => ({
    number: from + index,
    person: newId('per'),
    organisation: newId('org'),
    enquiry: newId('enq'),
    token: randomBytes(24).toString('base64url'),
  }));
  await db
    .insertInto('person')
    .values(made.map(({ person }) => ({ id: person, email: `${person}@bench.example`, name: 'Owner', email_verified: true })))
    .execute();
  await db
    .insertInto('session')
    .values(
      made.map(({ person, token }) => ({
        id: newId('ses'),
        person_id: person,
        token,
        expires_at: later,
        proof: 'both' as const,
      })),
    )
    .execute();
  await db
    .insertInto('organisation')
    .values(
      made.map(({ organisation, number }) => ({
        id: organisation,
        kind: 'company' as const,
        name_en: `Bench ${number}`,
        br_number: String(10_000_000 + number),
      })),
    )
    .execute();
  await db
    .insertInto('membership')
    .values(
      made.map(({ person, organisation }) => ({ person_id: person, organisation_id: organisation, role: 'owner' as const })),
    )
    .execute();
  await db
    .insertInto('marketplace_enquiry')
    .values(
      made.map(({ person, organisation, enquiry }) => ({
        id: enquiry,
        package_id: sold.packageId,
        provider_id: sold.providerId,
        organisation_id: organisation,
        status: 'confirmed' as const,
        price: 8_000_000n,
        asked_at: now,
        asked_by: person,
        answered_at: now,
        answered_by: person,
        expires_at: later,
      })),
    )
    .execute();
  return made.map(({ organisation, enquiry, token }) => ({
    organisationId: organisation,
    enquiryId: enquiry,
    cookie: `causeway.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`,
  }));
}
