import { describe, expect } from 'vitest';
import * as office from '../../../test/given-case.ts';
import * as given from '../../../test/given.ts';
import { test as base } from '../../../test/hub.ts';
import { newId } from '../../platform/ids.ts';

const test = base.extend('at', { scope: 'file' }, async ({ hub }) => office.office(hub));
const support = { outcome: 'approve', reason: office.reason };

describe('the merchant is asked directly', () => {
  test('by a link that is kept nowhere, in all three languages', async ({ hub, at }) => {
    const made = await office.claimed(at);
    const token = await office.tokenFor(at, made.by.id);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const mail = await hub.db
      .selectFrom('mail_message')
      .select('body')
      .where('recipient', '=', `shop-${made.by.id}@merchant.example`)
      .executeTakeFirstOrThrow();
    for (const prefix of ['en', 'zh-hant', 'zh-hans']) expect(mail.body).toContain(`/${prefix}/confirm/${token}`);
    const rows = await hub.db.selectFrom('claim_confirmation').selectAll().where('claim_id', '=', made.claimId).execute();
    const events = await hub.db.selectFrom('event').select(['facts', 'details']).where('subject', '=', made.claimId).execute();
    expect(JSON.stringify([rows, events])).not.toContain(token);
    const asked = office.good(await hub.visitor.get(`/confirmations/${token}`));
    expect(asked).toMatchObject({ merchant: { nameEn: made.by.name }, amount: '3000000' });
    expect(asked.form.sections[0].fields.map((field: { id: string }) => field.id)).toEqual([
      'merchantApplied',
      'merchantUses',
      'merchantPaid',
      'merchantRefunded',
      'merchantRemarks',
    ]);
  });

  test('a claim is not supported before the answer is in', async ({ hub, at }) => {
    const made = await office.claimed(at);
    expect(await hub.as(at.officer).post(`/claims/${made.claimId}/check`, support)).toMatchObject({
      status: 409,
      body: { code: 'claim.not_confirmed' },
    });
    const token = await office.tokenFor(at, made.by.id);
    office.good(await hub.visitor.post(`/confirmations/${token}`, { answers: office.yes }));
    office.good(await hub.as(at.officer).post(`/claims/${made.claimId}/check`, support));
  });

  test('a link works once', async ({ hub, at }) => {
    const made = await office.claimed(at);
    const token = await office.tokenFor(at, made.by.id);
    expect((await hub.visitor.post(`/confirmations/${token}`, { answers: { merchantApplied: true } })).status).toBe(422);
    office.good(await hub.visitor.post(`/confirmations/${token}`, { answers: office.yes }));
    const gone = { status: 410, body: { code: 'claim.link_gone' } };
    expect(await hub.visitor.post(`/confirmations/${token}`, { answers: { ...office.yes, merchantPaid: false } })).toMatchObject(
      gone,
    );
    expect(await hub.visitor.get(`/confirmations/${token}`)).toMatchObject(gone);
    expect(await hub.visitor.get('/confirmations/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).toMatchObject(gone);
  });

  test('a link ends with the scheme’s term; the officer has another sent, and the old one is dead', async ({ hub, at }) => {
    const start = hub.now();
    const made = await office.claimed(at);
    const old = await office.tokenFor(at, made.by.id);
    hub.stand(new Date(start.getTime() + 16 * 86_400_000));
    expect((await hub.visitor.post(`/confirmations/${old}`, { answers: office.yes })).status).toBe(410);
    expect(office.good(await hub.as(at.officer).get(`/office/claims/${made.claimId}`)).confirmation).toBe('expired');
    office.good(await hub.as(at.officer).post(`/claims/${made.claimId}/ask-merchant`));
    await hub.jobs.drain();
    const fresh = await office.tokenFor(at, made.by.id);
    expect(fresh).not.toBe(old);
    office.good(await hub.as(at.officer).post(`/claims/${made.claimId}/ask-merchant`));
    expect((await hub.visitor.get(`/confirmations/${fresh}`)).status).toBe(410);
    hub.stand(undefined);
  });

  test.for([
    ['did not apply', { merchantApplied: false }],
    ['does not use it', { merchantUses: false }],
    ['did not pay', { merchantPaid: false }],
    ['got money back', { merchantRefunded: true }],
  ] as const)('a merchant who says that it %s flags the claim, and it is not paid', async ([_, answer], { hub, at }) => {
    const made = await office.claimed(at);
    const token = await office.tokenFor(at, made.by.id);
    office.good(await hub.visitor.post(`/confirmations/${token}`, { answers: { ...office.yes, ...answer } }));
    const officer = hub.as(at.officer);
    expect(office.good(await officer.get(`/office/claims/${made.claimId}`)).confirmation).toBe('denied');
    expect(await officer.post(`/claims/${made.claimId}/check`, support)).toMatchObject({
      status: 409,
      body: { code: 'claim.denied' },
    });
    const flagged = office.good(await officer.get('/office/claims?view=flagged'));
    expect(flagged.rows.map((row: { id: string }) => row.id)).toContain(made.claimId);
    const [event] = await hub.db
      .selectFrom('event')
      .select(['facts', 'details'])
      .where('subject', '=', made.claimId)
      .where('kind', '=', 'claim.denied')
      .execute();
    expect(event).toMatchObject({ facts: { confirms: false }, details: { answers: answer } });
    office.good(await officer.post(`/claims/${made.claimId}/check`, { outcome: 'refuse', reason: 'The merchant says no.' }));
  });
});

describe('never through a way that the provider controls', () => {
  async function contactOf(
    hub: typeof base extends never ? never : office.Office['hub'],
    organisation: string,
    contact: { value: string; source?: 'officer' | 'applicant'; by?: string },
  ) {
    await hub.db
      .insertInto('organisation_contact')
      .values({
        id: newId('cnt'),
        organisation_id: organisation,
        kind: 'email',
        value: contact.value,
        source: contact.source ?? 'applicant',
        recorded_by: contact.by ?? null,
        verified_at: hub.now(),
        created_at: new Date(hub.now().getTime() - (contact.source === 'officer' ? 0 : 86_400_000)),
      })
      .execute();
  }

  test('an address in the provider’s domain, or written down by its people, is not used; one that an officer finds is', async ({
    hub,
    at,
  }) => {
    await contactOf(hub, at.provider.organisation.id, { value: 'office@till-makers.example' });
    const made = await office.claimDraft(at);
    await contactOf(hub, made.by.id, { value: 'shop@till-makers.example' });
    await contactOf(hub, made.by.id, { value: 'owner@elsewhere.example', by: at.provider.owner.id });
    office.good(await hub.as(made.owner).post(`/claims/${made.claimId}/submit`));
    await hub.jobs.drain();
    await hub.db.updateTable('claim').set({ officer_id: at.officer.id }).where('id', '=', made.claimId).execute();
    const officer = hub.as(at.officer);
    expect(office.good(await officer.get(`/office/claims/${made.claimId}`)).confirmation).toBe('no_contact');
    expect(await officer.post(`/claims/${made.claimId}/check`, support)).toMatchObject({
      status: 409,
      body: { code: 'claim.no_contact' },
    });
    expect(await officer.post(`/claims/${made.claimId}/ask-merchant`)).toMatchObject({
      status: 409,
      body: { code: 'claim.no_contact' },
    });
    expect(await hub.db.selectFrom('claim_confirmation').select('id').where('claim_id', '=', made.claimId).execute()).toEqual([]);

    await contactOf(hub, made.by.id, { value: 'counter@harbour-noodles.example', source: 'officer', by: at.officer.id });
    hub.stand(new Date(hub.now().getTime() + 1000));
    office.good(await officer.post(`/claims/${made.claimId}/ask-merchant`));
    await hub.jobs.drain();
    const mails = await hub.db
      .selectFrom('mail_message')
      .select('recipient')
      .where('body', 'like', '%/confirm/%')
      .where('recipient', 'like', '%harbour-noodles%')
      .execute();
    expect(mails).toEqual([{ recipient: 'counter@harbour-noodles.example' }]);
    hub.stand(undefined);
  });

  test('only the officer of the claim has the merchant asked', async ({ hub, at }) => {
    const made = await office.claimed(at);
    const other = await given.person(hub.db, 'officer');
    expect(await hub.as(other).post(`/claims/${made.claimId}/ask-merchant`)).toMatchObject({
      status: 403,
      body: { code: 'case.not_yours' },
    });
  });
});
