import { useFormat, useT } from '../../../ui/reading.tsx';
import { Tag } from '../../../ui/values.tsx';
import type { Reading } from './sheet-view.tsx';
import { useWords } from './words.ts';

/** Every rule in words, beside the expression that judges and what its names mean. */
export function RuleBook({ parts }: Pick<Reading, 'parts'>) {
  const t = useT();
  const format = useFormat();
  const words = useWords();
  return (
    <div className="stack-wide">
      {parts.map(({ part, rules }) => (
        <section key={part} className="stack" aria-labelledby={`rules-${part}`}>
          <h2 id={`rules-${part}`} className="scheme-part-title">
            {words.part(part)}
          </h2>
          <ol className="sheet-entries">
            {rules.map((rule) => (
              <li key={rule.id} className="sheet-entry">
                <p className="sheet-entry-title">
                  {format.text(rule.text)} <code className="small muted">{rule.id}</code>{' '}
                  {rule.weight === 'warning' && <Tag tone="amber">{words.value('warning')}</Tag>}
                </p>
                <p>
                  <code className="rule-when">{rule.when}</code>
                </p>
                <dl className="sheet-lines">
                  {rule.names.map(({ name, label, value }) => (
                    <div key={name}>
                      <dt>
                        <code>{name}</code>
                      </dt>
                      <dd>
                        {format.text(label)}
                        {value && `${t('common.colon')}${format.text(value)}`}
                      </dd>
                    </div>
                  ))}
                  <div>
                    <dt>{words.field('at')}</dt>
                    <dd>{format.list(rule.at.map(words.value))}</dd>
                  </div>
                  {rule.assumption && (
                    <div>
                      <dt>{words.field('assumption')}</dt>
                      <dd>{format.text(rule.assumption)}</dd>
                    </div>
                  )}
                </dl>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
