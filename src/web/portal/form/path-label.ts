import type { Value } from '../../ui/draft/draft.ts';
import type { FormField } from '../../ui/form/answer-field.tsx';
import { useFormat, useT } from '../../ui/reading.tsx';
import { itemsOf } from './items.ts';

/** What the parts of an answer are called: `Title, in Chinese`. */
export const partKeys = {
  en: 'forms.part.en',
  zh: 'forms.part.zh',
  flat: 'forms.part.flat',
  floor: 'forms.part.floor',
  building: 'forms.part.building',
  street: 'forms.part.street',
  district: 'forms.part.district',
  name: 'forms.part.name',
  nameZh: 'forms.part.name_zh',
  title: 'forms.part.title',
  email: 'forms.part.email',
  phone: 'forms.part.phone',
  hkid: 'forms.part.hkid',
  nameEn: 'forms.part.name_en',
  br: 'forms.part.br',
  category: 'forms.table.category',
  item: 'forms.table.item',
  quantity: 'forms.table.quantity',
  price: 'forms.table.price',
  amount: 'forms.table.amount',
} as const;
export type Part = keyof typeof partKeys;
export const isPart = (name: string | undefined): name is Part => name !== undefined && Object.hasOwn(partKeys, name);

/** Names the question at a path for people: `Founders, Founder 2: Name`. */
export function usePathLabel(fields: readonly FormField[], values: Readonly<Record<string, Value>>) {
  const t = useT();
  const format = useFormat();
  const join = (label: string, part: string) => t('forms.label_part', { label, part });

  const partsOf = (field: FormField, path: string, steps: readonly string[]): string => {
    const label = format.text(field.label);
    const [first, second] = steps;
    if (field.kind === 'cost-table' && first !== undefined) {
      const row = join(label, t('forms.row', { n: placeIn(path, first) }));
      return isPart(second) ? join(row, t(partKeys[second])) : row;
    }
    return isPart(first) ? join(label, t(partKeys[first])) : label;
  };
  const placeIn = (path: string, id: string) => {
    const at = itemsOf(values, path).indexOf(id);
    return at < 0 ? itemsOf(values, path).length + 1 : at + 1;
  };
  return (path: string): string => {
    const [root = '', ...steps] = path.split('.');
    const field = fields.find(({ id }) => id === root);
    if (!field) return path;
    const [item, name, ...rest] = steps;
    if (field.kind !== 'group' || item === undefined) return partsOf(field, root, steps);
    const one = t('forms.item', { item: format.text(field.item ?? field.label), n: placeIn(root, item) });
    const asked = field.fields?.find(({ id }) => id === name);
    return asked ? join(one, partsOf(asked, `${root}.${item}.${name}`, rest)) : one;
  };
}
