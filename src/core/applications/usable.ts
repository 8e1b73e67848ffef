import type { MessageKey } from '../../platform/messages.ts';
import { type FieldProblem, Refusal } from '../../platform/refusal.ts';
import { readAnswer } from '../schemes/field-values.ts';
import { type Place, placeOf } from '../schemes/paths.ts';
import type { Form } from '../schemes/shape-form.ts';
import type { Scheme } from '../schemes/shape.ts';

/** What no draft can keep; anything else may be wrong for now. */
const unusable: ReadonlySet<string> = new Set(['forms.wrong_kind', 'forms.characters']);

/**
 * A draft may be wrong, but what is no answer at all is refused: a question that the form does not have, a value of another
 * JSON type, characters that cannot be stored. Documents are attached, not answered.
 */
export function refuseUnusable(
  scheme: Scheme,
  form: Form,
  changes: readonly { readonly field: string; readonly value: unknown }[],
  today: string,
): void {
  const problems = changes.flatMap(({ field: path, value }): FieldProblem[] => {
    const place = placeOf(form, path);
    if (place === undefined || place.field?.kind === 'file') return [{ field: path, code: 'forms.unknown_field' }];
    const found = problemsAt(scheme, place, value, today).find((key) => unusable.has(key));
    return found === undefined ? [] : [{ field: path, code: found }];
  });
  if (problems.length > 0) throw new Refusal(422, 'http.invalid', {}, problems);
}

function problemsAt(scheme: Scheme, { field, part }: Place, value: unknown, today: string): MessageKey[] {
  if (value === null) return [];
  // The order of an item is a number; taking it away takes the item away.
  if (field === undefined) return typeof value === 'number' ? [] : ['forms.wrong_kind'];
  const [first = '', second] = part.split('.');
  const whole = part === '' ? value : field.kind === 'cost-table' ? [{ id: first, [second!]: value }] : { [first]: value };
  return readAnswer(scheme, field, whole, today).problems.map(({ key }) => key);
}
