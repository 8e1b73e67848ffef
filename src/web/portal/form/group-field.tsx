import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import type { Value } from '../../ui/draft/draft.ts';
import type { FormField } from '../../ui/form/answer-field.tsx';
import { FieldSet } from '../../ui/form/field-set.tsx';
import { useFormat, useT } from '../../ui/reading.tsx';
import { useFilling } from './filling.tsx';
import { useFocusOn } from './use-focus-on.ts';
import { inItem, itemsOf, newItem, nextPlace } from './items.ts';

interface GroupFieldProps {
  readonly field: FormField;
  readonly path: string;
  /** Draws a question of an item. */
  readonly draw: (field: FormField, path: string) => ReactNode;
}

interface Removed {
  readonly id: string;
  readonly name: string;
  readonly answers: readonly (readonly [path: string, value: Value])[];
}

/**
 * Questions that are answered several times. What is removed can be brought back until something else is; the focus goes
 * into what was added, and to the way back from what was removed.
 */
export function GroupField({ field, path, draw }: GroupFieldProps) {
  const t = useT();
  const format = useFormat();
  const { values, change, error, isDisabled } = useFilling();
  const [removed, setRemoved] = useState<Removed | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const focusOn = useFocusOn(box);
  const items = itemsOf(values, path);
  const most = field.most ?? 20;
  const nameOf = (at: number) => t('forms.item', { item: format.text(field.item ?? field.label), n: at + 1 });

  const add = () => {
    const id = newItem();
    change(`${path}.${id}`, nextPlace(values, path), true);
    focusOn(id);
  };
  const remove = (id: string, at: number) => {
    const answers = inItem(values, `${path}.${id}`);
    for (const [answer] of answers) change(answer, null);
    setRemoved({ id, name: nameOf(at), answers });
    focusOn('undo');
  };
  const undo = (it: Removed) => {
    for (const [answer, value] of it.answers) change(answer, value);
    setRemoved(null);
    focusOn(it.id);
  };
  return (
    <FieldSet
      name={path}
      label={format.text(field.label)}
      hint={field.hint && format.text(field.hint)}
      isOptional={field.required !== true}
      error={error(path)}
    >
      <div ref={box} className="group">
        {items.map((id, at) => (
          <section key={id} className="group-item" aria-label={nameOf(at)} data-item={id}>
            <div className="group-head">
              <h3 className="group-title">{nameOf(at)}</h3>
              {!isDisabled && (
                <Button
                  kind="quiet"
                  onPress={() => remove(id, at)}
                  aria-label={t('forms.group.remove_named', { name: nameOf(at) })}
                >
                  {t('forms.group.remove')}
                </Button>
              )}
            </div>
            {(field.fields ?? []).map((one) => draw(one, `${path}.${id}.${one.id}`))}
          </section>
        ))}
        {removed && (
          <p className="group-undo" role="status">
            {t('forms.group.removed', { name: removed.name })}{' '}
            <button type="button" className="button button-quiet" data-item="undo" onClick={() => undo(removed)}>
              {t('forms.group.undo')}
            </button>
          </p>
        )}
        {!isDisabled && items.length < most && (
          <Button kind="secondary" onPress={add}>
            {t('forms.group.add', { item: format.text(field.item ?? field.label) })}
          </Button>
        )}
        {items.length >= most && <p className="field-hint">{t('forms.group.full', { n: most })}</p>}
      </div>
    </FieldSet>
  );
}
