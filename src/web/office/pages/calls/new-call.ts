import type { ActKey, ApiAnswer, ApiInput } from '../../../ui/api.ts';

export const kinds = ['round', 'cohort', 'rolling'] as const;

/** A date of the plan as it is typed. */
export interface TypedDate {
  readonly day: string;
  readonly time: string;
}

/** What an administrator has typed to open a call. */
export interface Typed {
  readonly scheme: string;
  /** Nothing chosen: the version published last. */
  readonly version: string;
  readonly code: string;
  readonly en: string;
  readonly hant: string;
  readonly hans: string;
  /** Nothing chosen: as the scheme normally opens its calls. */
  readonly kind: string;
  readonly opensOn: string;
  readonly opensTime: string;
  readonly closesOn: string;
  readonly closesTime: string;
  /** In dollars; empty for the whole envelope. */
  readonly envelope: string;
  /** Dates that differ from the plan that is proposed, by milestone. */
  readonly dates: Readonly<Record<string, TypedDate>>;
  readonly isInvited: boolean;
  /** One business registration number or e-mail address a line. */
  readonly guests: string;
  readonly isSealed: boolean;
  readonly expected: string;
  readonly showsReceived: boolean;
}

export const blank: Typed = {
  scheme: '',
  version: '',
  code: '',
  en: '',
  hant: '',
  hans: '',
  kind: '',
  opensOn: '',
  opensTime: '09:00',
  closesOn: '',
  closesTime: '17:00',
  envelope: '',
  dates: {},
  isInvited: false,
  guests: '',
  isSealed: false,
  expected: '',
  showsReceived: false,
};

/** What the hub proposes for the next call of a scheme, as if it had been typed. */
export function typedFrom({ code, title, kind, sealed }: ApiAnswer<'GET /schemes/:scheme/next-call'>): Partial<Typed> {
  return { code, en: title.en, hant: title['zh-Hant'], hans: title['zh-Hans'], kind, isSealed: sealed };
}

export type NewCall = ApiInput<'POST /calls' & ActKey>['body'];

/** A time of day on a 24-hour clock, as `09:00`; nothing when it is none. */
export function readTime(text: string): string | undefined {
  const found = /^(\d{1,2})[:.：]?(\d{2})$/.exec(text.normalize('NFKC').trim());
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return undefined;
  return `${found[1]!.padStart(2, '0')}:${found[2]}`;
}

/** A day and a time of Hong Kong as an instant with its offset; what cannot be read stays, for the hub to refuse. */
export function instantOf(day: string, time: string): string {
  return `${day}T${readTime(time) ?? time}:00+08:00`;
}

/** An instant as its day and time of day in Hong Kong. */
export function typedDate(at: string): TypedDate {
  const local = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 16) };
}

/** Who is invited: what has an @ is an e-mail address, the rest are business registration numbers. */
export function guestsOf(text: string): { readonly emails: string[]; readonly brNumbers: string[] } {
  const lines = text
    .normalize('NFKC')
    .split(/[\n,;、，；]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { emails: lines.filter((line) => line.includes('@')), brNumbers: lines.filter((line) => !line.includes('@')) };
}

/** What is sent. Codes and money are left as typed where they cannot be read, so that the hub says what is wrong. */
export function callOf(typed: Typed): NewCall {
  const envelope = typed.envelope.normalize('NFKC').replaceAll(/[\s,]|HK\$|\$/gi, '');
  const plan = Object.entries(typed.dates).map(([milestone, { day, time }]) => ({
    milestone,
    at: day === '' ? null : instantOf(day, time),
  }));
  return {
    scheme: typed.scheme,
    ...(typed.version !== '' && { version: Number(typed.version) }),
    code: typed.code.trim(),
    title: { en: typed.en, 'zh-Hant': typed.hant, 'zh-Hans': typed.hans },
    ...(typed.kind !== '' && { kind: typed.kind as (typeof kinds)[number] }),
    opensAt: instantOf(typed.opensOn, typed.opensTime),
    ...(typed.kind !== 'rolling' && { closesAt: instantOf(typed.closesOn, typed.closesTime) }),
    ...(envelope !== '' && { envelope: centsOf(envelope) }),
    ...(plan.length > 0 && { plan }),
    ...(typed.isInvited && { invited: { organisations: [], ...guestsOf(typed.guests) } }),
    ...(typed.kind !== '' && { sealed: typed.isSealed && typed.kind !== 'rolling' }),
    ...(typed.expected.trim() !== '' && { expected: Number(typed.expected.replaceAll(/[\s,]/g, '')) }),
    ...(typed.showsReceived && { showsReceived: true }),
  };
}

/** `1250.5` → `125050`. */
export function centsOf(dollars: string): string {
  const found = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(dollars);
  // A text that is no amount must not pass for one: digits alone would be read as cents.
  return found ? String(BigInt(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`)) : `HK$${dollars}`;
}
