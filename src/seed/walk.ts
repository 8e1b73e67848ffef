// The example hub is made by walking through the front door: every step is a request that a page could have made, at the
// instant it is to have happened. So its records, its books and its log are as whole as a real hub's.

import type { Api } from '../api.ts';
import type { Answer, Input } from '../platform/http/client-types.ts';

export type Key = keyof Api & string;

export interface Walk {
  /** Sets the hub's clock: what follows happens then. */
  at(instant: Date): void;
  /** Does one thing as a person. A refusal stops the seed: the example hub must be one that the rules allow. */
  call<K extends Key>(personId: string, key: K, input: Input<Api, K>): Promise<Answer<Api, K>>;
  /** Puts a file where a page would. */
  upload(personId: string, path: string, name: string, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<void>;
  /** Does what is waiting: assignments, notices, links. */
  settle(): Promise<void>;
}

interface Ways {
  readonly origin: string;
  fetch(request: Request): Promise<Response>;
  setClock(instant: Date): void;
  drain(): Promise<number>;
}

/** The header by which the seeding process says who walks. No hub that serves people listens to it. */
export const walkerHeader = 'x-seed-person';

export function walkThrough({ origin, fetch, setClock, drain }: Ways): Walk {
  async function send(personId: string, method: string, path: string, init: RequestInit): Promise<unknown> {
    const headers = { ...(init.headers as Record<string, string>), [walkerHeader]: personId, origin };
    const response = await fetch(new Request(`${origin}/api${path}`, { ...init, method, headers }));
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} as ${personId}: ${response.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }
  return {
    at: setClock,
    call: async (personId, key, input) => {
      const [method = '', pattern = ''] = key.split(' ');
      const {
        params = {},
        query = {},
        body,
      } = input as { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };
      const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
      const search = new URLSearchParams(query).toString();
      const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      return (await send(personId, method, search === '' ? path : `${path}?${search}`, json)) as never;
    },
    upload: async (personId, path, name, bytes, type) => {
      await send(personId, 'PUT', path, {
        body: bytes,
        headers: { 'content-type': type, 'x-file-name': encodeURIComponent(name) },
      });
    },
    settle: async () => {
      await drain();
    },
  };
}
