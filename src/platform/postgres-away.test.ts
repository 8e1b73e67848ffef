import { expect, test } from 'vitest';
import { isAway, patiently } from './postgres-away.ts';

const gone = () => Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });

test.each([
  [gone(), true],
  [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), true],
  [new Error('Connection terminated unexpectedly'), true],
  [Object.assign(new Error('duplicate key'), { code: '23505' }), false],
  [new Error('no such thing'), false],
  [undefined, false],
])('%o: the database is away: %s', (error, away) => {
  expect(isAway(error)).toBe(away);
});

test('what failed because the database was away is done again until it succeeds', async () => {
  let tries = 0;
  const result = await patiently(async () => {
    tries += 1;
    if (tries < 3) throw gone();
    return 'done';
  });
  expect([result, tries]).toEqual(['done', 3]);
});

test('what failed for a reason of its own, or may not be done twice, is not done again', async () => {
  let tries = 0;
  const work = (error: Error) => async () => {
    tries += 1;
    throw error;
  };
  await expect(patiently(work(new Error('wrong')))).rejects.toThrow('wrong');
  await expect(patiently(work(gone()), () => false)).rejects.toThrow('terminating');
  expect(tries).toBe(2);
});
