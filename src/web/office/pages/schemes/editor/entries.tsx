import { type ReactNode, useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { Regarding } from '../../../../ui/regarding.tsx';
import { useFormat, useT } from '../../../../ui/reading.tsx';
import { Tag } from '../../../../ui/values.tsx';
import { isLocalText, useWords } from '../words.ts';
import { blank, idOf, type Outline, useEditing } from './editing.tsx';
import { asText, TextLeaf } from './leaf.tsx';
import type { Path } from './pending.ts';

type Thing = Readonly<Record<string, unknown>>;

interface EntriesProps {
  readonly shape: Extract<Outline, { is: 'list' | 'map' }>;
  readonly path: Path;
  readonly name: string;
  readonly value: unknown;
  /** Draws what is in a thing. */
  readonly inside: (shape: Outline, path: Path, value: unknown) => ReactNode;
}

/** The things of a list or a map: each opens where it stands; in a list they are moved by buttons. */
export function Entries({ shape, path, name, value, inside }: EntriesProps) {
  const { change, isReadOnly, problemAt } = useEditing();
  const t = useT();
  const words = useWords();
  const isList = shape.is === 'list';
  const list = Array.isArray(value) ? (value as readonly Thing[]) : [];
  const items: readonly (readonly [string | number, Thing])[] = isList
    ? list.map((item, at) => [at, item])
    : Object.entries((value ?? {}) as Readonly<Record<string, Thing>>);
  const problem = problemAt(path);
  const [added, setAdded] = useState<string | number>();
  const add = (key: string) => {
    const fresh = blank(shape.item) as Thing;
    const place = isList ? items.length : key;
    change(
      [...path, place],
      isList && 'id' in fresh ? { ...fresh, id: key } : isList && 'value' in fresh ? { ...fresh, value: key } : fresh,
    );
    setAdded(place);
  };
  const move = (from: number, to: number) => {
    const next = [...list];
    const [item] = next.splice(from, 1);
    next.splice(to, 0, item!);
    change(path, next);
  };
  return (
    <div className="scheme-entries" id={idOf(path)} tabIndex={-1} role="group" aria-label={words.what(name)}>
      {path.length > 1 && <p className="field-label">{words.field(name)}</p>}
      {problem !== undefined && <p className="field-error">{problem}</p>}
      <ul>
        {items.map(([at, item]) => (
          <Entry
            key={isList ? `${keyOf(item) ?? ''} ${at}` : at}
            shape={shape.item}
            path={[...path, at]}
            name={name}
            item={item}
            isNew={added === at}
            inside={inside}
            onMove={
              isList && !isReadOnly
                ? {
                    up: Number(at) > 0 ? () => move(Number(at), Number(at) - 1) : undefined,
                    down: Number(at) < list.length - 1 ? () => move(Number(at), Number(at) + 1) : undefined,
                  }
                : undefined
            }
            onRemove={isReadOnly ? undefined : () => change([...path, at], undefined)}
          />
        ))}
      </ul>
      {items.length === 0 && <p className="muted small">{t('drafting.entries.none')}</p>}
      {!isReadOnly && (
        <Add
          what={words.what(name)}
          taken={items.map(([at, item]) => keyOf(item) ?? String(at))}
          needsName={!isList || hasName(shape.item)}
          onAdd={add}
        />
      )}
    </div>
  );
}

const hasName = (shape: Outline) =>
  (shape.is === 'object' ? shape.fields : shape.is === 'variants' ? (shape.options[0]?.fields ?? []) : []).some(
    ({ name }) => name === 'id' || name === 'value',
  );

const keyOf = (item: Thing | undefined): string | undefined => {
  for (const name of ['id', 'value', 'fact', 'unit', 'per']) if (typeof item?.[name] === 'string') return item[name];
  return undefined;
};

interface EntryProps {
  readonly inside: EntriesProps['inside'];
  readonly shape: Outline;
  readonly path: Path;
  readonly name: string;
  readonly item: Thing;
  readonly isNew: boolean;
  readonly onMove: { readonly up: (() => void) | undefined; readonly down: (() => void) | undefined } | undefined;
  readonly onRemove: (() => void) | undefined;
}

function Entry({ shape, path, name, item, isNew, inside, onMove, onRemove }: EntryProps) {
  const { wanted, problemsIn } = useEditing();
  const t = useT();
  const format = useFormat();
  const words = useWords();
  const id = idOf(path);
  const isWanted = wanted === id || wanted.startsWith(`${id}-`);
  const [opened, setOpened] = useState<boolean>();
  const isOpen = opened ?? (isWanted || isNew);
  const last = path.at(-1);
  const key = typeof last === 'string' ? last : (keyOf(item) ?? String(last));
  const heading = ['label', 'title', 'ask', 'text', 'name']
    .map((one) => item[one])
    .find((one) => isLocalText(one) && one.en !== '');
  const label = isLocalText(heading) ? format.text(heading) : key;
  const wrong = problemsIn(path);
  return (
    <li className="scheme-entry">
      <details open={isOpen} onToggle={(event) => setOpened(event.currentTarget.open)} id={id}>
        <summary>
          <span className="scheme-entry-label">{label}</span> <code className="small muted">{key}</code>{' '}
          <span className="small muted">{summaryOf(item, words.value)}</span>{' '}
          {wrong > 0 && <Tag tone="vermilion">{t('drafting.problems_n', { n: wrong })}</Tag>}
        </summary>
        {isOpen && (
          <div className="scheme-entry-inside stack">
            {(onMove || onRemove) && (
              <div className="row">
                {onMove?.up && (
                  <Button kind="quiet" onPress={onMove.up}>
                    {t('drafting.up')}
                    <Regarding>{label}</Regarding>
                  </Button>
                )}
                {onMove?.down && (
                  <Button kind="quiet" onPress={onMove.down}>
                    {t('drafting.down')}
                    <Regarding>{label}</Regarding>
                  </Button>
                )}
                {onRemove && (
                  <Button kind="quiet" onPress={onRemove}>
                    {t('drafting.remove')}
                    <Regarding>{`${words.what(name)} ${label}`}</Regarding>
                  </Button>
                )}
              </div>
            )}
            {inside(shape, path, item)}
          </div>
        )}
      </details>
    </li>
  );
}

/** What a thing is at a glance: the value of a term, the kind of a question, the expression of a rule. */
function summaryOf(item: Thing, word: (value: string) => string): string {
  const kind = asText(item['kind']);
  const value = item['value'];
  if (value !== undefined && kind !== '') {
    const unit = asText(item['unit']);
    if (kind === 'money') return `HK$${asText(value)}`;
    return kind === 'percent' ? `${asText(value)}%` : `${asText(value)}${unit === '' ? '' : ` ${word(unit)}`}`;
  }
  const when = asText(item['when']);
  return when !== '' && kind === '' ? when.slice(0, 80) : kind === '' ? '' : word(kind);
}

interface AddProps {
  readonly what: string;
  readonly taken: readonly string[];
  readonly needsName: boolean;
  readonly onAdd: (name: string) => void;
}

/** One more: with its name in the file, which is not changed lightly later. */
function Add({ what, taken, needsName, onAdd }: AddProps) {
  const t = useT();
  const [name, setName] = useState('');
  const isTaken = taken.includes(name.trim());
  const isRight = !needsName || (/^[a-z][A-Za-z0-9-]{0,59}$/.test(name.trim()) && !isTaken);
  const add = () => {
    if (!isRight) return;
    onAdd(name.trim());
    setName('');
  };
  return (
    <div className="scheme-new">
      {needsName && (
        <label>
          <span className="field-hint">{t('drafting.new_name', { what })}</span>
          <input
            className="input"
            value={name}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') add();
            }}
          />
          {isTaken && <span className="field-error">{t('drafting.name_there')}</span>}
        </label>
      )}
      <Button kind="secondary" isDisabled={!isRight} onPress={add}>
        {t('drafting.add_one', { what })}
      </Button>
    </div>
  );
}

/** A list of texts in three languages. */
export function Texts({ path, name, value }: { readonly path: Path; readonly name: string; readonly value: unknown }) {
  const { change, isReadOnly } = useEditing();
  const t = useT();
  const words = useWords();
  const list = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return (
    <div className="scheme-entries stack" id={idOf(path)} tabIndex={-1} role="group" aria-label={words.field(name)}>
      {list.map((text, at) => (
        <div key={at} className="scheme-field">
          <TextLeaf path={[...path, at]} name={`${name}.${at + 1}`} value={text} />
          {!isReadOnly && (
            <Button kind="quiet" onPress={() => change([...path, at], undefined)}>
              {t('common.remove')}
              <Regarding>{words.field(`${name}.${at + 1}`)}</Regarding>
            </Button>
          )}
        </div>
      ))}
      {!isReadOnly && (
        <p>
          <Button kind="secondary" onPress={() => change([...path, list.length], { en: '', 'zh-Hant': '', 'zh-Hans': '' })}>
            {t('drafting.add_one', { what: words.field(name) })}
          </Button>
        </p>
      )}
    </div>
  );
}
