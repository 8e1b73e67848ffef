import type { ApiAnswer } from '../../../ui/api.ts';
import { Timeline } from '../../../ui/blocks.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { Clock, Instant } from '../../../ui/values.tsx';

type Line = ApiAnswer<'GET /applications/mine'>['applications'][number];

/** Done, now, next. */
export function Steps({ of }: { readonly of: Line['steps'] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Timeline
      steps={of.map((step, at) => ({
        key: `${step.id}-${at}`,
        state: step.state,
        title: step.title === null ? t(`applying.step.${step.id}`, { state: step.state }) : format.text(step.title),
        when: <When of={step} />,
      }))}
    />
  );
}

function When({ of }: { readonly of: Line['steps'][number] }) {
  const t = useT();
  if (of.at !== null) return <Instant at={of.at} short />;
  if (of.by === null) return null;
  return (
    <>
      {t('applying.step.by', { by: of.by })} · <Clock until={of.by} />
    </>
  );
}

/** The one thing to do now, or that there is none. */
export function Todo({ of }: { readonly of: Line['todo'] }) {
  const t = useT();
  if (of.kind === 'nothing') return <p className="muted">{t('applying.todo.nothing')}</p>;
  if (of.kind === 'wait') return <p>{of.by === null ? t('applying.todo.wait') : t('applying.todo.wait_by', { by: of.by })}</p>;
  return (
    <p className="row">
      <LinkButton to={of.link}>{t(`applying.todo.${of.kind}`)}</LinkButton>
      {of.by !== null && <Clock until={of.by} />}
    </p>
  );
}
