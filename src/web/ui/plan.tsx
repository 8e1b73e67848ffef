import type { LocalText } from '../../platform/formats.ts';
import { Timeline } from './blocks.tsx';
import { useFormat, useReading, useT } from './reading.tsx';
import { Day, Instant, Tag, Text } from './values.tsx';

export interface PlannedDate {
  readonly milestone: string;
  readonly kind: string;
  readonly title: LocalText;
  readonly public: boolean;
  readonly at: string;
  readonly standing: 'past' | 'next' | 'later';
}

const states = { past: 'done', next: 'now', later: 'next' } as const;

/** The dates of a call in their order, with where today stands. From some width on a picture shows how they lie to each other. */
export function Plan({ dates }: { readonly dates: readonly PlannedDate[] }) {
  const t = useT();
  return (
    <div className="plan">
      <PlanPicture dates={dates} />
      <Timeline
        steps={dates.map(({ milestone, title, at, standing, public: isPublic }) => ({
          key: milestone,
          state: states[standing],
          title: (
            <>
              <Text of={title} /> {!isPublic && <Tag>{t('callpage.office_only')}</Tag>}
            </>
          ),
          when: <When at={at} />,
        }))}
      />
    </div>
  );
}

const endOfDay = /T15:59:59\.999Z$/;

/** What is due by the end of a day in Hong Kong is a day to people; anything else an instant. */
function When({ at }: { readonly at: string }) {
  return endOfDay.test(at) ? <Day day={new Date(at)} /> : <Instant at={at} />;
}

const width = 720;
const edge = 12;

/** A line of time: how long the call is open, the dates on it by their numbers in the list below, and today. */
function PlanPicture({ dates }: { readonly dates: readonly PlannedDate[] }) {
  const { now, t } = useReading();
  const format = useFormat();
  const times = dates.map(({ at }) => Date.parse(at));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (dates.length < 3 || last <= first) return null;
  const x = (time: number) => edge + ((time - first) / (last - first)) * (width - 2 * edge);
  const opens = dates.find(({ kind }) => kind === 'open');
  const closes = dates.find(({ kind }) => kind === 'close');
  const today = now.getTime();
  const isWithin = today > first && today < last;
  return (
    <svg className="plan-picture" viewBox={`0 0 ${width} 56`} aria-hidden="true" focusable="false">
      <line className="plan-axis" x1={edge} x2={width - edge} y1={36} y2={36} />
      {isWithin && <line className="plan-past" x1={edge} x2={x(today)} y1={36} y2={36} />}
      {opens && closes && (
        <rect
          className="plan-open"
          x={x(Date.parse(opens.at))}
          width={Math.max(2, x(Date.parse(closes.at)) - x(Date.parse(opens.at)))}
          y={31}
          height={10}
          rx={5}
        >
          <title>{format.text(closes.title)}</title>
        </rect>
      )}
      {dates.map(({ milestone, at, standing }) => (
        <circle key={milestone} className={`plan-dot plan-dot-${standing}`} cx={x(Date.parse(at))} cy={36} r={6} />
      ))}
      {isWithin && (
        <>
          <line className="plan-today" x1={x(today)} x2={x(today)} y1={18} y2={50} />
          <text className="plan-today-word" x={Math.min(Math.max(x(today), 40), width - 40)} y={13} textAnchor="middle">
            {t('callpage.today')}
          </text>
        </>
      )}
    </svg>
  );
}
