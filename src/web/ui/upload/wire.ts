import { ApiRefusal, readAnswer, Unreachable } from '../api.ts';

/** Where a file goes, as the hub's resumable uploads name it. */
export interface Target {
  /** `application`, `claim`, `provider`, `question`. */
  readonly owner: string;
  readonly id: string;
  readonly field: string;
}

/** A file of one's own that is on its way already. */
export interface Underway {
  readonly id: string;
  readonly field: string;
  readonly name: string;
  readonly fingerprint: string | null;
  readonly bytes: number;
  readonly received: number;
}

/** What sending a file in pieces needs of the hub. Each throws ApiRefusal for a no, and Unreachable when nothing came back. */
export interface Wire {
  underway(target: Target): Promise<readonly Underway[]>;
  begin(target: Target, file: File, fingerprint: string): Promise<string>;
  /** How many bytes have arrived. */
  received(id: string): Promise<number>;
  /** Sends a piece and returns how many bytes have arrived then. */
  piece(id: string, offset: number, body: Blob, signal: AbortSignal, tell: (sent: number) => void): Promise<number>;
  /** Attaches what has arrived whole; the document. */
  finish(id: string): Promise<unknown>;
  drop(id: string): Promise<void>;
}

const tus = { 'tus-resumable': '1.0.0' };

/** The hub's API over the network, with refusals in a language. */
export function networkWire(language: string): Wire {
  const ask = async (method: string, path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(path, { method, headers: { 'accept-language': language, ...headers }, credentials: 'same-origin' }).catch(
      (error: unknown) => {
        throw new Unreachable('The hub cannot be reached', { cause: error });
      },
    );
  const answer = async (method: string, path: string, headers?: Record<string, string>) =>
    readAnswer(await ask(method, path, headers));
  return {
    underway: async ({ id, field }) => {
      const { uploads } = (await answer('GET', `/api/uploads?of=${encodeURIComponent(id)}`)) as { uploads: Underway[] };
      return uploads.filter((upload) => upload.field === field);
    },
    begin: async (target, file, fingerprint) => {
      const said = Object.entries({ filename: file.name, fingerprint, ...target });
      const metadata = said.map(([key, value]) => `${key} ${base64(value)}`).join(',');
      const headers = { ...tus, 'upload-length': String(file.size), 'upload-metadata': metadata };
      return ((await answer('POST', '/api/uploads', headers)) as { id: string }).id;
    },
    received: async (id) => ((await answer('GET', `/api/uploads/${id}`)) as Underway).received,
    piece: async (id, offset, body, signal, tell) => {
      const headers = { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
      const request = await transfer(
        'PATCH',
        `/api/uploads/${id}`,
        { ...headers, 'accept-language': language },
        body,
        signal,
        tell,
      );
      return Number(request.getResponseHeader('upload-offset'));
    },
    finish: (id) => answer('POST', `/api/uploads/${id}/document`),
    drop: async (id) => {
      await answer('DELETE', `/api/uploads/${id}`, tus);
    },
  };
}

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

/** Sends bytes and tells how far it is. XMLHttpRequest, because fetch cannot tell how much has been sent. */
export function transfer(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Blob,
  signal: AbortSignal,
  tell: (sent: number) => void,
): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const lost = () => reject(new Unreachable('The hub cannot be reached'));
    request.open(method, path);
    request.responseType = 'json';
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded }) => tell(loaded));
    request.addEventListener('error', lost);
    request.addEventListener('abort', lost);
    request.addEventListener('load', () => {
      if (request.status < 300) return resolve(request);
      return reject(new ApiRefusal(request.status, (request.response ?? {}) as Record<string, unknown>));
    });
    signal.addEventListener('abort', () => request.abort());
    if (signal.aborted) lost();
    else request.send(body);
  });
}
