import type { Field, Form, GroupField, SimpleField } from './shape-form.ts';

const lists = new WeakMap<Form, readonly Field[]>();

/** The fields of a form, in its order. A group is one. */
export function fieldsOf(form: Form): readonly Field[] {
  let list = lists.get(form);
  if (!list) lists.set(form, (list = form.sections.flatMap((section) => section.fields)));
  return list;
}

/** Every question of a form with the group it stands in, if any. */
export function questionsIn(form: Form): readonly { readonly field: SimpleField; readonly group?: GroupField }[] {
  return fieldsOf(form).flatMap((field): { field: SimpleField; group?: GroupField }[] =>
    field.kind === 'group' ? field.fields.map((one) => ({ field: one, group: field })) : [{ field }],
  );
}

/** The groups of a form. */
export function groupsOf(form: Form): readonly GroupField[] {
  return fieldsOf(form).filter((field) => field.kind === 'group');
}
