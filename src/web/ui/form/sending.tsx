import { useEffect, useRef, useState } from 'react';
import { Button } from '../button.tsx';
import { useT } from '../reading.tsx';
import type { SendingState } from '../upload/control.ts';

/** A file on its way; see useUpload. What may be done with it just now is there to be called. */
export interface SendingFile {
  readonly key: string;
  readonly name: string;
  /** From 0 to 1. */
  readonly sent: number;
  readonly state?: SendingState;
  readonly pause?: () => void;
  readonly resume?: () => void;
  readonly cancel?: () => void;
}

const percentOf = (sent: number) => Math.floor(sent * 100);

/** A line of the list: how far the file is, in a bar and in words, with the ways to hold it and to give it up. */
export function SendingLine({ file }: { readonly file: SendingFile }) {
  const t = useT();
  const { name, sent, state = 'sending', pause, resume, cancel } = file;
  const said = `${file.key}-said`;
  return (
    <li className="file file-sending">
      <span className="file-name">{name}</span>
      <progress
        className="file-progress"
        value={state === 'checking' ? undefined : sent}
        aria-label={t('common.file.sending', { name })}
        aria-describedby={said}
      />
      <span id={said} className="file-state">
        {t(`upload.state.${state}`, { percent: percentOf(sent) })}
      </span>
      <span className="file-acts">
        {pause && (state === 'sending' || state === 'waiting') && (
          <Button kind="quiet" onPress={pause} aria-label={t('upload.pause_named', { name })}>
            {t('upload.pause')}
          </Button>
        )}
        {resume && state === 'paused' && (
          <Button kind="quiet" onPress={resume} aria-label={t('upload.resume_named', { name })}>
            {t('upload.resume')}
          </Button>
        )}
        {cancel && (
          <Button kind="quiet" onPress={cancel} aria-label={t('upload.cancel_named', { name })}>
            {t('upload.cancel')}
          </Button>
        )}
      </span>
    </li>
  );
}

interface SendingSaidProps {
  readonly sending: readonly SendingFile[];
  readonly attached: readonly string[];
}

/** Says aloud what changes with files on their way: held up, going on, attached. Not every percent. */
export function SendingSaid({ sending, attached }: SendingSaidProps) {
  const t = useT();
  const before = useRef<ReadonlyMap<string, { name: string; state: SendingState }>>(new Map());
  const [said, setSaid] = useState('');
  const now = sending.map(({ key, name, sent, state = 'sending' }) => ({ key, name, state, percent: percentOf(sent) }));
  const mark = now.map(({ key, state }) => `${key}:${state}`).join() + attached.join();
  useEffect(() => {
    const known = before.current;
    before.current = new Map(now.map(({ key, name, state }) => [key, { name, state }]));
    const changed = now.find(({ key, state }) => state !== 'half' && known.has(key) && known.get(key)?.state !== state);
    if (changed && changed.state !== 'half') setSaid(t(`upload.said.${changed.state}`, changed));
    const gone = [...known].find(([key, { name }]) => !before.current.has(key) && attached.includes(name));
    if (gone) setSaid(t('upload.said.sent', { name: gone[1].name }));
    // What is said depends on what changed, not on how it was drawn.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [mark]);
  return (
    <p role="status" className="hidden-visually">
      {said}
    </p>
  );
}
