// A person in a browser of their own, who finds what the page says: controls are looked for by their role and by the words
// of the message catalogue or of the scheme's file, so one script serves every language.

import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { t } from '../src/messages/index.ts';
import type { Facts, Locale, LocalText, MessageKey } from '../src/platform/messages.ts';
import { languageTag } from '../src/platform/formats.ts';
import { address } from '../src/web/ui/addresses.ts';

export interface Person {
  readonly locale: Locale;
  readonly context: BrowserContext;
  /** The tab in front. */
  page: Page;
  /** What went wrong in any of their tabs: errors of scripts and what the console complains of. */
  readonly troubles: string[];
  say(key: MessageKey, facts?: Facts): string;
  text(of: LocalText): string;
  /** Opens a place (`/catalogue?q=till`) in the person's language. */
  open(place: string): Promise<void>;
  /** Follows the first link of this name. */
  follow(name: string | RegExp, within?: Locator): Promise<void>;
  /** Follows a link of the menu at the top. */
  menu(name: string): Promise<void>;
  press(name: string | RegExp, within?: Locator): Promise<void>;
  heading(name: string | RegExp): Promise<void>;
  sees(text: string | RegExp): Promise<void>;
}

interface Setting {
  readonly address: string;
  readonly locale: Locale;
  readonly options?: BrowserContextOptions;
}

/** Opens a browser for a person; close its `context` when they are done. */
export async function person(browser: Browser, { address: baseURL, locale, options }: Setting): Promise<Person> {
  const context = await browser.newContext({
    baseURL,
    locale: languageTag[locale],
    timezoneId: 'Asia/Hong_Kong',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(60_000);
  const troubles: string[] = [];
  context.on('weberror', (error) => troubles.push(`script: ${error.error().stack ?? error.error().message}`));
  context.on('console', (message) => {
    // An answer that says no is not a fault of the page; that it is shown well is looked at where it happens.
    if (message.type() !== 'error' || /Failed to load resource/.test(message.text())) return;
    troubles.push(`console: ${message.text()} (${message.page()?.url() ?? ''})`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()}: ${response.request().method()} ${response.url()}`);
  });

  const self: Person = {
    locale,
    context,
    page: await context.newPage(),
    troubles,
    say: (key, facts) => t(locale, key, facts),
    text: (of) => of[locale],
    open: async (place) => {
      await self.page.goto(address(locale, place));
    },
    follow: (name, within) => (within ?? self.page).getByRole('link', { name }).first().click(),
    menu: (name) => {
      const menu = self.page.getByRole('navigation', { name: self.say('common.nav.main') });
      return menu.getByRole('link', { name, exact: true }).click();
    },
    press: (name, within) => (within ?? self.page).getByRole('button', { name, exact: typeof name === 'string' }).click(),
    heading: (name) => self.page.getByRole('heading', { name }).first().waitFor(),
    sees: (text) => self.page.getByText(text).first().waitFor(),
  };
  return self;
}

/** Signs in as one of the example hub's people, from the page that offers them: one named, anybody, or anybody but one. */
export async function signInAs(who: Person, room: string, search: string, id?: string, butNot?: string): Promise<void> {
  await who.open(`/demo?q=${encodeURIComponent(search)}`);
  const people = who.page.getByRole('region', { name: room }).getByRole('button');
  const others = butNot === undefined ? people : people.filter({ hasNotText: butNot });
  // Two people may have the same name; the button says which it means.
  const one = id === undefined ? others : others.and(who.page.locator(`[value="${id}"]`));
  await one.first().click();
  await who.page.waitForURL(/\/(portal|office)/);
}

/** A file as it lies on somebody's desk. */
export interface Paper {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Keeps what a page looks like when a test fails, in shots/failed (which git leaves alone). */
export async function picture(page: Page, name: string): Promise<void> {
  const path = join(import.meta.dirname, '../shots/failed', `${name.replaceAll(' ', '-')}.png`);
  await page.screenshot({ path, fullPage: true }).then(
    () => console.error(`What it looked like: ${path}`),
    () => undefined,
  );
}
