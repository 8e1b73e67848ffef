import type { ReactNode } from 'react';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Tag, type Tone } from '../../../ui/values.tsx';
import { useWords } from './words.ts';

type Change = ApiAnswer<'GET /schemes/:scheme/changes'>['changes'][number];
type Aspect = Change['aspects'][number];
type Runs = Extract<Aspect, { is: 'text' }>['runs']['en'];

const tones: Readonly<Record<Change['does'], Tone>> = { added: 'jade', removed: 'vermilion', changed: 'amber', moved: 'plain' };

/** What differs between two versions: part by part, by the names people know, each text with the words that went and came. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const t = useT();
  const words = useWords();
  if (changes.length === 0) return <Empty title={t('drafting.changes.none')} />;
  const parts = Map.groupBy(changes, ({ part }) => part);
  return (
    <div className="stack-wide">
      <p>{t('drafting.changes.count', { n: changes.length })}</p>
      {[...parts].map(([part, list]) => (
        <section key={part} aria-labelledby={`changes-${part}`} className="stack">
          <h2 id={`changes-${part}`} className="scheme-part-title">
            {words.part(part)}
          </h2>
          <ul className="changes">
            {list.map((change) => (
              <li key={`${change.does} ${change.path.join('.')} ${change.what}`} className="change">
                <ChangeHead change={change} />
                {change.aspects.length > 0 && <Aspects of={change} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ChangeHead({ change: { does, what, name, label, within } }: { readonly change: Change }) {
  const t = useT();
  const format = useFormat();
  const words = useWords();
  return (
    <p className="change-head">
      <Tag tone={tones[does]}>{t(`drafting.changes.${does}`)}</Tag> <span className="muted">{words.what(what)}</span>{' '}
      <strong>{label ? format.text(label) : name}</strong> <code className="small">{name}</code>
      {within && <span className="muted small"> {t('drafting.changes.within', { within: format.text(within) })}</span>}
    </p>
  );
}

function Aspects({ of: { aspects } }: { readonly of: Change }) {
  const words = useWords();
  return (
    <dl className="change-aspects">
      {aspects.map((aspect) => (
        <div key={aspect.name}>
          <dt>{words.field(aspect.name)}</dt>
          <dd>
            <AspectView of={aspect} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function AspectView({ of: aspect }: { readonly of: Aspect }) {
  const format = useFormat();
  const { locale } = useReading();
  if (aspect.is === 'expression')
    return <FromTo from={aspect.from && <code>{aspect.from}</code>} to={aspect.to && <code>{aspect.to}</code>} />;
  if (aspect.is === 'value')
    return <FromTo from={aspect.from && format.text(aspect.from)} to={aspect.to && format.text(aspect.to)} />;
  const languages = ([locale, 'en', 'zh-Hant', 'zh-Hans'] as const).filter((one, at, all) => all.indexOf(one) === at);
  const isChanged = (one: (typeof languages)[number]) => aspect.runs[one].some(({ is }) => is !== 'same');
  return (
    <ul className="change-texts">
      {languages.filter(isChanged).map((one) => (
        <li key={one} lang={one}>
          <Marked runs={aspect.runs[one]} />
        </li>
      ))}
    </ul>
  );
}

function Marked({ runs }: { readonly runs: Runs }) {
  const t = useT();
  return (
    <>
      {runs.map(({ is, text }, at) => {
        if (is === 'same') return <span key={at}>{text}</span>;
        const said = (
          <span className="hidden-visually">{t(is === 'gone' ? 'drafting.changes.gone' : 'drafting.changes.new')}</span>
        );
        return is === 'gone' ? (
          <del key={at}>
            {said}
            {text}
          </del>
        ) : (
          <ins key={at}>
            {said}
            {text}
          </ins>
        );
      })}
    </>
  );
}

function FromTo({ from, to }: { readonly from: ReactNode; readonly to: ReactNode }) {
  const t = useT();
  return (
    <>
      {from && (
        <del>
          <span className="hidden-visually">{t('drafting.changes.gone')}</span>
          {from}
        </del>
      )}{' '}
      {to && (
        <ins>
          <span className="hidden-visually">{t('drafting.changes.new')}</span>
          {to}
        </ins>
      )}
    </>
  );
}
