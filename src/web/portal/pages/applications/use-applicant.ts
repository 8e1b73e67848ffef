import { useReading } from '../../../ui/reading.tsx';

interface Applicant {
  readonly name: string;
  readonly nameZh: string | null;
}

/** An applicant by the name that readers of the page know it by. */
export function useApplicant(): (applicant: Applicant) => string {
  const { locale } = useReading();
  return ({ name, nameZh }) => (locale === 'en' ? name : (nameZh ?? name));
}
