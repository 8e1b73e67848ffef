import { useReading } from '../../ui/reading.tsx';

interface Named {
  readonly nameEn: string;
  readonly nameZh: string | null;
}

/** An organisation by the name that readers of the page know it by. */
export function useName(): (named: Named) => string {
  const { locale } = useReading();
  return ({ nameEn, nameZh }) => (locale === 'en' ? nameEn : (nameZh ?? nameEn));
}
