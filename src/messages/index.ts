import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales, speaker } from '../platform/messages.ts';
import type { Catalogue, Facts, Locale, Say } from '../platform/messages.ts';
import type award from './en/award.json';
import type cases from './en/case.json';
import type claim from './en/claim.json';
import type decision from './en/decision.json';
import type obligation from './en/obligation.json';
import type payment from './en/payment.json';
import type report from './en/report.json';
import type document from './en/document.json';
import type application from './en/application.json';
import type applying from './en/applying.json';
import type portal from './en/portal.json';
import type common from './en/common.json';
import type field from './en/field.json';
import type http from './en/http.json';
import type figures from './en/figures.json';
import type ledger from './en/ledger.json';
import type tokens from './en/tokens.json';
import type webhooks from './en/webhooks.json';
import type feeds from './en/feeds.json';
import type imports from './en/imports.json';
import type letters from './en/letters.json';
import type parties from './en/parties.json';
import type together from './en/together.json';
import type log from './en/log.json';
import type callpage from './en/callpage.json';
import type calls from './en/calls.json';
import type forms from './en/forms.json';
import type drafting from './en/drafting.json';
import type schemefile from './en/schemefile.json';
import type schemepage from './en/schemepage.json';
import type schemes from './en/schemes.json';
import type marketplace from './en/marketplace.json';
import type open from './en/public.json';
import type mail from './en/mail.json';
import type notice from './en/notice.json';
import type people from './en/people.json';
import type owndata from './en/owndata.json';
import type paper from './en/paper.json';
import type upload from './en/upload.json';

/**
 * The catalogues: one flat JSON file per area and language, whose keys begin with the area (`{"ledger.short": "…"}`).
 * Every file in the folders is read; the list below gives the compiler the keys. English decides which keys there are, and a
 * test holds the other languages and this list against it.
 *
 * A new area is three files, an `import type` above and a line here.
 */
export type English = typeof portal &
  typeof marketplace &
  typeof application &
  typeof applying &
  typeof document &
  typeof figures &
  typeof ledger &
  typeof imports &
  typeof feeds &
  typeof webhooks &
  typeof tokens &
  typeof log &
  typeof letters &
  typeof parties &
  typeof together &
  typeof common &
  typeof field &
  typeof http &
  typeof open &
  typeof award &
  typeof cases &
  typeof claim &
  typeof decision &
  typeof obligation &
  typeof payment &
  typeof report &
  typeof callpage &
  typeof calls &
  typeof forms &
  typeof drafting &
  typeof schemefile &
  typeof schemepage &
  typeof schemes &
  typeof mail &
  typeof notice &
  typeof people &
  typeof owndata &
  typeof paper &
  typeof upload;

/** A key of the message catalogue. */
export type MessageKey = keyof English;

function read(locale: Locale): Catalogue {
  const folder = join(import.meta.dirname, locale);
  const areas = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const entries = areas.flatMap((name) => Object.entries(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Catalogue));
  return Object.fromEntries(entries);
}

export const catalogues = Object.fromEntries(locales.map((locale) => [locale, read(locale)])) as Record<Locale, Catalogue>;

const voices = Object.fromEntries(locales.map((locale) => [locale, speaker(locale, catalogues[locale])])) as Record<Locale, Say>;

/** The server's voice in a language: mail, documents, refusals. Pages have their own (`useT`). */
export function t(locale: Locale, key: MessageKey, facts?: Facts): string {
  return voices[locale](key, facts);
}

/** True when a text is a key of the catalogue: for codes that come from data. */
export function isMessageKey(text: string): text is MessageKey {
  return Object.hasOwn(catalogues.en, text);
}
