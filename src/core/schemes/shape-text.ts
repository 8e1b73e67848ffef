import { z } from 'zod';

/** The languages every text is written in. English first: it is what the others are compared with. */
export const LANGUAGES = ['en', 'zh-Hant', 'zh-Hans'] as const;
export type Language = (typeof LANGUAGES)[number];

const Words = z.string().trim().min(1);

/** A text that people read, in all three languages. `{name}` stands for the term of that name, written out. */
export const LocalText = z
  .strictObject({ en: Words, 'zh-Hant': Words, 'zh-Hans': Words })
  .describe('A text in English, Traditional Chinese and Simplified Chinese. {name} is replaced by the term of that name.');
export type LocalText = z.output<typeof LocalText>;

/** The name of a term, a fact or a field: it must also be a name in CEL. */
export const Name = z
  .string()
  .regex(
    /^(?!(as|break|const|continue|else|for|function|if|import|in|let|loop|package|namespace|prototype|return|var|void|while|true|false|null)$)[a-z][A-Za-z0-9]{0,39}$/,
  )
  .describe('A name in camelCase, at most 40 letters and digits. Words that CEL keeps for itself, such as continue, are none.');

/** The name of something people may meet in an address or a file name. */
export const Slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60)
  .describe('Lower-case words joined by hyphens.');

/** A rule or a formula in CEL over the declared facts and terms. */
export const Expression = z.string().trim().min(1).max(2000).describe('A CEL expression over the facts and terms of this file.');

/** Why a value is only assumed. It is shown to the public beside the value, so that nobody takes it for official. */
export const Assumption = LocalText.describe(
  'Present when the value is an assumption: says what is not known. Shown beside the value.',
);
