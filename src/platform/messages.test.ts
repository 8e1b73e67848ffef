import { expect, test } from 'vitest';
import { speaker } from './messages.ts';
import type { MessageKey } from './messages.ts';

/** Says one message as a catalogue would hold it. */
function say(message: string, facts: Record<string, string | number | bigint | Date> = {}, locale: 'en' | 'zh-Hant' = 'en') {
  return speaker(locale, { it: message })('it' as MessageKey, facts);
}

test('a plain message is said as it is, apostrophes and all', () => {
  expect(say('The applicant’s answer')).toBe('The applicant’s answer');
  expect(say("It's in")).toBe("It's in");
});

test('facts as JSON brings them are written for people', () => {
  expect(say('Closes {at}', { at: '2026-03-31T09:00:00.000Z' })).toBe('Closes 31 March 2026, 5:00 pm (Hong Kong time)');
  expect(say('{at}截止', { at: new Date('2026-03-31T09:00:00Z') }, 'zh-Hant')).toBe('2026年3月31日下午5時截止');
  expect(say('By {day}', { day: '2026-03-31' })).toBe('By 31 March 2026');
  expect(say('{n, number} in all', { n: '1200' })).toBe('1,200 in all');
  expect(say('{n, plural, one {# day} other {# days}} left', { n: '1' })).toBe('1 day left');
});

test('money is cents and exact, also inside a choice', () => {
  expect(say('{left, number, money} is left', { left: '123450' })).toBe('HK$1,234.50 is left');
  expect(say('{n, plural, =0 {nothing} other {{left, number, money}}}', { n: 2, left: 900719925474099399n })).toBe(
    'HK$9,007,199,254,740,993.99',
  );
});

test('our date styles force a day or an instant', () => {
  const at = '2026-03-31T17:00:00.000Z';
  expect(say('{at, date, day}', { at })).toBe('1 April 2026');
  expect(say('{at, date, instant}', { at })).toBe('1 April 2026, 1:00 am (Hong Kong time)');
});

test('a missing fact leaves a gap and not an error page', () => {
  expect(say('{who} applied')).toBe('… applied');
  expect(say('{left, number, money} is left')).toBe(' is left');
});

test('what looks like markup is text', () => {
  expect(say('Use <b> in {place}', { place: '<i>' })).toBe('Use <b> in <i>');
});

test('a key the catalogue lacks is shown as it is', () => {
  expect(speaker('en', {})('common.save')).toBe('common.save');
});
