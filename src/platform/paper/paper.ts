import type { Locale } from '../formats.ts';

/** A document to keep, as plain data: what is on the paper, not how it looks. Everything in it is in one language. */
export interface Paper {
  readonly locale: Locale;
  readonly title: string;
  /** A line under the title. */
  readonly lede?: string | undefined;
  /** At the foot of every page, beside its number: `Page {page} of {pages}` with those two words in it. */
  readonly foot: string;
  readonly pages: string;
  /** What stands for a character that no font has. */
  readonly missing: string;
  readonly parts: readonly PaperPart[];
}

export interface PaperPart {
  readonly heading?: string | undefined;
  readonly paragraphs?: readonly string[] | undefined;
  /** Questions and their answers, names and what is named. */
  readonly lines?: readonly { readonly term: string; readonly text: string }[] | undefined;
}
