import { useReading } from '../../../ui/reading.tsx';

interface Owned {
  readonly nameEn: string | null;
  readonly nameZh: string | null;
  readonly scheme: string | null;
  readonly organisationId: string | null;
}

/** Whom a webhook is for: an organisation by its name, a scheme, or the whole hub. */
export function useOwnerName(): (of: Owned) => string {
  const { locale, t } = useReading();
  return ({ organisationId, nameEn, nameZh, scheme }) => {
    if (organisationId === null) return scheme ?? t('webhooks.for.hub');
    return (locale === 'en' ? nameEn : (nameZh ?? nameEn)) ?? organisationId;
  };
}
