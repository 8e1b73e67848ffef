import { describe, expect, test } from 'vitest';
import { voucher } from '../../../test/voucher.ts';
import { exampleFacts } from './example.ts';
import { rulebookParts, rulesOf } from './rulebook.ts';
import { whatIf } from './what-if.ts';

const now = new Date('2026-03-31T12:00:00+08:00');
const scheme = voucher();
const rules = rulebookParts.flatMap((part) => rulesOf(scheme, part));

test('an applicant who fits: every rule holds, half the cost is given, and what is owed has its day', () => {
  const facts = { ...exampleFacts(scheme, '2026-03-31').facts, basisCost: '8000000', awardedBefore: '2000000' };
  const said = whatIf(scheme, facts, now);
  expect(said.parts.map(({ part, holds }) => [part, holds])).toEqual([
    ['eligibility', true],
    ['provider', true],
    ['packages', true],
    ['claim', true],
    ['confirmation', true],
  ]);
  expect(said.lines).toMatchObject([
    { line: 'grant', amount: 30_000_00n, steps: [{ key: 'schemes.award.share' }, { key: 'schemes.award.left' }, {}] },
  ]);
  expect(said.instalments).toMatchObject([{ id: 'reimbursement', amount: 30_000_00n, gate: 'claim-approved' }]);
  expect(said.stages.map(({ id, due }) => [id, due.toISOString()])).toEqual([
    ['check', '2026-04-17T15:59:59.999Z'],
    ['decide', '2026-04-10T15:59:59.999Z'],
  ]);
  expect(said.obligations.map(({ id, due }) => [id, due?.toISOString()])).toEqual([
    ['deploy', '2026-09-30T15:59:59.999Z'],
    ['claim', undefined],
  ]);
  expect(said.lane).toBeUndefined();
});

describe('for each rule there is somebody it fails for, and only it', () => {
  test.each(rules.map(({ id }) => id))('%s', (id) => {
    const { facts, fits } = exampleFacts(scheme, '2026-03-31', id);
    expect(fits).toBe(true);
    const failed = whatIf(scheme, facts, now).parts.flatMap((part) => part.rules.filter(({ holds }) => holds !== true));
    expect([...new Set(failed.map((rule) => rule.id))]).toEqual([id]);
  });
});

test('nothing known: every rule asks for what it needs, and nothing is given', () => {
  const said = whatIf(scheme, {}, now);
  expect(said.parts.every(({ holds }) => holds === 'unknown')).toBe(true);
  expect(said.lines).toMatchObject([{ amount: 0n, steps: [{ key: 'schemes.award.unknown' }] }]);
});
