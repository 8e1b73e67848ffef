import type { Db } from '../../platform/db.ts';
import type { LocalText } from '../../platform/formats.ts';
import { formatInstant, formatMoney } from '../../platform/formats.ts';
import type { MessageKey } from '../../platform/messages.ts';
import { Refusal } from '../../platform/refusal.ts';
import { quickRead } from '../../platform/statement.ts';
import { t } from '../../messages/index.ts';
import type { Basis, BasisFacts, BasisLine } from '../../core/module.ts';
import { eachLanguage } from '../../core/schemes/texts.ts';
import type { StoredOption } from './content.ts';
import { type Enquiry, enquiries } from './enquiry-access.ts';
import { categoriesOf, labelOf, marketOf, sectorsOf } from './market.ts';
import { membersOf, nameOf } from './people.ts';
import { enquiryState, obstacleToApplying } from './rules.ts';
import type { Text } from './shapes.ts';

const enquiryById = quickRead((db, { id }: { id: string }) => enquiries(db).where('enquiry.id', '=', id).compile());

/** What a voucher's application stands on: an enquiry that the provider has confirmed and whose confirmation still counts. */
export const enquiryBasis: Basis = {
  name: 'marketplace.enquiry',

  async read(db, basisId, organisationId, now) {
    // Read without a lock, because thousands apply at once: withdrawing is what sees to it that nothing is sent on what is gone.
    const [enquiry] = await enquiryById(db, { id: basisId });
    if (enquiry === undefined || enquiry.organisation_id !== organisationId) throw new Refusal(404, 'http.not_found');
    const obstacle = obstacleToApplying(enquiryState(enquiry, now));
    if (obstacle !== undefined) throw new Refusal(409, obstacle, { package: enquiry.package_id });
    if (enquiry.provider_status !== 'accepted')
      throw new Refusal(409, 'marketplace.provider.suspended', { package: enquiry.package_id });
    return factsOf(db, enquiry, now);
  },

  async recall(db, basisId) {
    const [enquiry] = await enquiryById(db, { id: basisId });
    if (enquiry === undefined) throw new Error(`There is no enquiry ${basisId}`);
    return factsOf(db, enquiry, enquiry.asked_at);
  },

  async counterparties(db, basisId) {
    const { organisation_id } = await db
      .selectFrom('marketplace_enquiry as enquiry')
      .innerJoin('marketplace_provider as provider', 'provider.id', 'enquiry.provider_id')
      .select('provider.organisation_id')
      .where('enquiry.id', '=', basisId)
      .executeTakeFirstOrThrow();
    return { organisationId: organisation_id, personIds: await membersOf(db, organisation_id) };
  },
};

function factsOf(db: Db, enquiry: Enquiry, at: Date): BasisFacts {
  return {
    scheme: enquiry.scheme,
    cost: enquiry.price,
    facts: {
      basisConfirmed: enquiry.status === 'confirmed',
      basisSector: enquiry.sector,
      basisCategory: enquiry.category,
      package: enquiry.package_id,
      provider: enquiry.provider_id,
    },
    summary: () => summaryOf(db, enquiry, at),
  };
}

async function summaryOf(db: Db, enquiry: Enquiry, at: Date): Promise<readonly BasisLine[]> {
  const market = await marketOf(db, enquiry.scheme, at);
  const options = enquiry.chosen_options as readonly StoredOption[];
  const instant = (when: Date | null) => (when === null ? undefined : eachLanguage((language) => formatInstant(when, language)));
  const names = eachLanguage((language) => options.map(({ name }) => name[language]).join(language === 'en' ? ', ' : '、'));
  return [
    line('marketplace.basis.package', enquiry.package_name as Text),
    line('marketplace.basis.provider', nameOf({ name_en: enquiry.provider_name_en, name_zh: enquiry.provider_name_zh })),
    line('marketplace.basis.sector', labelOf(sectorsOf(market), enquiry.sector)),
    line('marketplace.basis.category', labelOf(categoriesOf(market), enquiry.category)),
    line('marketplace.basis.options', options.length === 0 ? undefined : names),
    line(
      'marketplace.basis.cost',
      eachLanguage((language) => formatMoney(enquiry.price, language)),
    ),
    line('marketplace.basis.confirmed', instant(enquiry.answered_at)),
    line('marketplace.basis.expires', instant(enquiry.expires_at)),
  ].flat();
}

function line(key: MessageKey, value: LocalText | undefined): readonly BasisLine[] {
  return value === undefined ? [] : [{ label: eachLanguage((language) => t(language, key)), value }];
}
