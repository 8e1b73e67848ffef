import { z } from 'zod';
import { locales } from '../../platform/messages.ts';

/** An e-mail address, in small letters: two spellings are one address. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** What a person or an organisation is called. */
export const Name = z.string().trim().min(1).max(120);

/** A phone number, kept with its country: `+85223456789`. Eight digits are a Hong Kong number. */
export const Phone = z
  .string()
  .max(30)
  .transform((text) => {
    const bare = text.replaceAll(/[\s().-]/g, '').replace(/^00/, '+');
    return /^[2-9]\d{7}$/.test(bare) ? `+852${bare}` : bare;
  })
  .pipe(z.string().regex(/^\+(852[2-9]\d{7}|(?!852)[1-9]\d{6,14})$/));

/** A one-time code: six digits, with spaces if somebody likes. */
export const Code = z
  .string()
  .max(20)
  .transform((text) => text.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));

/** A day: `2026-03-31`. */
export const Day = z.iso.date();

export const LocaleName = z.enum(locales);
export const MemberRoleName = z.enum(['owner', 'member']);
