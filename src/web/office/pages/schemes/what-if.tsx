import { useState } from 'react';
import type { MessageKey } from '../../../../platform/messages.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { DefinitionList, Notice } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/form/choice-fields.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { useAct, useApiCall } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { Instant } from '../../../ui/values.tsx';
import { type RuleLine, RuleList } from '../../parts/rules.tsx';
import type { Reading } from './sheet-view.tsx';
import { useWords } from './words.ts';

type Said = ApiAnswer<'POST /scheme-what-if'>;
type Fact = Reading['facts'][number];

interface WhatIfProps {
  /** The version or the draft that is tried. */
  readonly which: { readonly scheme?: string; readonly version?: number; readonly draft?: string };
  readonly facts: readonly Fact[];
  readonly rules: ReturnType<typeof rulesToTry>;
}

/** The scheme tried on somebody: typed facts, or somebody made up; at once what each rule says and what would follow. */
export function WhatIf({ which, facts, rules }: WhatIfProps) {
  const t = useT();
  const format = useFormat();
  const api = useApiCall();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [failing, setFailing] = useState('');
  const [isFound, setIsFound] = useState(true);
  const attempt = useAct('POST /scheme-what-if', { refreshes: [] });
  const run = (of: Readonly<Record<string, string>>) => attempt.mutate({ body: { ...which, facts: { ...of } } });
  const load = async (rule: string | undefined) => {
    const example = await api('GET /scheme-example', { query: { ...which, ...(rule && { failing: rule }) } });
    setIsFound(example.fits);
    setTyped(example.facts);
    run(example.facts);
  };
  const sources = Map.groupBy(facts, ({ from }) => from);
  return (
    <div className="what-if">
      <div className="what-if-form">
        <div className="row">
          <Button kind="secondary" onPress={() => void load(undefined)}>
            {t('drafting.try.fits')}
          </Button>
        </div>
        <div className="row what-if-failing">
          <SelectField
            name="failing"
            label={t('drafting.try.failing')}
            choices={rules.map(({ id, text }) => ({ value: id, label: format.text(text) }))}
            value={failing}
            onChange={(rule) => {
              setFailing(rule);
              if (rule !== '') void load(rule);
            }}
          />
        </div>
        {!isFound && <p className="small muted">{t('drafting.try.not_found')}</p>}
        <Form onSubmit={() => run(typed)} problem={attempt.error}>
          {[...sources].map(([from, list]) => (
            <FactGroup
              key={from}
              from={from}
              facts={list}
              typed={typed}
              onType={(name, value) => setTyped({ ...typed, [name]: value })}
            />
          ))}
          <p>
            <Button type="submit" isPending={attempt.isPending}>
              {t('drafting.try.act')}
            </Button>
          </p>
        </Form>
      </div>
      <div className="what-if-said" aria-live="polite">
        {attempt.data ? <SaidView said={attempt.data} /> : <p className="muted">{t('drafting.try.nothing')}</p>}
      </div>
    </div>
  );
}

interface FactGroupProps {
  readonly from: string;
  readonly facts: readonly Fact[];
  readonly typed: Readonly<Record<string, string>>;
  readonly onType: (name: string, value: string) => void;
}

function FactGroup({ from, facts, typed, onType }: FactGroupProps) {
  const t = useT();
  const format = useFormat();
  const words = useWords();
  return (
    <fieldset className="what-if-group">
      <legend>{words.value(from)}</legend>
      {facts.map(({ name, kind, label, options }) => {
        const common = {
          name,
          label: format.text(label),
          value: typed[name] ?? '',
          onChange: (value: string) => onType(name, value),
        };
        if (kind === 'yes-no') {
          const choices = (['yes', 'no'] as const).map((value) => ({ value, label: t(`common.${value}`) }));
          return <SelectField key={name} {...common} choices={choices} />;
        }
        if (kind === 'choice' && options.length > 0) {
          return (
            <SelectField
              key={name}
              {...common}
              choices={options.map((one) => ({ value: one.value, label: format.text(one.label) }))}
            />
          );
        }
        return <TextField key={name} {...common} hint={hintOf(t, kind)} isShort={kind !== 'text'} />;
      })}
    </fieldset>
  );
}

function hintOf(t: ReturnType<typeof useT>, kind: Fact['kind']): string | undefined {
  if (kind === 'money') return 'HK$';
  if (kind === 'date') return t('drafting.try.day');
  return ['choices', 'texts', 'wholes', 'dates', 'amounts'].includes(kind) ? t('drafting.try.list') : undefined;
}

/** What the scheme makes of somebody: rule by rule, the lane, the amounts with their steps, what would be owed. */
function SaidView({ said }: { readonly said: Said }) {
  const t = useT();
  const format = useFormat();
  const words = useWords();
  const amount = (unit: string, value: string) =>
    unit === 'HKD.cent' ? format.money(value) : `${format.number(value)} ${words.value(unit)}`;
  return (
    <div className="stack-wide">
      {said.parts.map(({ part, holds, rules }) => (
        <section key={part} className="stack" aria-label={words.part(part)}>
          <h3>{words.part(part)}</h3>
          {part === 'eligibility' && (
            <Notice
              tone={holds === true ? 'jade' : holds === false ? 'vermilion' : 'amber'}
              title={t(`drafting.try.result.${String(holds) as 'true'}`)}
            />
          )}
          <RuleList rules={rules.map((rule) => lineOf(rule, format, t))} />
        </section>
      ))}
      {said.lane && (
        <p>
          <strong>{words.part('lanes')}</strong>
          {t('common.colon')}
          {format.text(said.lane.title)}
          {said.lane.automatic && ` · ${words.field('automatic')}`}
        </p>
      )}
      <section className="stack" aria-label={words.part('gives')}>
        <h3>{words.part('gives')}</h3>
        {said.lines.map((line) => (
          <div key={line.line} className="stack">
            <p className="what-if-amount">{amount(line.unit, line.amount)}</p>
            <ol className="small">
              {line.steps.map((step, at) => (
                <li key={at}>{t(step.key as MessageKey, step.facts)}</li>
              ))}
            </ol>
          </div>
        ))}
      </section>
      <DefinitionList
        dense
        items={[
          ...said.instalments.map(({ title, gate, amount: cents }) => ({
            term: format.text(title),
            is: `${format.money(cents)} · ${words.value(gate)}`,
          })),
          ...said.stages.map(({ title, role, due }) => ({
            term: `${format.text(title)} · ${words.value(role)}`,
            is: <Instant at={due} />,
          })),
          ...said.obligations.map(({ title, text, due }) => ({
            term: format.text(title),
            is: due ? <Instant at={due} /> : format.text(text),
          })),
        ]}
      />
    </div>
  );
}

type Rule = Said['parts'][number]['rules'][number];

function lineOf(rule: Rule, format: ReturnType<typeof useFormat>, t: ReturnType<typeof useT>): RuleLine {
  const seen = ({ kind, value, words }: Rule['saw'][number]) => {
    if (value === null) return null;
    if (words) return format.text(words);
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (kind === 'money') return format.money(value as string);
    if (kind === 'date') return format.day(value as string);
    return Array.isArray(value) ? format.list(value) : String(value);
  };
  return {
    id: rule.id,
    holds: rule.holds,
    weight: rule.weight,
    text: format.text(rule.text),
    message: format.text(rule.message),
    saw: rule.saw.map((one) => ({ label: format.text(one.label), value: seen(one) })),
    ...(rule.assumption && { assumption: format.text(rule.assumption) }),
  };
}

/** The rules that somebody made up may fail. */
export function rulesToTry({ parts }: Pick<Reading, 'parts'>) {
  return parts.flatMap(({ rules }) => rules.map(({ id, text }) => ({ id, text })));
}
