import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import type { ReactNode } from 'react';
import { useT } from '../reading.tsx';
import { ErrorText, FieldLabel } from './field.tsx';
import type { FieldProps } from './field.tsx';
import { measure } from '../../../platform/measure.ts';
import { useField } from './problems.tsx';
import { tidyMoney } from './typed-money.ts';

type Keyboard = 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url';

interface TextFieldProps extends FieldProps<string> {
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search';
  readonly keyboard?: Keyboard;
  /** What the browser may fill in: `organization`, `email`, `one-time-code`. */
  readonly autoComplete?: string;
  readonly isShort?: boolean;
  /** How long it may be, where English is counted in words and Chinese in characters. */
  readonly limit?: WordLimit | undefined;
  /** The language it is written in, where the question says so. */
  readonly lang?: string;
  /** What is counted, behind the box: `kg`. */
  readonly unit?: string | undefined;
}

interface WordLimit {
  readonly words: number;
  readonly characters: number;
}

/** One line of text. */
export function TextField({
  type = 'text',
  keyboard,
  autoComplete = 'off',
  isShort = false,
  limit,
  lang,
  unit,
  ...field
}: TextFieldProps) {
  const input = (
    <Input className={isShort ? 'input input-short' : 'input'} inputMode={keyboard} autoComplete={autoComplete} lang={lang} />
  );
  return (
    <Frame {...field} type={type} after={limit && <Used text={field.value} limit={limit} />}>
      {unit === undefined ? (
        input
      ) : (
        <div className="with-unit">
          {input} <span aria-hidden="true">{unit}</span>
        </div>
      )}
    </Frame>
  );
}

interface LongTextFieldProps extends FieldProps<string> {
  /** In characters as people count them. How many are left is said; more can be typed, and is refused. */
  readonly maxLength?: number | undefined;
  readonly limit?: WordLimit | undefined;
  readonly lang?: string;
  readonly rows?: number;
}

/** Several lines of text. */
export function LongTextField({ maxLength, limit, lang, rows = 6, ...field }: LongTextFieldProps) {
  const counts = limit ? (
    <Used text={field.value} limit={limit} />
  ) : (
    maxLength !== undefined && <Left text={field.value} limit={maxLength} />
  );
  return (
    <Frame {...field} after={counts}>
      <TextArea className="input" rows={rows} lang={lang} />
    </Frame>
  );
}

/** A whole number, kept as it was typed. */
export function NumberField(field: FieldProps<string>) {
  return <TextField {...field} keyboard="numeric" isShort />;
}

/** An amount in Hong Kong dollars, as typed: `12,500.50`. `typedMoney(cents)` makes one from cents. */
export function MoneyField({ onBlur, ...field }: FieldProps<string>) {
  const tidy = () => {
    const text = tidyMoney(field.value);
    if (text !== field.value) field.onChange(text);
    onBlur?.();
  };
  return (
    <Frame {...field} onBlur={tidy}>
      <div className="input-group">
        <span className="input-affix" aria-hidden="true">
          HK$
        </span>
        <Input className="input" inputMode="decimal" autoComplete="off" />
      </div>
    </Frame>
  );
}

type FrameProps = FieldProps<string> & {
  readonly type?: TextFieldProps['type'];
  readonly children: ReactNode;
  readonly after?: ReactNode;
};

function Frame({
  name,
  label,
  hint,
  error: known,
  isOptional,
  isDisabled,
  value,
  onChange,
  onBlur,
  type,
  children,
  after,
}: FrameProps) {
  const { id, error, changed } = useField({ name, label, error: known });
  return (
    <AriaTextField
      id={id}
      className="field"
      name={name}
      value={value}
      onChange={(next) => {
        changed();
        onChange(next);
      }}
      {...(onBlur && { onBlur })}
      {...(type && { type })}
      isDisabled={isDisabled ?? false}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className="field-label">
        <FieldLabel label={label} isOptional={isOptional} />
      </Label>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {error !== undefined && (
        <FieldError className="field-error">
          <ErrorText>{error}</ErrorText>
        </FieldError>
      )}
      {children}
      {after}
    </AriaTextField>
  );
}

/** Said from when a quarter is left, so that it does not nag. */
function Left({ text, limit }: { readonly text: string; readonly limit: number }) {
  const t = useT();
  const left = limit - [...text].length;
  if (left > limit / 4) return null;
  return (
    <p className={left < 0 ? 'field-error' : 'field-hint'} role="status">
      {t(left < 0 ? 'common.count.over' : 'common.count.characters', { n: Math.abs(left) })}
    </p>
  );
}

/** What is used of a limit in words and characters: always to be seen, read out from when a quarter is left. */
function Used({ text, limit }: { readonly text: string; readonly limit: WordLimit }) {
  const t = useT();
  const { words, characters, share } = measure(text, limit);
  const said = t(share > 1 ? 'common.count.words_over' : 'common.count.words', {
    words,
    characters,
    mostWords: limit.words,
    mostCharacters: limit.characters,
  });
  return (
    <>
      <p className={share > 1 ? 'field-error' : 'field-hint'} aria-hidden="true">
        {said}
      </p>
      <p className="hidden-visually" role="status">
        {share > 0.75 ? said : ''}
      </p>
    </>
  );
}
