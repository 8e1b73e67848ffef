import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { voucher } from '../../../test/voucher.ts';
import type { Facts } from './facts.ts';
import { eligibility, evaluate, explain, packageCost, verdict } from './rules.ts';

const scheme = voucher();

const shop: Facts = {
  sector: 'retail',
  operating: true,
  fullTimeStaff: 12,
  registration: 'business-registration',
  listed: false,
  statutory: false,
  subvented: false,
  otherFunding: false,
  basisConfirmed: true,
  basisSector: 'retail',
  awardedBefore: 0n,
};

const of = (facts: Facts, id: string) => eligibility(scheme, facts, 'submit').rules.find((rule) => rule.id === id)!;

test('a shop of twelve may apply, and every rule says so', () => {
  const { holds, rules } = eligibility(scheme, shop, 'submit');
  expect(holds).toBe(true);
  expect(rules.filter((rule) => rule.holds !== true)).toEqual([]);
  expect(rules.map(({ id }) => id)).toContain('enquiryConfirmed');
});

describe('each rule holds, fails and is unknown', () => {
  test.each([
    ['sector', { sector: 'none' }, { sector: undefined }],
    ['sector', { sector: 'none' }, { sector: 'no-such-sector' }],
    ['operating', { operating: 'no' }, { operating: 'perhaps' }],
    ['staff', { fullTimeStaff: 50 }, { fullTimeStaff: 'many' }],
    ['staff', { fullTimeStaff: '50' }, { fullTimeStaff: 12.5 }],
    ['registered', { registration: 'none' }, { registration: null }],
    ['notListed', { listed: true }, { listed: '' }],
    ['notStatutory', { statutory: 'yes' }, { statutory: 1 }],
    ['notSubvented', { subvented: 'true' }, { subvented: undefined }],
    ['enquiryConfirmed', { basisConfirmed: false }, { basisConfirmed: undefined }],
    ['sameSector', { basisSector: 'tourism' }, { basisSector: undefined }],
    ['capLeft', { awardedBefore: '5000000' }, { awardedBefore: undefined }],
    ['noOtherFunding', { otherFunding: true }, { otherFunding: undefined }],
  ] satisfies [string, Facts, Facts][])('%s', (id, failing, unknown) => {
    expect(of(shop, id)).toMatchObject({ holds: true, says: 'holds', missing: [] });
    expect(of({ ...shop, ...failing }, id)).toMatchObject({ holds: false, says: 'fails', missing: [] });
    expect(of({ ...shop, ...unknown }, id)).toMatchObject({ holds: 'unknown', says: 'unknown' });
    expect(of({ ...shop, ...unknown }, id).missing).toEqual(Object.keys(unknown));
  });
});

test.each([
  [49, true],
  [50, false],
  [0, true],
])('%i full-time staff: %s', (fullTimeStaff, holds) => {
  expect(of({ ...shop, fullTimeStaff }, 'staff')).toMatchObject({ holds, facts: { fullTimeStaff } });
});

test('the rule keeps the facts that it saw, and no others', () => {
  expect(of(shop, 'sameSector').facts).toEqual({ basisSector: 'retail', sector: 'retail' });
  expect(of({ ...shop, awardedBefore: 123n }, 'capLeft').facts).toEqual({ awardedBefore: '123' });
});

test('before sign-in only what is asked there is looked at', () => {
  const { rules } = eligibility(scheme, shop, 'check');
  expect(rules.map(({ id }) => id)).toEqual([
    'sector',
    'operating',
    'staff',
    'registered',
    'notListed',
    'notStatutory',
    'notSubvented',
  ]);
});

test('one rule that fails decides; one that is unknown leaves it open; a warning does neither', () => {
  expect(eligibility(scheme, { ...shop, listed: true, sector: undefined }, 'check').holds).toBe(false);
  expect(eligibility(scheme, { ...shop, sector: undefined }, 'check').holds).toBe('unknown');
  expect(eligibility(scheme, { ...shop, otherFunding: true }, 'submit').holds).toBe(true);
  expect(verdict([])).toBe(true);
});

test('what decides without the missing fact is decided', () => {
  const either = voucher(['when: "!listed"', 'when: "!listed || fullTimeStaff < 10"']);
  const [answer] = evaluate(
    either,
    either.eligibility.rules.filter(({ id }) => id === 'notListed'),
    { listed: false },
  );
  expect(answer).toMatchObject({ holds: true, missing: ['fullTimeStaff'] });
});

test('nothing that people send makes it throw, and the same facts give the same answer', () =>
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...Object.keys(scheme.facts), 'today', '__proto__', 'constructor'), fc.anything()),
      (facts) => {
        const once = eligibility(scheme, facts as Facts, 'submit');
        expect(eligibility(scheme, facts as Facts, 'submit')).toEqual(once);
        for (const rule of once.rules) {
          expect(rule.says).toBe(rule.holds === 'unknown' ? 'unknown' : rule.holds ? 'holds' : 'fails');
          expect(JSON.parse(JSON.stringify(rule))).toEqual(rule);
        }
      },
    ),
  ));

test('arithmetic without an answer is unknown', () => {
  const divided = voucher(['when: "!listed"', 'when: 10 / fullTimeStaff > 1 || listed']);
  const [answer] = evaluate(
    divided,
    divided.eligibility.rules.filter(({ id }) => id === 'notListed'),
    { listed: false, fullTimeStaff: 0 },
  );
  expect(answer?.holds).toBe('unknown');
});

test('an evaluation is told in words, with the values of the scheme in them', () => {
  const rules = scheme.eligibility.rules;
  const [staff] = explain(scheme, rules, [of({ ...shop, fullTimeStaff: 60 }, 'staff')]);
  expect(staff?.text.en).toBe('There are fewer than 50 full-time staff.');
  expect(staff?.message['zh-Hant']).toContain('全職員工少於50人');
  expect(staff?.saw).toEqual([{ name: 'fullTimeStaff', kind: 'whole', label: scheme.facts['fullTimeStaff']!.label, value: 60 }]);
  expect(staff?.assumption?.en).toContain('group');
  const [sector] = explain(scheme, rules, [of(shop, 'sector')]);
  expect(sector?.saw[0]?.words?.['zh-Hans']).toBe('零售');
});

describe('a package', () => {
  const rules = scheme.packages!.rules;
  const pos: Facts = {
    packageSector: 'retail',
    packageCategory: 'payment-sales',
    packagePricing: 'one-off',
    packagePrice: '10000000',
    packagesListed: 0,
  };
  const failing = (facts: Facts) =>
    evaluate(scheme, rules, { ...pos, ...facts })
      .filter(({ holds }) => holds !== true)
      .map(({ id }) => id);

  test.each([
    ['at the ceiling', {}, []],
    ['a cent above it', { packagePrice: 10_000_001n }, ['packagePrice']],
    ['for nothing', { packagePrice: 0n }, ['packagePrice']],
    ['24 months at the ceiling', { packagePricing: 'monthly', packagePrice: 416_666n }, []],
    ['24 months above it', { packagePricing: 'monthly', packagePrice: 416_667n }, ['packagePrice']],
    ['in a sector that is not covered', { packageSector: 'none' }, ['packageSector']],
    ['the second in its slot', { packagesListed: 1 }, ['onePerSlot']],
    ['of no price', { packagePrice: undefined }, ['packagePrice']],
  ] satisfies [string, Facts, string[]][])('%s', (_, facts, ids) => {
    expect(failing(facts)).toEqual(ids);
  });

  test('costs its price, or its fee over the months that count', () => {
    expect(packageCost(scheme, pos)).toBe(10_000_000n);
    expect(packageCost(scheme, { ...pos, packagePricing: 'monthly', packagePrice: 100_00n })).toBe(2400_00n);
    expect(packageCost(scheme, {})).toBeUndefined();
  });
});

test.each([
  [{ providerRegistered: true, providerTrackRecord: 12, providerAssets: '2', providerLiabilities: '1' }, []],
  [
    { providerRegistered: false, providerTrackRecord: 11, providerAssets: '1', providerLiabilities: '1' },
    ['providerRegistered', 'trackRecord', 'positiveEquity'],
  ],
] satisfies [Facts, string[]][])('a provider %j fails %j', (facts, ids) => {
  expect(
    evaluate(scheme, scheme.provider!.rules, facts)
      .filter(({ holds }) => holds !== true)
      .map(({ id }) => id),
  ).toEqual(ids);
});

test('names of accounts are compared without minding case, spaces and full stops', () => {
  const paidBy = (payerName: string) =>
    evaluate(scheme, scheme.claim!.rules, { payerName, applicantName: 'Harbour Bakery Co. Ltd' }).find(
      ({ id }) => id === 'paidByApplicant',
    )?.holds;
  expect([paidBy('HARBOUR  BAKERY CO LTD'), paidBy('Harbour Bakery Company'), paidBy('')]).toEqual([true, false, 'unknown']);
});

test('a merchant who was given money back is told of', () => {
  const answers = { merchantApplied: true, merchantUses: true, merchantPaid: true, merchantRefunded: true };
  const { confirmation } = scheme;
  expect(verdict(evaluate(scheme, confirmation!.rules, answers))).toBe(false);
  expect(verdict(evaluate(scheme, confirmation!.rules, { ...answers, merchantRefunded: false }))).toBe(true);
  expect(verdict(evaluate(scheme, confirmation!.rules, {}))).toBe('unknown');
});
