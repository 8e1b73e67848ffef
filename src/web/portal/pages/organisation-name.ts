import { useReading } from '../../ui/reading.tsx';

interface Named {
  readonly nameEn: string;
  readonly nameZh: string | null;
}

/** The name of an organisation in the reader's language, as far as it has one. */
export function useNameOf(): (one: Named) => string {
  const { locale } = useReading();
  return ({ nameEn, nameZh }) => (locale === 'en' ? nameEn : (nameZh ?? nameEn));
}
