import type { ApiAnswer } from '../../ui/api.ts';
import { DefinitionList, Notice } from '../../ui/blocks.tsx';
import { useT } from '../../ui/reading.tsx';
import { Money } from '../../ui/values.tsx';

type EffectOf = NonNullable<NonNullable<ApiAnswer<'GET /cases/:id'>['inside']>['effect']>;

/** What an approval would do, before it is taken: how the amount comes about, and the envelope now and after. */
export function Effect({ of }: { readonly of: EffectOf }) {
  const t = useT();
  return (
    <div className="effect">
      <p className="effect-title">{t('case.effect')}</p>
      <p className="effect-amount">
        <Money cents={of.amount} />
      </p>
      <ol className="effect-steps small">
        {of.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <DefinitionList
        dense
        items={[
          { term: t('case.effect.left'), is: <Money cents={of.envelope.left} /> },
          { term: t('case.effect.after'), is: <Money cents={of.envelope.after} /> },
          { term: t('case.effect.before'), is: <Money cents={of.awardedBefore} /> },
        ]}
      />
      {of.isShort && <Notice tone="vermilion">{t('case.effect.short')}</Notice>}
    </div>
  );
}
