import { Go, useReading } from '../../../ui/reading.tsx';

/** How to hear of the next opening of a scheme: by mail, or in one's own calendar. */
export function Hear({ scheme }: { readonly scheme: string }) {
  const { t, locale } = useReading();
  return (
    <p className="subscribe small">
      <Go to={`/schemes/${scheme}/subscribe`}>{t('callpage.hear.mail')}</Go>
      <a href={`/api/schemes/${scheme}/calendar.ics?language=${locale}`}>{t('callpage.hear.calendar')}</a>
    </p>
  );
}
