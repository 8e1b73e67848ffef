import type { ApiAnswer } from '../../ui/api.ts';
import { DefinitionList, Notice } from '../../ui/blocks.tsx';
import { useT } from '../../ui/reading.tsx';
import { Amount } from '../../ui/values.tsx';

type Lines = NonNullable<NonNullable<ApiAnswer<'GET /cases/:id'>['inside']>['effect']>;

/** What an approval would do, before it is taken: how each amount comes about, and each envelope now and after. */
export function Effect({ of }: { readonly of: Lines }) {
  const t = useT();
  return (
    <div className="effect">
      <p className="effect-title">{t('case.effect')}</p>
      {of.map((line) => (
        <div key={line.line} className="stack">
          <p className="effect-amount">
            <Amount of={line.amount} unit={line.unit} />
          </p>
          <ol className="effect-steps small">
            {line.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <DefinitionList
            dense
            items={[
              { term: t('case.effect.left'), is: <Amount of={line.envelope.left} unit={line.unit} /> },
              { term: t('case.effect.after'), is: <Amount of={line.envelope.after} unit={line.unit} /> },
              { term: t('case.effect.before'), is: <Amount of={line.awardedBefore} unit={line.unit} /> },
              ...(line.exceptional
                ? [{ term: t('case.effect.exceptional', { share: line.exceptional.share }), is: line.exceptional.text }]
                : []),
            ]}
          />
          {line.isShort && <Notice tone="vermilion">{t('case.effect.short')}</Notice>}
        </div>
      ))}
    </div>
  );
}
