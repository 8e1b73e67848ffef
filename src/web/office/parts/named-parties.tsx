import type { ApiAnswer } from '../../ui/api.ts';
import { useT } from '../../ui/reading.tsx';
import { Instant, Status, type Tone } from '../../ui/values.tsx';
import { Part } from './part.tsx';

type Inside = NonNullable<ApiAnswer<'GET /cases/:id'>['inside']>;

const tones = { asked: 'harbour', confirmed: 'jade', declined: 'vermilion', expired: 'amber' } as const satisfies Record<
  string,
  Tone
>;

/** The sponsors and partners that an application names, and whether each had confirmed. Nothing where it names none. */
export function NamedParties({ all }: { readonly all: Inside['parties'] }) {
  const t = useT();
  if (all.length === 0) return null;
  return (
    <Part title={t('parties.title')}>
      <ul className="plain-list stack">
        {all.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong> {one.nameZh} <Status tone={tones[one.state]}>{t(`parties.state.${one.state}`)}</Status>
            <p className="muted small">
              {one.part} · {one.email}
              {one.answeredAt !== null && (
                <>
                  {' '}
                  · <Instant at={one.answeredAt} />
                </>
              )}
              {one.reason !== null && ` · ${one.reason}`}
            </p>
          </li>
        ))}
      </ul>
    </Part>
  );
}
