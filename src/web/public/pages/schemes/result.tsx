import { useFormat, useT } from '../../../ui/reading.tsx';
import { Tag, Text } from '../../../ui/values.tsx';
import type { Tone } from '../../../ui/values.tsx';
import { byAttention, type Check, firstMissing } from './check-data.ts';
import type { Eligibility, RuleSaid } from './data.ts';
import { Assumption } from './parts.tsx';
import { questionId } from './question.tsx';

type Outcome = 'true' | 'false' | 'unknown';
const outcomes: Readonly<Record<Outcome, Tone>> = { true: 'jade', false: 'vermilion', unknown: 'amber' };

interface Props {
  readonly check: Check;
  readonly result: Eligibility;
}

/** How it came out, at the top, then every rule: whether and why it holds, and the way out where it does not. */
export function Result({ check, result }: Props) {
  const t = useT();
  const outcome = String(result.holds) as Outcome;
  const count = (says: RuleSaid['says']) => result.rules.filter((rule) => rule.says === says).length;
  const missing = firstMissing(check);
  return (
    <section className="result" aria-labelledby="result">
      <div className={`verdict verdict-${outcomes[outcome]}`}>
        <h2 id="result" className="verdict-title">
          {t(`schemepage.result.${outcome}`)}
        </h2>
        <p>{t(`schemepage.result.${outcome}_text`, { met: count('holds'), all: result.rules.length, n: count('fails') })}</p>
        {outcome === 'unknown' && missing && (
          <p>
            <a href={`#${questionId(missing.fact)}`}>{t('schemepage.result.missing', { n: count('unknown') })}</a>
          </p>
        )}
      </div>
      <h3 className="scheme-sub">{t('schemepage.result.rules')}</h3>
      <ol className="said-list">
        {byAttention(result.rules).map((rule) => (
          <Said key={rule.id} rule={rule} check={check} />
        ))}
      </ol>
    </section>
  );
}

/** A warning that does not hold stops nobody: an officer looks at it. */
function toneOf({ says, weight }: RuleSaid): Tone {
  if (says === 'holds') return 'jade';
  return says === 'fails' && weight === 'must' ? 'vermilion' : 'amber';
}

function Said({ rule, check }: { readonly rule: RuleSaid; readonly check: Check }) {
  const t = useT();
  const tone = toneOf(rule);
  return (
    <li className={`said said-${tone}`}>
      <div className="said-state">
        <Tag tone={tone}>
          {t(rule.weight === 'warning' && rule.says === 'fails' ? 'schemepage.said.look' : `schemepage.said.${rule.says}`)}
        </Tag>
      </div>
      <div className="said-words">
        <p className="said-message">
          <Text of={rule.message} />
        </p>
        <p className="said-rule">
          {t('schemepage.said.rule')}
          <Text of={rule.text} />
        </p>
        {rule.saw.map((seen) => (
          <Answer key={seen.name} seen={seen} check={check} />
        ))}
        <Assumption of={rule.assumption} />
      </div>
    </li>
  );
}

/** What the rule saw: the reader's own answer, and the way to change it. */
function Answer({ seen, check }: { readonly seen: RuleSaid['saw'][number]; readonly check: Check }) {
  const t = useT();
  const format = useFormat();
  const question = check.scheme.questions.find(({ fact }) => fact === seen.name);
  const offered = question?.options.find(({ value }) => value === seen.value)?.label;
  const words = offered ?? seen.words;
  return (
    <p className="said-answer">
      <Text of={seen.label} />
      {t('schemepage.colon')}
      {seen.value === null ? (
        <span className="muted">{t('schemepage.said.no_answer')}</span>
      ) : (
        <strong>{words ? format.text(words) : plain(seen.value)}</strong>
      )}
      {question && (
        <a href={`#${questionId(question.fact)}`} className="said-change" data-no-print="">
          {t(seen.value === null ? 'schemepage.said.answer' : 'common.change')}
          <span className="hidden-visually"> {format.text(question.ask)}</span>
        </a>
      )}
    </p>
  );

  function plain(value: NonNullable<typeof seen.value>): string {
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (typeof value === 'number') return format.number(value);
    if (seen.kind === 'money') return format.money(value as string);
    if (seen.kind === 'date') return format.day(value as string);
    return typeof value === 'string' ? value : format.list(value);
  }
}
