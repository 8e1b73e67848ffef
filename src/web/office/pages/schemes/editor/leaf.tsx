import type { ReactNode } from 'react';
import { useFormat, useT } from '../../../../ui/reading.tsx';
import { languageNames, isLocalText, useWords } from '../words.ts';
import { idOf, type Outline, useEditing } from './editing.tsx';
import type { Path } from './pending.ts';

interface LeafProps {
  readonly shape: Outline;
  readonly path: Path;
  readonly name: string;
  readonly value: unknown;
  /** The language's own words on it. */
  readonly about?: string | undefined;
}

interface FrameProps {
  readonly path: Path;
  readonly label: string;
  readonly about?: string | undefined;
  readonly children: ReactNode;
}

/** A control with its label, the language's words and what is wrong. */
export function Frame({ path, label, about, children }: FrameProps) {
  const { problemAt } = useEditing();
  const id = idOf(path);
  const problem = problemAt(path);
  return (
    <div className={problem === undefined ? 'field' : 'field field-invalid'}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {about !== undefined && (
        <p id={`${id}-about`} className="field-hint" lang="en">
          {about}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="field-error">
          {problem}
        </p>
      )}
      {children}
    </div>
  );
}

/** What a control says of itself to those who do not see it. */
export function useControl(path: Path, about?: string) {
  const { problemAt, isReadOnly } = useEditing();
  const id = idOf(path);
  const problem = problemAt(path);
  const described = [about !== undefined && `${id}-about`, problem !== undefined && `${id}-problem`].filter(Boolean).join(' ');
  return {
    id,
    disabled: isReadOnly,
    'aria-invalid': problem === undefined ? undefined : true,
    'aria-describedby': described === '' ? undefined : described,
  };
}

/** One value: a word, a number, a choice, the name of a term or a fact. */
export function Leaf({ shape, path, name, value, about }: LeafProps) {
  const { change } = useEditing();
  const words = useWords();
  const control = useControl(path, about);
  const label = words.field(name);
  if (shape.is === 'yes-no') {
    return (
      <Frame path={path} label={label} about={about}>
        <select
          {...control}
          className="input input-short"
          value={value === true ? 'true' : 'false'}
          onChange={(event) => change(path, event.currentTarget.value === 'true')}
        >
          <option value="true">{words.value('true')}</option>
          <option value="false">{words.value('false')}</option>
        </select>
      </Frame>
    );
  }
  if (shape.is === 'one-of') {
    return (
      <Frame path={path} label={label} about={about}>
        <Choice
          control={control}
          value={asText(value)}
          choices={shape.values.map((one) => [one, words.value(one)])}
          onChange={(one) => change(path, one)}
        />
      </Frame>
    );
  }
  if (shape.is === 'term' || shape.is === 'fact') return <NameOf {...{ shape, path, name, value, about }} />;
  const isNumber = shape.is === 'number';
  const typed = (text: string) => {
    const number = Number(text.trim());
    change(path, isNumber && text.trim() !== '' && !Number.isNaN(number) ? number : text);
  };
  return (
    <Frame path={path} label={label} about={about}>
      <input
        {...control}
        className={isNumber ? 'input input-short' : 'input'}
        value={asText(value)}
        inputMode={isNumber ? 'decimal' : undefined}
        autoComplete="off"
        onChange={(event) => typed(event.currentTarget.value)}
      />
    </Frame>
  );
}

function NameOf({ shape, path, name, value, about }: LeafProps) {
  const { body, change } = useEditing();
  const words = useWords();
  const format = useFormat();
  const control = useControl(path, about);
  const things = (shape.is === 'term' ? body['terms'] : body['facts']) as
    | Readonly<Record<string, Readonly<Record<string, unknown>>>>
    | undefined;
  const kinds = shape.is === 'term' ? shape.kinds : [];
  const fits = Object.entries(things ?? {}).filter(([, thing]) => kinds.length === 0 || kinds.includes(asText(thing['kind'])));
  const choices = fits.map(([key, thing]): [string, string] => {
    const label = isLocalText(thing['label']) ? format.text(thing['label']) : key;
    return [key, `${label} (${key})`];
  });
  return (
    <Frame path={path} label={words.field(name)} about={about}>
      <Choice control={control} value={asText(value)} choices={choices} onChange={(one) => change(path, one)} />
    </Frame>
  );
}

interface ChoiceProps {
  readonly control: ReturnType<typeof useControl>;
  readonly value: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

/** A list to choose from; a value that is not in it stays in sight. */
export function Choice({ control, value, choices, onChange }: ChoiceProps) {
  const isThere = choices.some(([one]) => one === value);
  return (
    <select {...control} className="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {!isThere && <option value={value}>{value === '' ? '—' : value}</option>}
      {choices.map(([one, label]) => (
        <option key={one} value={one}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** A text in three languages side by side. */
export function TextLeaf({ path, name, value }: Omit<LeafProps, 'shape'>) {
  const { change, problemAt } = useEditing();
  const words = useWords();
  const t = useT();
  const text = (value ?? {}) as Readonly<Record<string, unknown>>;
  const own = problemAt(path);
  const longest = Math.max(...Object.values(text).map((one) => asText(one).length), 0);
  return (
    <fieldset id={idOf(path)} className="three-languages" tabIndex={-1}>
      <legend className="field-label">{words.field(name)}</legend>
      {own !== undefined && <p className="field-error">{own}</p>}
      <div className="three-languages-row">
        {(['en', 'zh-Hant', 'zh-Hans'] as const).map((one) => (
          <OneLanguage
            key={one}
            path={[...path, one]}
            label={languageNames[one]}
            lang={one}
            rows={longest > 60 ? 4 : 2}
            value={asText(text[one])}
            onType={(said) =>
              change(
                isLocalText(value) ? [...path, one] : path,
                isLocalText(value) ? said : { en: '', 'zh-Hant': '', 'zh-Hans': '', ...text, [one]: said },
              )
            }
            missing={t('drafting.text.missing')}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface OneLanguageProps {
  readonly path: Path;
  readonly label: string;
  readonly lang: string;
  readonly rows: number;
  readonly value: string;
  readonly missing: string;
  readonly onType: (text: string) => void;
}

function OneLanguage({ path, label, lang, rows, value, missing, onType }: OneLanguageProps) {
  const { problemAt } = useEditing();
  const control = useControl(path);
  const problem = problemAt(path) ?? (value.trim() === '' ? missing : undefined);
  return (
    <div className="field">
      <label className="field-hint" htmlFor={control.id}>
        {label}
      </label>
      <textarea
        {...control}
        className="input"
        rows={rows}
        lang={lang}
        value={value}
        onChange={(event) => onType(event.currentTarget.value)}
        aria-describedby={problem === undefined ? undefined : `${control.id}-problem`}
      />
      {problem !== undefined && (
        <p id={`${control.id}-problem`} className="field-error small">
          {problem}
        </p>
      )}
    </div>
  );
}

export const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
