import { useFormat, useT } from '../../ui/reading.tsx';

interface ServiceClockProps {
  /** In business days; below 0 when late; nothing while no clock runs. */
  readonly daysLeft: number | null;
  readonly dueAt: string | null;
  readonly isStopped?: boolean;
}

/** How long until a case is due, in working days, as coloured words. The instant itself is one hover away. */
export function ServiceClock({ daysLeft, dueAt, isStopped = false }: ServiceClockProps) {
  const t = useT();
  const format = useFormat();
  if (isStopped) return <span className="clock clock-stopped">{t('common.clock.stopped')}</span>;
  if (daysLeft === null || dueAt === null) return null;
  const tone = daysLeft < 0 ? 'late' : daysLeft <= 2 ? 'soon' : 'calm';
  const words = daysLeft < 0 ? t('case.clock.late', { n: -daysLeft }) : t('case.clock.left', { n: daysLeft });
  return (
    <time className={`clock clock-${tone}`} dateTime={dueAt} title={format.instant(dueAt)}>
      {words}
    </time>
  );
}
