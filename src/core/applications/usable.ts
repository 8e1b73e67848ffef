import { Refusal } from '../../platform/refusal.ts';
import { readAnswer } from '../schemes/field-values.ts';
import { fieldsOf } from '../schemes/form.ts';
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
  const fields = new Map(fieldsOf(form).map((field) => [field.id, field]));
  const problems = changes.flatMap(({ field: id, value }) => {
    const field = fields.get(id);
    if (field === undefined || field.kind === 'file') return [{ field: id, code: 'forms.unknown_field' as const }];
    const { problem } = readAnswer(scheme, field, value, today);
    return problem && unusable.has(problem.key) ? [{ field: id, code: problem.key }] : [];
  });
  if (problems.length > 0) throw new Refusal(422, 'http.invalid', {}, problems);
}
