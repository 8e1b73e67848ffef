import { smallestPart, unitWords } from '../../../platform/units.ts';
import type { ApiAnswer } from '../../ui/api.ts';
import { ConsentField } from '../../ui/form/choice-fields.tsx';
import { LongTextField, MoneyField, TextField } from '../../ui/form/text-fields.tsx';
import { useFormat, useReading, useT } from '../../ui/reading.tsx';

type Line = NonNullable<NonNullable<ApiAnswer<'GET /cases/:id'>['inside']>['effect']>[number];

/** What somebody says of the lines of an approval: less than the formula, more by exception, and what must be kept to. */
export interface LinesTyped {
  /** As typed, by unit. */
  readonly amounts: Readonly<Record<string, string>>;
  /** Why the exceptional share is given, by line; a line that is not in it gets the usual share. */
  readonly exceptional: Readonly<Record<string, string>>;
  /** One condition to a paragraph. */
  readonly conditions: string;
}

/** What was typed, as the API takes it. An amount that cannot be read goes as it is, for the hub to refuse. */
export function linesBody({ amounts, exceptional, conditions }: LinesTyped) {
  const lines = Object.entries(amounts)
    .filter(([, typed]) => typed.trim() !== '')
    .map(([unit, typed]) => ({ unit, amount: smallestPart(typed, unit) }));
  const reasons = Object.entries(exceptional).map(([line, reason]) => ({ line, reason }));
  return {
    ...(lines.length > 0 && { lines }),
    ...(reasons.length > 0 && { exceptional: reasons }),
    conditions: conditions
      .split(/\n+/)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  };
}

interface Props {
  readonly lines: readonly Line[];
  readonly value: LinesTyped;
  readonly onChange: (next: LinesTyped) => void;
  /** Only who decides may give the exceptional share. */
  readonly decides: boolean;
}

/** Asks for each line's amount where it is less, for the exceptional share, and for conditions. */
export function LineFields({ lines, value, onChange, decides }: Props) {
  const t = useT();
  const format = useFormat();
  const { locale } = useReading();
  return (
    <>
      {lines.map(({ line, unit, amount, exceptional }) => {
        const special = value.exceptional[line];
        const most = special !== undefined && exceptional ? exceptional.most : amount;
        const field = {
          name: `amount.${unit}`,
          label: t('case.act.amount', { unit: unitWords(unit, locale) }),
          hint: t('case.act.amount_hint', { most: format.amount(most, unit) }),
          value: value.amounts[unit] ?? '',
          onChange: (typed: string) => onChange({ ...value, amounts: { ...value.amounts, [unit]: typed } }),
          isOptional: true,
        };
        const { [line]: _, ...others } = value.exceptional;
        return (
          <div key={line} className="stack">
            {unit === 'HKD.cent' ? (
              <MoneyField {...field} />
            ) : (
              <TextField {...field} keyboard="decimal" isShort unit={unitWords(unit, locale)} />
            )}
            {decides && exceptional && (
              <ConsentField
                name={`exceptional.${line}`}
                label={t('case.act.exceptional', { share: exceptional.share })}
                hint={exceptional.text}
                value={special !== undefined}
                onChange={(isOn) => onChange({ ...value, exceptional: isOn ? { ...others, [line]: '' } : others })}
              />
            )}
            {special !== undefined && (
              <LongTextField
                name={`exceptional.${line}.reason`}
                label={t('case.act.exceptional_reason')}
                rows={2}
                maxLength={4000}
                value={special}
                onChange={(reason) => onChange({ ...value, exceptional: { ...value.exceptional, [line]: reason } })}
              />
            )}
          </div>
        );
      })}
      <LongTextField
        name="conditions"
        label={t('case.act.conditions')}
        hint={t('case.act.conditions_hint')}
        isOptional
        rows={3}
        maxLength={4000}
        value={value.conditions}
        onChange={(conditions) => onChange({ ...value, conditions })}
      />
    </>
  );
}
