import { useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { Regarding } from '../../../../ui/regarding.tsx';
import { useReading, useT } from '../../../../ui/reading.tsx';
import { useWords } from '../words.ts';
import { blank, fieldsOf, idOf, type Outline, type OutlineField, useEditing } from './editing.tsx';
import { Expression } from './expression.tsx';
import { asText, Choice, Frame, Leaf, TextLeaf, useControl } from './leaf.tsx';
import { Entries, Texts } from './entries.tsx';
import type { Path } from './pending.ts';

interface NodeProps {
  readonly shape: Outline;
  readonly path: Path;
  readonly name: string;
  readonly value: unknown;
  readonly about?: string | undefined;
}

/** Any place of a scheme, edited by what the language says may stand there. */
export function Node(props: NodeProps) {
  const { shape, path, name, value, about } = props;
  switch (shape.is) {
    case 'text':
      return <TextLeaf path={path} name={name} value={value} />;
    case 'expression':
      return <Expression path={path} name={name} value={value} about={about} />;
    case 'list':
      if (shape.item.is === 'text') return <Texts path={path} name={name} value={value} />;
      if (shape.item.is === 'one-of') return <Several {...props} values={shape.item.values} />;
      if (shape.item.is === 'object' || shape.item.is === 'variants')
        return <Entries shape={shape} path={path} name={name} value={value} inside={inside} />;
      return <Words {...props} />;
    case 'map':
      return <Entries shape={shape} path={path} name={name} value={value} inside={inside} />;
    case 'object':
    case 'variants':
      return <Inside {...props} />;
    default:
      return <Leaf {...props} />;
  }
}

const inside = (shape: Outline, path: Path, value: unknown) => <Fields shape={shape} path={path} value={value} />;

/** The language explains itself in English. Its boilerplate helps nobody who edits here. */
const plain = (about: string | undefined, locale: string) =>
  about === undefined ||
  locale !== 'en' ||
  /^(A text in English|A CEL expression|A name in camelCase|Lower-case words|Present when the value|.*in quotes)/.test(about)
    ? undefined
    : about;

/** An object in another: its fields in a frame. */
function Inside({ shape, path, name, value }: NodeProps) {
  const words = useWords();
  return (
    <fieldset className="scheme-inside" id={idOf(path)} tabIndex={-1}>
      <legend>{words.field(name)}</legend>
      <Fields shape={shape} path={path} value={value} />
    </fieldset>
  );
}

/** The fields of a thing, those that are there; the others can be added, and what need not be there can go. */
export function Fields({ shape, path, value }: { readonly shape: Outline; readonly path: Path; readonly value: unknown }) {
  const { change, isReadOnly } = useEditing();
  const t = useT();
  const words = useWords();
  const thing = (value ?? {}) as Readonly<Record<string, unknown>>;
  const fields = fieldsOf(shape, value);
  const there = fields.filter(({ name, required }) => required || thing[name] !== undefined);
  const absent = fields.filter(({ name, required }) => !required && thing[name] === undefined);
  return (
    <div className="stack">
      {shape.is === 'variants' && <Kind shape={shape} path={path} value={thing} />}
      {there.map((field) => (
        <FieldOf key={field.name} field={field} path={path} value={thing[field.name]} />
      ))}
      {!isReadOnly && absent.length > 0 && (
        <div className="scheme-add">
          <span className="small muted">{t('drafting.add')}</span>
          {absent.map(({ name, shape: inner }) => (
            <Button key={name} kind="quiet" onPress={() => change([...path, name], blank(inner))}>
              {words.field(name)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function FieldOf({
  field: { name, shape, required, about },
  path,
  value,
}: {
  readonly field: OutlineField;
  readonly path: Path;
  readonly value: unknown;
}) {
  const { change, isReadOnly } = useEditing();
  const { locale } = useReading();
  const t = useT();
  const words = useWords();
  const place = [...path, name];
  return (
    <div className="scheme-field">
      <Node shape={shape} path={place} name={name} value={value} about={plain(about, locale)} />
      {!required && !isReadOnly && (
        <Button kind="quiet" onPress={() => change(place, undefined)}>
          {t('common.remove')}
          <Regarding>{words.field(name)}</Regarding>
        </Button>
      )}
    </div>
  );
}

/** Which kind a thing is of. What the other kind has too stays. */
function Kind({
  shape,
  path,
  value,
}: {
  readonly shape: Extract<Outline, { is: 'variants' }>;
  readonly path: Path;
  readonly value: Readonly<Record<string, unknown>>;
}) {
  const { change } = useEditing();
  const words = useWords();
  const place = [...path, shape.by];
  const control = useControl(place);
  const choose = (kind: string) => {
    const fields = shape.options.find((option) => option.value === kind)?.fields ?? [];
    const kept = fields.flatMap(({ name, required, shape: inner }) =>
      value[name] !== undefined ? [[name, value[name]]] : required ? [[name, blank(inner)]] : [],
    );
    change(path, {
      ...(value['id'] !== undefined && { id: value['id'] }),
      [shape.by]: kind,
      ...(Object.fromEntries(kept) as object),
    });
  };
  return (
    <Frame path={place} label={words.field(shape.by)}>
      <Choice
        control={control}
        value={asText(value[shape.by])}
        choices={shape.options.map((option) => [option.value, words.value(option.value)])}
        onChange={choose}
      />
    </Frame>
  );
}

/** Any of a few words. */
function Several({ path, name, value, values, about }: NodeProps & { readonly values: readonly string[] }) {
  const { change, isReadOnly, problemAt } = useEditing();
  const words = useWords();
  const chosen = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const problem = problemAt(path);
  return (
    <fieldset className="field" id={idOf(path)} tabIndex={-1}>
      <legend className="field-label">{words.field(name)}</legend>
      {about !== undefined && (
        <p className="field-hint" lang="en">
          {about}
        </p>
      )}
      {problem !== undefined && <p className="field-error">{problem}</p>}
      <div className="scheme-several">
        {values.map((one) => (
          <label key={one}>
            <input
              type="checkbox"
              disabled={isReadOnly}
              checked={chosen.includes(one)}
              onChange={(event) =>
                change(
                  path,
                  values.filter((each) => (each === one ? event.currentTarget.checked : chosen.includes(each))),
                )
              }
            />{' '}
            {words.value(one)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A list of names, written with commas between them. */
function Words({ path, name, value, about }: NodeProps) {
  const { change } = useEditing();
  const words = useWords();
  const t = useT();
  const control = useControl(path, about);
  const list = Array.isArray(value) ? value.map(asText) : [];
  const [typed, setTyped] = useState(list.join(', '));
  const split = (text: string) => text.split(/[,，、\s]+/).filter((word) => word !== '');
  return (
    <Frame path={path} label={`${words.field(name)} ${t('drafting.commas')}`} about={about}>
      <input
        {...control}
        className="input"
        autoComplete="off"
        value={split(typed).join() === list.join() ? typed : list.join(', ')}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          change(path, split(event.currentTarget.value));
        }}
      />
    </Frame>
  );
}
