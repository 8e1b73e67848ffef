import type { ApiAnswer } from '../../../ui/api.ts';
import { Timeline } from '../../../ui/blocks.tsx';
import { useFormat, useT } from '../../../ui/reading.tsx';

type Step = ApiAnswer<'GET /applications/:id'>['steps'][number];

/** Done, now, next. */
export function Course({ steps }: { readonly steps: readonly Step[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Timeline
      steps={steps.map((step, place) => ({
        key: `${step.id} ${place}`,
        state: step.state,
        title: step.title === null ? (step.id === 'duty' ? '' : t(`portal.step.${step.id}`)) : format.text(step.title),
        when: whenOf(step),
      }))}
    />
  );

  function whenOf({ at, by }: Step) {
    if (at !== null) return <time dateTime={at}>{format.day(new Date(at))}</time>;
    return by === null ? undefined : <time dateTime={by}>{t('portal.step.by', { at: format.day(new Date(by)) })}</time>;
  }
}
