import { z } from 'zod';

/** An e-mail address, in small letters: two spellings are one address. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** What a person or an organisation is called. */
export const Name = z.string().trim().min(1).max(120);
