import { Notice } from '../../ui/blocks.tsx';
import { useApi } from '../../ui/queries.ts';
import { useT } from '../../ui/reading.tsx';
import { Instant, Status, type Tone } from '../../ui/values.tsx';
import { SentForm } from './sent-form.tsx';

const tones = { asked: 'harbour', received: 'jade', declined: 'amber', missing: 'vermilion' } as const satisfies Record<
  string,
  Tone
>;

/** The letters about a case, each with what it says; what is missing is marked. Nothing where the scheme asks for none. */
export function Letters({ id }: { readonly id: string }) {
  const t = useT();
  const answer = useApi('GET /cases/:id/letters', { params: { id } });
  if (!answer.data?.asks) return null;
  const { asks, letters } = answer.data;
  return (
    <section className="part stack" aria-labelledby="letters">
      <h2 id="letters">{t('callpage.letters.title')}</h2>
      {asks.isShort && <Notice tone="amber">{t('callpage.letters.short', { least: asks.least })}</Notice>}
      <p className="muted">
        {t('callpage.letters.until')} <Instant at={asks.until} />
      </p>
      {letters.map((one) => (
        <details key={one.id} className="missing">
          <summary>
            {one.name} <Status tone={tones[one.state]}>{t(`callpage.letter.state.${one.state}`)}</Status>
          </summary>
          <p className="muted small">
            {one.relation} · {one.email}
          </p>
          {one.sections.length > 0 && <SentForm sections={one.sections} />}
        </details>
      ))}
    </section>
  );
}
