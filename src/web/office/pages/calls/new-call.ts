import type { ActKey, ApiInput } from '../../../ui/api.ts';

/** What an administrator has typed to open a call. */
export interface Typed {
  readonly scheme: string;
  /** Nothing chosen: the version published last. */
  readonly version: string;
  readonly code: string;
  readonly en: string;
  readonly hant: string;
  readonly hans: string;
  readonly opensOn: string;
  readonly opensTime: string;
  readonly closesOn: string;
  readonly closesTime: string;
  /** In dollars; empty for the whole envelope. */
  readonly envelope: string;
}

export const blank: Typed = {
  scheme: '',
  version: '',
  code: '',
  en: '',
  hant: '',
  hans: '',
  opensOn: '',
  opensTime: '09:00',
  closesOn: '',
  closesTime: '17:00',
  envelope: '',
};

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

/** What is sent. Codes and money are left as typed where they cannot be read, so that the hub says what is wrong. */
export function callOf(typed: Typed): NewCall {
  const envelope = typed.envelope.normalize('NFKC').replaceAll(/[\s,]|HK\$|\$/gi, '');
  return {
    scheme: typed.scheme,
    ...(typed.version !== '' && { version: Number(typed.version) }),
    code: typed.code.trim(),
    title: { en: typed.en, 'zh-Hant': typed.hant, 'zh-Hans': typed.hans },
    opensAt: instantOf(typed.opensOn, typed.opensTime),
    closesAt: instantOf(typed.closesOn, typed.closesTime),
    ...(envelope !== '' && { envelope: centsOf(envelope) }),
  };
}

/** `1250.5` → `125050`. */
function centsOf(dollars: string): string {
  const found = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(dollars);
  // A text that is no amount must not pass for one: digits alone would be read as cents.
  return found ? String(BigInt(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`)) : `HK$${dollars}`;
}
