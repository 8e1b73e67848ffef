/*
 * A draft keeps every answer under a path of its own, so that two people who write in the same item of a group, or the
 * English and the Chinese of one text, never stand in each other's way:
 *
 *     summary.en                 a part of an answer            founders.k3        an item of a group: its place in the order
 *     budget.r7.amount           a part of a row                founders.k3.name   an answer in it (…name.zh: a part of that)
 *
 * A form is read from answers as they nest, `{summary: {en}, founders: [{id: 'k3', name}]}`, which is also how they are kept.
 */
import { isParts } from './fields/answer.ts';
import { itemName } from './fields/items.ts';
import { isGeometry, placeLines } from './fields/places.ts';
import { fieldsOf } from './form-fields.ts';
import { PERSON_PARTS } from './shape-fields.ts';
import type { Field, Form, GroupField, SimpleField } from './shape-form.ts';

interface Node {
  value?: unknown;
  readonly inside: Map<string, Node>;
}

/** The answers of a draft as the form reads them. What has no place in the form stays under its path. */
export function nest(form: Form, answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const keys = Object.keys(answers);
  if (!keys.some((key) => key.includes('.'))) return answers;
  const roots = new Map<string, Node>();
  for (const key of keys) {
    let level = roots;
    let node: Node | undefined;
    for (const step of key.split('.')) {
      node = level.get(step);
      if (!node) level.set(step, (node = { inside: new Map() }));
      level = node.inside;
    }
    node!.value = answers[key];
  }
  const fields = new Map<string, Field>(fieldsOf(form).map((field) => [field.id, field]));
  const nested: [string, unknown][] = [];
  for (const [id, node] of roots) {
    const field = fields.get(id);
    if (node.inside.size === 0) nested.push([id, node.value]);
    else if (field && hasInside(field)) nested.push([id, inside(field, node)]);
    else nested.push(...keys.filter((key) => key.split('.')[0] === id).map((key) => [key, answers[key]] as [string, unknown]));
  }
  return Object.fromEntries(nested);
}

const parted = new Set<Field['kind']>(['bilingual', 'address', 'person', 'organisation']);
const hasInside = ({ kind }: Field) => kind === 'group' || kind === 'cost-table' || parted.has(kind);

function inside(field: Field, node: Node): unknown {
  if (field.kind !== 'group' && field.kind !== 'cost-table')
    return Object.fromEntries([...node.inside].map(([part, { value }]) => [part, value]));
  const place = ({ value }: Node) => (typeof value === 'number' && Number.isFinite(value) ? value : Infinity);
  const items = [...node.inside].toSorted(([a, one], [b, other]) => place(one) - place(other) || (a < b ? -1 : 1));
  return items.map(([id, item]) => {
    const answers = [...item.inside].map(([name, part]): [string, unknown] => {
      const asked = field.kind === 'group' ? field.fields.find((one) => one.id === name) : undefined;
      return [name, asked && hasInside(asked) && part.inside.size > 0 ? inside(asked, part) : part.value];
    });
    return Object.fromEntries([['id', id], ...answers]);
  });
}

/** Answers as they nest, put under the paths of a draft. */
export function flatten(form: Form, answers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const flat: [string, unknown][] = [];
  const fields = new Map<string, Field>(fieldsOf(form).map((field) => [field.id, field]));
  for (const [id, answer] of Object.entries(answers)) flat.push(...flatOf(fields.get(id), id, answer));
  return Object.fromEntries(flat);
}

function flatOf(field: Field | undefined, path: string, answer: unknown): [string, unknown][] {
  // Which organisation is one choice: its parts belong together.
  if (field?.kind.startsWith('map-') && isGeometry(answer)) return [[path, placeLines(answer)]];
  if (field === undefined || field.kind === 'organisation' || !hasInside(field)) return [[path, answer]];
  if (field.kind !== 'group' && field.kind !== 'cost-table')
    return isParts(answer) ? Object.entries(answer).map(([part, value]) => [`${path}.${part}`, value]) : [[path, answer]];
  if (!Array.isArray(answer)) return [[path, answer]];
  return answer.flatMap((item: unknown, at): [string, unknown][] => {
    const itemPath = `${path}.${itemName(item, at)}`;
    const parts = isParts(item) ? Object.entries(item).filter(([name]) => name !== 'id') : [];
    return [
      [itemPath, at + 1],
      ...parts.flatMap(([name, value]) =>
        flatOf(field.kind === 'group' ? field.fields.find((one) => one.id === name) : undefined, `${itemPath}.${name}`, value),
      ),
    ];
  });
}

/** What a path of a draft leads to. */
export interface Place {
  /** The question whose answer this is, or is a part of. Nothing: the order of an item. */
  readonly field: SimpleField | undefined;
  /** The part of the answer; in a table `row.part`. */
  readonly part: string;
  /** The question of the form that it stands in: the group, or the field itself. */
  readonly root: Field;
}

const anItem = /^[a-z0-9]{1,12}$/;

/** Where a path leads in a form; nothing where the form has no such place. */
export function placeOf(form: Form, path: string): Place | undefined {
  const steps = path.split('.');
  const root = fieldsOf(form).find(({ id }) => id === steps[0]);
  if (!root) return undefined;
  if (root.kind !== 'group') return simplePlace(root, root, steps.slice(1));
  return steps.length < 2 || !anItem.test(steps[1]!) ? undefined : groupPlace(root, steps);
}

function groupPlace(root: GroupField, [, , name, ...rest]: readonly string[]): Place | undefined {
  if (name === undefined) return { field: undefined, part: '', root };
  const field = root.fields.find(({ id }) => id === name);
  return field && simplePlace(field, root, rest);
}

function simplePlace(field: SimpleField, root: Field, steps: readonly string[]): Place | undefined {
  const [first, second] = steps;
  const here = { field, part: steps.join('.'), root };
  if (field.kind === 'cost-table') {
    if (first === undefined || !anItem.test(first) || steps.length > 2) return undefined;
    if (second === undefined) return { ...here, field: undefined };
    return ['category', 'item', 'quantity', 'price', 'amount'].includes(second) ? here : undefined;
  }
  if (field.kind === 'organisation' || !hasInside(field)) return first === undefined ? here : undefined;
  return steps.length === 1 && partsOf(field).includes(first!) ? here : undefined;
}

/** The parts of an answer that has some, as pages show them. */
export function partsOf(field: SimpleField): readonly string[] {
  if (field.kind === 'bilingual') return ['en', 'zh'];
  if (field.kind === 'address') return ['flat', 'floor', 'building', 'street', 'district', 'en', 'zh'];
  return field.kind === 'person' ? PERSON_PARTS.filter((part) => field.parts.includes(part)) : [];
}

/** The question at a path that is answered with documents, by itself or in an item of a group. */
export function fileAt(form: Form, path: string): Extract<SimpleField, { kind: 'file' }> | undefined {
  const place = placeOf(form, path);
  return place?.field?.kind === 'file' ? place.field : undefined;
}
