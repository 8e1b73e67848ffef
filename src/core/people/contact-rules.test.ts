import { expect, test } from 'vitest';
import { type Contact, independentContact, independentContacts, type OtherSide, sameContact } from './contact-rules.ts';

const claimedAt = new Date('2026-03-10T02:00:00Z');
const before = new Date('2026-01-05T02:00:00Z');

const contact = (given: Partial<Contact> = {}): Contact => ({
  id: 'cnt_1',
  kind: 'email',
  value: 'owner@noodles.example',
  source: 'applicant',
  recordedAt: before,
  recordedBy: 'per_owner',
  verifiedAt: before,
  ...given,
});
const provider: OtherSide = {
  memberIds: ['per_seller', 'per_agent'],
  reachedAt: [
    { kind: 'email', value: 'sales@tills.example' },
    { kind: 'email', value: 'agent.lee+hk@gmail.com' },
    { kind: 'phone', value: '+852 2345 6789' },
  ],
};
const found = (given: Partial<Contact>, other = provider) => independentContact([contact(given)], other, claimedAt)?.id;

test('a contact of the merchant’s own, confirmed before the claim, is one to ask', () => {
  expect(found({})).toBe('cnt_1');
});

test.each<[string, Partial<Contact>]>([
  ['is not confirmed', { verifiedAt: null }],
  ['was recorded at the instant of the claim', { recordedAt: claimedAt }],
  ['was recorded after the claim', { recordedAt: new Date('2026-03-11T00:00:00Z') }],
  ['was recorded by somebody of the provider', { recordedBy: 'per_agent' }],
  ['is the provider’s own address', { value: 'sales@tills.example' }],
  ['is the provider’s own address in capitals', { value: 'SALES@Tills.Example' }],
  ['is an address of its agent, spelled another way', { value: 'a.gentlee+merchant@googlemail.com' }],
  ['is another address in the provider’s domain', { value: 'merchant042@tills.example' }],
  ['is in a domain under the provider’s', { value: 'noodles@merchants.tills.example' }],
  ['is a phone, which no link can be sent to', { kind: 'phone', value: '+852 9999 0000' }],
])('a contact that %s is not', (_name, given) => {
  expect(found(given)).toBeUndefined();
});

test('free mail is nobody’s own domain', () => {
  expect(found({ value: 'noodles@gmail.com' })).toBe('cnt_1');
});

test('a domain that only ends in the same letters is another', () => {
  expect(found({ value: 'owner@fish-tills.example' })).toBe('cnt_1');
});

test('a contact that the hub took from a register was recorded by nobody of the provider', () => {
  expect(found({ recordedBy: null, source: 'register' })).toBe('cnt_1');
});

test('what comes from a register is asked before what the merchant gave, and older before newer', () => {
  const contacts = [
    contact({ id: 'given', recordedAt: new Date('2025-01-01') }),
    contact({ id: 'newer', source: 'register', value: 'b@noodles.example', recordedAt: new Date('2026-02-01') }),
    contact({ id: 'older', source: 'register', value: 'c@noodles.example', recordedAt: new Date('2026-01-01') }),
    contact({ id: 'phone', source: 'register', kind: 'phone', value: '+852 9999 0000', recordedAt: new Date('2020-01-01') }),
  ];
  expect(independentContacts(contacts, provider, claimedAt).map(({ id }) => id)).toEqual(['phone', 'older', 'newer', 'given']);
  expect(independentContact(contacts, provider, claimedAt)?.id).toBe('older');
});

test.each([
  ['+852 2345 6789', '2345-6789'],
  ['0085223456789', '23456789'],
  ['852 2345 6789', '(2345) 6789'],
])('%s and %s ring the same phone', (a, b) => {
  expect(sameContact('phone', a)).toBe(sameContact('phone', b));
});
