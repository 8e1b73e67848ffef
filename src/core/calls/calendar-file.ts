// The dates of a scheme's calls as a calendar to subscribe to (RFC 5545): what everybody may see, in the reader's language.

import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import { addressIn } from '../notices/letter.ts';
import { dayOf, endOfDay } from '../schemes/calendar.ts';
import { planOf } from './milestones.ts';
import { schemeName } from './scheme-name.ts';
import { listCalls } from './views.ts';

const DAY = 86_400_000;

/** A line of an iCalendar file, with what it says between its name and its end made safe. */
export const textLine = (name: string, text: string): string =>
  `${name}:${text.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`)}`;

/** No line is longer than 75 octets: the rest goes on the next one, after a space. No character is cut in two. */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 75) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}

const stamp = (at: Date) => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
const bareDay = (day: string) => day.replaceAll('-', '');

/** When an event is: an instant, or the whole day for what is due by the end of one. */
function when(at: Date): string[] {
  const day = dayOf(at);
  if (at.getTime() !== endOfDay(day).getTime()) return [`DTSTART:${stamp(at)}`];
  const next = dayOf(new Date(at.getTime() + DAY));
  return [`DTSTART;VALUE=DATE:${bareDay(day)}`, `DTEND;VALUE=DATE:${bareDay(next)}`];
}

/** The calendar of a scheme: the public dates of its calls, of those that are past for a year. */
export async function calendarOf(db: Db, scheme: string, address: string, locale: Locale, now: Date): Promise<string> {
  const name = (await schemeName(db, scheme))[locale];
  const calls = (await listCalls(db, scheme)).filter(({ closesAt }) => closesAt.getTime() > now.getTime() - 365 * DAY);
  const plan = await planOf(
    db,
    calls.map(({ id }) => id),
  );
  const host = new URL(address).hostname;
  const events = plan.flatMap(({ callId, milestone, title, at }) => {
    const call = calls.find(({ id }) => id === callId)!;
    const link = addressIn(locale, address, `/calls/${callId}`);
    return [
      'BEGIN:VEVENT',
      `UID:${callId}.${milestone}@${host}`,
      `DTSTAMP:${stamp(now)}`,
      ...when(at),
      textLine('SUMMARY', t(locale, 'calls.calendar.summary', { call: call.title[locale], milestone: title[locale] })),
      textLine('DESCRIPTION', t(locale, 'calls.calendar.text', { scheme: name, link })),
      `URL:${link}`,
      `STATUS:${call.cancelledAt ? 'CANCELLED' : 'CONFIRMED'}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  const calendarName = t(locale, 'calls.calendar.name', { scheme: name });
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Causeway//Calls//EN',
    'CALSCALE:GREGORIAN',
    textLine('NAME', calendarName),
    textLine('X-WR-CALNAME', calendarName),
    'X-WR-TIMEZONE:Asia/Hong_Kong',
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
  ];
  return `${[...head, ...events, 'END:VCALENDAR'].map(folded).join('\r\n')}\r\n`;
}
