import { fieldsOf } from '../form-fields.ts';
import type { Field, Form } from '../shape-form.ts';
import { isParts } from './answer.ts';
import { placeLines } from './places.ts';

/** Answers as they are kept, as people would type them: reading them again gives the same. For a copy of an earlier form. */
export function asTyped(form: Form, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return typedIn(fieldsOf(form), values);
}

function typedIn(fields: readonly Field[], values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const answered = fields.filter(({ id }) => values[id] !== undefined);
  return Object.fromEntries(answered.map((field) => [field.id, typedAnswer(field, values[field.id])]));
}

function typedAnswer(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'money':
      return typedMoney(value);
    case 'address':
      // Its region follows from the district.
      return isParts(value) ? Object.fromEntries(Object.entries(value).filter(([part]) => part !== 'region')) : value;
    case 'cost-table':
      return ofItems(value, ({ amount, price, ...row }) => ({
        ...row,
        ...(price === undefined ? {} : { price: typedMoney(price) }),
        // An amount that is worked out is not typed.
        ...(amount === undefined || field.quantities ? {} : { amount: typedMoney(amount) }),
      }));
    case 'map-point':
    case 'map-route':
    case 'map-area':
      return placeLines(value);
    case 'group':
      return ofItems(value, ({ id, ...item }) => ({ id, ...typedIn(field.fields, item) }));
    default:
      return value;
  }
}

type Item = Readonly<Record<string, unknown>>;
const ofItems = (items: unknown, typed: (item: Item) => Item): unknown =>
  Array.isArray(items) ? items.map((item: unknown) => (isParts(item) ? typed(item) : item)) : items;

/** Cents as people type dollars. */
function typedMoney(cents: unknown): unknown {
  if (typeof cents !== 'string' || !/^\d+$/.test(cents)) return cents;
  const digits = cents.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
