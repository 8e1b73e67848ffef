import { useEffect, useRef, useState } from 'react';
import { languageTag } from '../../platform/formats.ts';
import { apiPath } from './api.ts';
import type { ActKey, ApiAnswer } from './api.ts';
import type { SendingFile } from './form/file-field.tsx';
import { useReading } from './reading.tsx';
import { useSessionEnd } from './session-end.tsx';
import { Cancelled, type Control, newControl, type SendingState } from './upload/control.ts';
import { fingerprintOf } from './upload/fingerprint.ts';
import { keepTrying, pieceSize, sendInPieces } from './upload/pieces.ts';
import { networkWire, type Target, transfer, type Underway } from './upload/wire.ts';

type Values = Readonly<Record<string, string | undefined>>;

interface UploadInput {
  readonly params?: Values;
  readonly query?: Values;
}

/** The routes that take a file, as resumable uploads name the place. */
const targets: Readonly<Record<string, (params: Values) => Target>> = {
  'PUT /applications/:id/documents/:field': ({ id = '', field = '' }) => ({ owner: 'application', id, field }),
  'PUT /claims/:id/documents/:field': ({ id = '', field = '' }) => ({ owner: 'claim', id, field }),
  'PUT /reports/:id/documents/:field': ({ id = '', field = '' }) => ({ owner: 'report', id, field }),
  'PUT /providers/:id/documents/:field': ({ id = '', field = '' }) => ({ owner: 'provider', id, field }),
  'PUT /questions/:id/documents': ({ id = '' }) => ({ owner: 'question', id, field: 'answer' }),
};

/**
 * Sends files to a route that takes one, with progress: `const { sending, upload } = useUpload('PUT /…/documents/:field')`.
 * A file goes on by itself after a lost connection, and after the page was closed when it is chosen again; with `place`, files
 * that were begun there earlier are among `sending`. `upload` resolves with the answer, or with nothing when it was cancelled.
 */
export function useUpload<Key extends ActKey>(key: Key, place?: UploadInput) {
  const { locale } = useReading();
  const { ended, returns } = useSessionEnd();
  const [sending, setSending] = useState<readonly SendingFile[]>([]);
  const [earlier, setEarlier] = useState<readonly Underway[]>([]);
  const controls = useRef(new Map<string, Control>());
  const language = languageTag[locale];

  const placed = place && JSON.stringify(targets[key]?.(place.params ?? {}));
  useEffect(() => {
    if (placed === undefined) return;
    const target = JSON.parse(placed) as Target;
    void networkWire(language)
      .underway(target)
      .then(setEarlier)
      .catch(() => undefined);
  }, [placed, language]);

  // Who has signed in again wants the files to go on.
  useEffect(() => {
    if (returns > 0) for (const control of controls.current.values()) control.resume();
  }, [returns]);

  const upload = async (file: File, input: UploadInput = {}): Promise<ApiAnswer<Key> | undefined> => {
    const own = crypto.randomUUID();
    const change = (more: Partial<SendingFile>) =>
      setSending((all) => all.map((one) => (one.key === own ? { ...one, ...more } : one)));
    const control = newControl(() => change({ state: control.isPaused ? 'paused' : 'sending' }));
    controls.current.set(own, control);
    const { pause, resume, cancel } = control;
    setSending((all) => [...all, { key: own, name: file.name, sent: 0, state: 'sending', pause, resume, cancel }]);
    const tell = (sent: number, state: SendingState) => change({ sent, state: control.isPaused ? 'paused' : state });
    const common = { control, tell, signedOut: ended };
    const target = targets[key]?.(input.params ?? {});
    try {
      if (target === undefined || file.size <= pieceSize)
        return (await sendWhole(key, input, file, language, common)) as ApiAnswer<Key>;
      const fingerprint = await fingerprintOf(file);
      setEarlier((all) => all.filter((one) => one.fingerprint !== fingerprint));
      return (await sendInPieces({ ...common, file, target, fingerprint, wire: networkWire(language) })) as ApiAnswer<Key>;
    } catch (error) {
      if (error instanceof Cancelled) return undefined;
      throw error;
    } finally {
      controls.current.delete(own);
      setSending((all) => all.filter((one) => one.key !== own));
    }
  };

  const halves = earlier.map(({ id, name, received, bytes }): SendingFile => {
    const forget = () => setEarlier((all) => all.filter((one) => one.id !== id));
    const cancel = () => void networkWire(language).drop(id).then(forget, forget);
    return { key: id, name, sent: received / bytes, state: 'half', cancel };
  });
  return { sending: [...halves, ...sending], upload };
}

type Common = Pick<Parameters<typeof keepTrying>[0], 'control' | 'tell' | 'signedOut'>;

/** A small file in one request: the body is the file as it is, its name goes in a header. Sent twice it is one document. */
function sendWhole(key: string, input: UploadInput, file: File, language: string, common: Common): Promise<unknown> {
  const [method = '', path = ''] = key.split(' ');
  const headers = {
    'accept-language': language,
    'content-type': file.type || 'application/octet-stream',
    'x-file-name': encodeURIComponent(file.name),
  };
  return keepTrying({ ...common, share: () => 0 }, async () => {
    const told = (sent: number) => common.tell(file.size > 0 ? sent / file.size : 0, 'sending');
    const address = apiPath(path, input.params ?? {}, input.query ?? {});
    return (await transfer(method, address, headers, file, common.control.signal(), told)).response as unknown;
  });
}
