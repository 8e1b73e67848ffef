import type { Api } from '../../api.ts';
import { languageTag } from '../../platform/formats.ts';
import type { Facts, Locale } from '../../platform/messages.ts';
import type { Answer, Input } from '../../platform/http/client-types.ts';

/**
 * The hub's own API, typed from the route tables: `await api('POST /applications/:id/submit', { params: { id }, body })`.
 * Public pages call it in process, portal and office over the network; the door and its checks are the same.
 */
export type ApiKey = keyof Api & string;
export type ApiInput<Key extends ApiKey> = Input<Api, Key>;
export type ApiAnswer<Key extends ApiKey> = Answer<Api, Key>;
/** Keys that only read. */
export type ReadKey = Extract<ApiKey, `GET ${string}`>;
/** Keys that change something. */
export type ActKey = Exclude<ApiKey, ReadKey>;

type InputArgument<Key extends ApiKey> =
  Record<never, never> extends ApiInput<Key> ? [input?: ApiInput<Key>] : [input: ApiInput<Key>];

export type ApiCall = <Key extends ApiKey>(key: Key, ...input: InputArgument<Key>) => Promise<ApiAnswer<Key>>;

/** What is wrong with one field, in the reader's words. */
export interface FieldRefusal {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** The hub said no (RFC 9457). `title` is for people, in their language; `code` is for programs; `fields` go to the form. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly facts: Facts;
  readonly fields: readonly FieldRefusal[];
  readonly requestId: string | undefined;

  constructor(status: number, problem: Readonly<Record<string, unknown>>, requestId?: string) {
    const title = text(problem['title']) ?? String(status);
    super(title);
    this.status = status;
    this.code = text(problem['code']) ?? `http.${status}`;
    this.title = title;
    this.facts = (problem['facts'] ?? {}) as Facts;
    this.fields = Array.isArray(problem['fields']) ? problem['fields'].map(readField) : [];
    this.requestId = text(problem['requestId']) ?? requestId;
  }
}

/** The hub could not be reached at all: the reader is offline, or the hub is. */
export class Unreachable extends Error {}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function readField(given: unknown): FieldRefusal {
  const problem = (given ?? {}) as Record<string, unknown>;
  const code = text(problem['code']) ?? '';
  return { field: text(problem['field']) ?? '', code, message: text(problem['message']) ?? code };
}

/** `/applications/:id` with `{ id }` and a query → `/api/applications/app_1?x=1`. */
export function apiPath(
  path: string,
  params: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, unknown>>,
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (typeof value !== 'string' && typeof value !== 'number') throw new Error(`${path} needs ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  return `/api${filled}${search.size > 0 ? `?${search}` : ''}`;
}

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** An API client that speaks through the given door, in a language: what people read in refusals comes in it. */
export function apiThrough(fetch: Fetch, locale: Locale): ApiCall {
  const call = async (key: string, input: Partial<Record<'params' | 'query' | 'body', unknown>> = {}): Promise<unknown> => {
    const [method = 'GET', path = ''] = key.split(' ');
    const headers: Record<string, string> = { accept: 'application/json', 'accept-language': languageTag[locale] };
    const init: RequestInit = { method, headers, credentials: 'same-origin' };
    if (input.body !== undefined) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(input.body);
    }
    const params = (input.params ?? {}) as Record<string, unknown>;
    const query = (input.query ?? {}) as Record<string, unknown>;
    const response = await fetch(apiPath(path, params, query), init).catch((error: unknown) => {
      throw new Unreachable('The hub cannot be reached', { cause: error });
    });
    return readAnswer(response);
  };
  return call as ApiCall;
}

/** The JSON of an answer, nothing for 204, or the refusal it carries. */
export async function readAnswer(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  if (response.ok) return isJson ? response.json() : response.text();
  const problem = isJson ? ((await response.json()) as Record<string, unknown>) : {};
  throw new ApiRefusal(response.status, problem, response.headers.get('x-request-id') ?? undefined);
}
