import type { Browser, BrowserContext } from 'playwright-core';
import { languageTag, type Locale } from '../src/platform/messages.ts';

export interface Contexts {
  /** The browser profile of a person (signed in), or of nobody, in a language: one for all their pages. */
  of(person: string | undefined, locale: Locale): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Profiles for people who only look. They sign in without the page, which other tests go through. */
export function contextsOf(browser: Browser, address: string): Contexts {
  const known = new Map<string, Promise<BrowserContext>>();

  const open = async (person: string | undefined, locale: Locale) => {
    const context = await browser.newContext({ baseURL: address, locale: languageTag[locale], reducedMotion: 'reduce' });
    context.setDefaultTimeout(60_000);
    if (person === undefined) return context;
    const form = { personId: person, locale };
    const answer = await context.request.post('/demo/sign-in', { form, headers: { origin: address }, maxRedirects: 0 });
    if (answer.status() !== 303) throw new Error(`${person} could not be signed in: ${answer.status()}`);
    return context;
  };
  return {
    of: (person, locale) => {
      const key = `${person ?? 'nobody'} ${locale}`;
      const context = known.get(key) ?? open(person, locale);
      known.set(key, context);
      return context;
    },
    close: async () => {
      for (const context of known.values()) await (await context).close();
      known.clear();
    },
  };
}
