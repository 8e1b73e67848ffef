import { useState } from 'react';
import { languageTag } from '../../platform/formats.ts';
import { ApiRefusal, apiPath, Unreachable } from './api.ts';
import type { ActKey, ApiAnswer } from './api.ts';
import type { SendingFile } from './form/file-field.tsx';
import { useReading } from './reading.tsx';
import { useSessionEnd } from './session-end.tsx';

type Values = Readonly<Record<string, string | undefined>>;

interface UploadInput {
  readonly params?: Values;
  readonly query?: Values;
}

/**
 * Sends files to a route that takes one, with progress: the body is the file as it is, its name goes in a header.
 * `const { sending, upload } = useUpload('POST /applications/:id/documents')`; `upload` resolves with the answer.
 */
export function useUpload<Key extends ActKey>(key: Key) {
  const { locale } = useReading();
  const { ended } = useSessionEnd();
  const [sending, setSending] = useState<readonly SendingFile[]>([]);

  const upload = async (file: File, input: UploadInput = {}): Promise<ApiAnswer<Key>> => {
    const own = crypto.randomUUID();
    const tell = (sent: number) => setSending((all) => all.map((one) => (one.key === own ? { ...one, sent } : one)));
    setSending((all) => [...all, { key: own, name: file.name, sent: 0 }]);
    try {
      return (await send(key, input, file, languageTag[locale], tell)) as ApiAnswer<Key>;
    } catch (error) {
      if (error instanceof ApiRefusal && error.status === 401) ended();
      throw error;
    } finally {
      setSending((all) => all.filter((one) => one.key !== own));
    }
  };
  return { sending, upload };
}

/** XMLHttpRequest, because fetch cannot tell how much has been sent. */
function send(key: string, input: UploadInput, file: File, language: string, tell: (sent: number) => void): Promise<unknown> {
  const [method = '', path = ''] = key.split(' ');
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, apiPath(path, input.params ?? {}, input.query ?? {}));
    request.responseType = 'json';
    request.setRequestHeader('accept-language', language);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.addEventListener('progress', ({ loaded, total }) => tell(total > 0 ? loaded / total : 0));
    request.addEventListener('error', () => reject(new Unreachable('The hub cannot be reached')));
    request.addEventListener('load', () => {
      const answer: unknown = request.response;
      if (request.status < 300) return resolve(answer);
      return reject(new ApiRefusal(request.status, (answer ?? {}) as Record<string, unknown>));
    });
    request.send(file);
  });
}
