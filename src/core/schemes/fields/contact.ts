import { line, type ReadValue, wrong } from './answer.ts';
import { COUNTRIES } from '../../../platform/countries.ts';

const address = /^[^\s@"<>(),;:\\[\]]+@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])$/;

export const readEmail = (given: unknown): ReadValue =>
  line(given, (text) => {
    if (text.length > 254 || !address.test(text) || text.includes('..')) return wrong('forms.not_email');
    const cut = text.lastIndexOf('@');
    return { answer: `${text.slice(0, cut)}@${text.slice(cut + 1).toLowerCase()}` };
  });

/** A telephone number of Hong Kong, or one with its country code: kept as `+85221234567`. */
export const readPhone = (given: unknown): ReadValue =>
  line(given, (text) => {
    const bare = text.replaceAll(/[\s().-]/g, '');
    if (/^[2-9]\d{7}$/.test(bare)) return { answer: `+852${bare}` };
    if (bare.startsWith('+852')) return /^\+852[2-9]\d{7}$/.test(bare) ? { answer: bare } : wrong('forms.not_phone');
    return /^\+[1-9]\d{6,14}$/.test(bare) ? { answer: bare } : wrong('forms.not_phone');
  });

/** The address of a web page; `https://` is put before one that lacks it. Nothing but web pages, nobody's password. */
export const readUrl = (given: unknown): ReadValue =>
  line(given, (text) => {
    const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]*:\d/.test(text) ? text : `https://${text}`;
    const url = URL.canParse(whole) ? new URL(whole) : undefined;
    const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
    if (!url || !isWeb || url.username !== '' || url.password !== '' || !url.hostname.includes('.'))
      return wrong('forms.not_url');
    return url.href.length > 1000 ? wrong('forms.not_url') : { answer: url.href };
  });

export const readCountry = (given: unknown): ReadValue =>
  line(given, (text) => (COUNTRIES.includes(text.toUpperCase()) ? { answer: text.toUpperCase() } : wrong('forms.not_offered')));
