// What tests of the marketplace start from, all made by the front door: an accepted provider, a package in the catalogue,
// a confirmed enquiry.

import { expect } from 'vitest';
import * as given from './given.ts';
import type { TestHub } from './hub.ts';
import { pdf } from './zip.ts';

export const text = (en: string, hant: string, hans: string) => ({ en, 'zh-Hant': hant, 'zh-Hans': hans });

/** Answers with which the voucher scheme's provider form is whole and its rules hold. */
export const providerAnswers: Readonly<Record<string, string | number | boolean>> = {
  providerRegistered: true,
  providerBr: '12345678',
  providerTrackRecord: 36,
  providerCases: 'Forty noodle shops in Kowloon.',
  providerAssets: '2,000,000.00',
  providerLiabilities: '500,000.00',
};

export const content = {
  sector: 'food-beverage',
  category: 'payment-sales',
  name: text('Counter till', '櫃位收銀系統', '柜台收银系统'),
  summary: text('Orders and payment on one screen.', '落單及收款，一個畫面處理。', '下单和收款，一个画面处理。'),
  includes: [text('One tablet', '平板電腦一部', '平板电脑一台')],
  pricing: 'one-off',
  amount: '4000000',
  options: [] as unknown[],
};
export type Content = Omit<typeof content, 'options'> & { options: readonly unknown[] };

type Answer = Awaited<ReturnType<TestHub['visitor']['get']>>;

/** What came back, when it went well. */
export function good(answer: Answer): Answer['body'] {
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

/** An enrolment that is filled in and not sent. */
export async function enrolment(hub: TestHub, answers: Readonly<Record<string, unknown>> = {}) {
  const organisation = await given.organisation(hub.db);
  const me = hub.as(organisation.owner);
  const { id } = good(await me.post('/providers', { scheme: 'dtspp', organisationId: organisation.id })) as { id: string };
  const changes = Object.entries({ ...providerAnswers, ...answers }).map(([field, value]) => ({ field, value, base: 0 }));
  good(await me.patch(`/providers/${id}/answers`, { changes }));
  for (const field of ['providerBrCopy', 'providerAccounts']) {
    good(await me.upload(`/providers/${id}/documents/${field}`, `${field}.pdf`, pdf(field)));
  }
  return { id, organisation, owner: organisation.owner, me };
}

/** A provider that an officer has accepted. */
export async function provider(hub: TestHub) {
  const made = await enrolment(hub);
  const officer = await given.person(hub.db, 'officer:dtspp');
  good(await made.me.post(`/providers/${made.id}/submit`));
  good(await hub.as(officer).post(`/providers/${made.id}/decide`, { outcome: 'accept', reason: 'All in order.' }));
  return { ...made, officer };
}

export type Provider = Awaited<ReturnType<typeof provider>>;

/** A package that its provider has sent in. */
export async function sentPackage(by: Provider, changes: Partial<Content> = {}): Promise<string> {
  const { id } = good(await by.me.post('/packages', { providerId: by.id, content: { ...content, ...changes } })) as {
    id: string;
  };
  good(await by.me.post(`/packages/${id}/submit`));
  return id;
}

/** A package in the catalogue. */
export async function listedPackage(hub: TestHub, by: Provider, changes: Partial<Content> = {}): Promise<string> {
  const id = await sentPackage(by, changes);
  good(await hub.as(by.officer).post(`/packages/${id}/decide`, { outcome: 'accept', reason: 'As the rules ask.' }));
  return id;
}

/** An enquiry of a merchant of its own, as it was asked. */
export async function enquiry(hub: TestHub, packageId: string, options: readonly string[] = []) {
  const merchant = await given.organisation(hub.db);
  const me = hub.as(merchant.owner);
  const { id } = good(await me.post('/enquiries', { packageId, organisationId: merchant.id, options })) as { id: string };
  return { id, merchant, me };
}
