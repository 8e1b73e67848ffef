import { useFormat, useT } from '../../../ui/reading.tsx';
import { Text } from '../../../ui/values.tsx';
import type { Rulebook } from './data.ts';
import { Assumption } from './parts.tsx';

type Part = Rulebook['parts'][number]['part'];
type RuleRead = Rulebook['parts'][number]['rules'][number];

/** A rule in words, when it is looked at, what it does, and the expression that judges, with what its names mean. */
export function Rule({ of, part }: { readonly of: RuleRead; readonly part: Part }) {
  const t = useT();
  const format = useFormat();
  const moments = format.list(of.at.map((moment) => t(`schemepage.rule.at.${moment}`)));
  const when = of.at.length === 3 ? t('schemepage.rule.always') : t('schemepage.rule.when', { when: moments });
  return (
    <li className="rule" id={`${part}-${of.id}`}>
      <h3 className="rule-text">
        <Text of={of.text} />
      </h3>
      <p className="rule-about">
        {t(`schemepage.rule.${of.weight}`)}
        {/* The moments are those of an application; the other parts have one moment, which their heading names. */}
        {part === 'eligibility' && when}
      </p>
      <Assumption of={of.assumption} />
      <details className="rule-details">
        <summary>{t('schemepage.rule.expression')}</summary>
        <p>
          <code className="rule-when">{of.when}</code>
        </p>
        <dl className="rule-names">
          {of.names.map(({ name, label, value }) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>
                <Text of={label} />
                {value && (
                  <>
                    {t('schemepage.colon')}
                    <strong>
                      <Text of={value} />
                    </strong>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}
