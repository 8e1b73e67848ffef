import type { FormField } from '../../ui/form/answer-field.tsx';
import { ErrorText } from '../../ui/form/field.tsx';
import { useField } from '../../ui/form/problems.tsx';
import { tidyMoney } from '../../ui/form/typed-money.ts';
import { useFormat, useT } from '../../ui/reading.tsx';
import type { Column } from './cost-table.tsx';
import { asText, useFilling } from './filling.tsx';
import { partKeys } from './path-label.ts';

interface CostCellProps {
  readonly field: FormField;
  /** Of the row. */
  readonly path: string;
  readonly column: Column;
  /** Counts from 1. */
  readonly row: number;
}

/** One cell of a table of costs. Its name says the row, because the heading of the column does not. */
export function CostCell({ field, path, column, row }: CostCellProps) {
  const t = useT();
  const format = useFormat();
  const { values, change, leave, error: errorAt, isDisabled } = useFilling();
  const at = `${path}.${column}`;
  const label = t('forms.label_part', { label: t('forms.row', { n: row }), part: t(partKeys[column]) });
  const { id, error, changed } = useField({ name: at, label, error: errorAt(at) });
  const value = asText(values[at]);
  const type = (text: string) => {
    changed();
    change(at, text);
  };
  const common = {
    id,
    name: at,
    'aria-label': label,
    'aria-invalid': error === undefined ? undefined : true,
    'aria-describedby': error === undefined ? undefined : `${id}-error`,
    disabled: isDisabled,
    className: 'input',
    value,
  };
  const isMoney = column === 'price' || column === 'amount';
  return (
    <>
      {column === 'category' ? (
        <select {...common} onChange={(event) => type(event.currentTarget.value)} onBlur={() => leave(at)}>
          <option value="">{t('common.choose')}</option>
          {(field.options ?? []).map((option) => (
            <option key={option.value} value={option.value}>
              {format.text(option.label)}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          inputMode={column === 'item' ? 'text' : 'decimal'}
          autoComplete="off"
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={() => {
            if (isMoney && tidyMoney(value) !== value) change(at, tidyMoney(value));
            leave(at);
          }}
        />
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          <ErrorText>{error}</ErrorText>
        </p>
      )}
    </>
  );
}
