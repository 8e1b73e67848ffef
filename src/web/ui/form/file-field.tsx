import { useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { Button } from '../button.tsx';
import { useFormat, useT } from '../reading.tsx';
import { ErrorText, FieldLabel } from './field.tsx';
import type { FieldProps } from './field.tsx';
import { useField } from './problems.tsx';
import { type SendingFile, SendingLine, SendingSaid } from './sending.tsx';

export interface AttachedFile {
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Where it can be looked at. */
  readonly href?: string;
}

export type { SendingFile } from './sending.tsx';

interface FileFieldProps extends Omit<FieldProps<readonly AttachedFile[]>, 'onChange'> {
  /** Takes the chosen files and sends them. Files above the limit never get here. */
  readonly onAdd: (files: readonly File[]) => void;
  readonly onRemove: (file: AttachedFile) => void;
  readonly sending?: readonly SendingFile[];
  /** For the file chooser: `.pdf,.jpg`. What a file really is, the hub finds out. */
  readonly accept?: string;
  /** In bytes, for each file. */
  readonly limit: number;
  readonly most: number;
}

/** Documents: attached ones with a way to take each off again, those on their way, and a button and a place to add more. */
export function FileField(props: FileFieldProps) {
  const { name, label, hint, isOptional, isDisabled, value, onAdd, onRemove, sending = [], accept, limit, most } = props;
  const t = useT();
  const format = useFormat();
  const [refused, setRefused] = useState<string>();
  const { id, error, changed } = useField({ name, label, error: refused ?? props.error });
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  // A file that was begun earlier is to be chosen again, and takes no room of its own.
  const taken = value.length + sending.filter(({ state }) => state !== 'half').length;
  const hasRoom = taken < most && !isDisabled;

  const add = (chosen: readonly File[]) => {
    const tooLarge = chosen.find((file) => file.size > limit);
    setRefused(tooLarge && t('common.file.too_large', { name: tooLarge.name, limit: format.bytes(limit) }));
    changed();
    const fitting = chosen.filter((file) => file.size <= limit).slice(0, most - taken);
    if (fitting.length > 0) onAdd(fitting);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (hasRoom) add([...event.dataTransfer.files]);
  };

  return (
    <div
      id={id}
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
      className={error === undefined ? 'field field-file' : 'field field-file field-invalid'}
    >
      <span id={`${id}-label`} className="field-label">
        <FieldLabel label={label} isOptional={isOptional} />
      </span>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error" role="alert">
          <ErrorText>{error}</ErrorText>
        </p>
      )}
      {value.length + sending.length > 0 && (
        <ul className="files">
          {value.map((file) => (
            <li key={file.id} className="file">
              <span className="file-name">{file.href ? <a href={file.href}>{file.name}</a> : file.name}</span>
              <span className="file-size">{format.bytes(file.size)}</span>
              {!isDisabled && (
                <Button kind="quiet" onPress={() => onRemove(file)} aria-label={t('common.remove_named', { name: file.name })}>
                  {t('common.remove')}
                </Button>
              )}
            </li>
          ))}
          {sending.map((file) => (
            <SendingLine key={file.key} file={file} />
          ))}
        </ul>
      )}
      <SendingSaid sending={sending} attached={value.map((file) => file.name)} />
      {hasRoom && (
        <div
          className={isOver ? 'drop drop-over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault();
            setIsOver(true);
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={drop}
        >
          <input
            ref={input}
            type="file"
            name={name}
            className="hidden-visually"
            tabIndex={-1}
            aria-label={label}
            accept={accept}
            multiple={most > 1}
            onChange={(event) => {
              add([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
          <Button kind="secondary" onPress={() => input.current?.click()} aria-describedby={`${id}-label`}>
            {t(value.length > 0 ? 'common.file.choose_more' : 'common.file.choose')}
          </Button>
          <span className="drop-hint">{t('common.file.drop')}</span>
        </div>
      )}
    </div>
  );
}
