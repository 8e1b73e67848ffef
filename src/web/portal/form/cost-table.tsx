import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import type { Value } from '../../ui/draft/draft.ts';
import type { FormField } from '../../ui/form/answer-field.tsx';
import { FieldSet } from '../../ui/form/field-set.tsx';
import { centsOf } from '../../ui/form/typed-money.ts';
import { useFormat, useT } from '../../ui/reading.tsx';
import { CostCell } from './cost-cell.tsx';
import { asText, useFilling } from './filling.tsx';
import { useFocusOn } from './use-focus-on.ts';
import { inItem, itemsOf, newItem, nextPlace } from './items.ts';
import { partKeys } from './path-label.ts';

interface CostTableProps {
  readonly field: FormField;
  readonly path: string;
}

export type Column = 'category' | 'item' | 'quantity' | 'price' | 'amount';

/** A table of costs. Each cell is saved by itself; amounts, the total and the share asked for are worked out as one types. */
export function CostTable({ field, path }: CostTableProps) {
  const t = useT();
  const format = useFormat();
  const { values, change, error, isDisabled } = useFilling();
  const [removed, setRemoved] = useState<readonly (readonly [string, Value])[] | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const focusOn = useFocusOn(box);
  const rows = itemsOf(values, path);
  const columns: readonly Column[] = [
    ...(field.options ? ['category' as const] : []),
    'item',
    ...(field.quantities ? (['quantity', 'price'] as const) : []),
    'amount',
  ];
  const amounts = rows.map((row) => amountOf(field, values, `${path}.${row}`));
  const total = amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);

  const add = () => {
    const id = newItem();
    change(`${path}.${id}`, nextPlace(values, path), true);
    focusOn(id);
  };
  const remove = (row: string) => {
    const answers = inItem(values, `${path}.${row}`);
    for (const [answer] of answers) change(answer, null);
    setRemoved(answers);
    focusOn('undo');
  };
  const undo = (answers: readonly (readonly [string, Value])[]) => {
    for (const [answer, value] of answers) change(answer, value);
    setRemoved(null);
    focusOn(answers[0]?.[0].slice(path.length + 1).split('.')[0] ?? null);
  };
  return (
    <FieldSet
      name={path}
      label={format.text(field.label)}
      hint={field.hint && format.text(field.hint)}
      isOptional={field.required !== true}
      error={error(path)}
    >
      <div ref={box} className="costs-box">
        {rows.length > 0 && (
          <table className="costs">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col" className={isNumber(column) ? 'costs-number' : undefined}>
                    {t(partKeys[column])}
                  </th>
                ))}
                <th scope="col">
                  <span className="hidden-visually">{t('forms.table.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={row} data-item={row}>
                  {columns.map((column) => (
                    <td key={column} data-label={t(partKeys[column])} className={isNumber(column) ? 'costs-number' : undefined}>
                      {column === 'amount' && field.quantities ? (
                        <span className="number">{amounts[at] === undefined ? '–' : format.money(amounts[at])}</span>
                      ) : (
                        <CostCell field={field} path={`${path}.${row}`} column={column} row={at + 1} />
                      )}
                    </td>
                  ))}
                  <td className="costs-act">
                    {!isDisabled && (
                      <Button kind="quiet" onPress={() => remove(row)} aria-label={t('forms.table.remove_row', { n: at + 1 })}>
                        {t('forms.group.remove')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {removed && (
          <p className="group-undo" role="status">
            {t('forms.table.removed')}{' '}
            <button type="button" className="button button-quiet" data-item="undo" onClick={() => undo(removed)}>
              {t('forms.group.undo')}
            </button>
          </p>
        )}
        {!isDisabled && rows.length < (field.most ?? 50) && (
          <Button kind="secondary" onPress={add}>
            {t('forms.table.add')}
          </Button>
        )}
        <dl className="costs-total">
          <div>
            <dt>{t('forms.table.total')}</dt>
            <dd className="number">{format.money(total)}</dd>
          </div>
          {field.share !== undefined && (
            <div>
              <dt>{t('forms.table.asked', { percent: field.share })}</dt>
              <dd className="number">{format.money((total * BigInt(Math.round(field.share * 100))) / 10_000n)}</dd>
            </div>
          )}
        </dl>
      </div>
    </FieldSet>
  );
}

const isNumber = (column: Column) => column === 'quantity' || column === 'price' || column === 'amount';

/** What a row comes to in cents, as far as it can be read; the hub reads it again. */
function amountOf(field: FormField, values: Readonly<Record<string, Value>>, row: string): bigint | undefined {
  if (!field.quantities) return centsOf(asText(values[`${row}.amount`]));
  const price = centsOf(asText(values[`${row}.price`]));
  const found = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(
    asText(values[`${row}.quantity`]).normalize('NFKC').trim().replaceAll(',', ''),
  );
  if (price === undefined || !found) return undefined;
  return (BigInt(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`) * price + 50n) / 100n;
}
