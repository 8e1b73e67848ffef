import type { ApiAnswer, ApiCall } from '../../../ui/api.ts';

/** A scheme as its page tells of it. */
export type SchemePage = ApiAnswer<'GET /schemes/:scheme'>;
export type SchemeCall = SchemePage['calls'][number];
export type Eligibility = ApiAnswer<'GET /schemes/:scheme/eligibility'>;
export type RuleSaid = Eligibility['rules'][number];
export type Question = SchemePage['questions'][number];
export type Rulebook = ApiAnswer<'GET /schemes/:scheme/rulebook'>;
export type Listed = ApiAnswer<'GET /schemes'>['schemes'][number];

/** The scheme, in the version that the address asks for if it does: `?version=2`. */
export function loadScheme(api: ApiCall, scheme: string, query: URLSearchParams): Promise<SchemePage> {
  return api('GET /schemes/:scheme', { params: { scheme }, query: versionIn(query) });
}

export function versionIn(query: URLSearchParams): { readonly version?: string } {
  const version = query.get('version');
  return version === null || version === '' ? {} : { version };
}

/** The query that keeps a reader in the version they asked for. */
export function keepVersion(query: URLSearchParams): string {
  const { version } = versionIn(query);
  return version === undefined ? '' : `?version=${encodeURIComponent(version)}`;
}

/**
 * The call a reader most likely means: the open one that closes last, else the next to open, else the one that closed last.
 * The hub shows the scheme in the version of that same call.
 */
export function callInSight<Call extends Pick<SchemeCall, 'state' | 'opensAt' | 'closesAt'>>(
  calls: readonly Call[],
): Call | undefined {
  const of = (state: SchemeCall['state']) => calls.filter((call) => call.state === state);
  const latest = (list: readonly Call[]) => list.toSorted((a, b) => time(b.closesAt) - time(a.closesAt))[0];
  return latest(of('open')) ?? of('upcoming').toSorted((a, b) => time(a.opensAt) - time(b.opensAt))[0] ?? latest(of('closed'));
}

const time = (at: string | Date): number => new Date(at).getTime();

/** Whether the hub's catalogue is where an application to this scheme begins. */
export function startsInCatalogue(basis: SchemePage['basis']): boolean {
  return basis?.kind.startsWith('marketplace.') ?? false;
}

/** What has the same note, together: most assumptions have one of a few reasons. */
export function groupAssumptions(assumptions: SchemePage['assumptions']) {
  return [...Map.groupBy(assumptions, ({ note }) => note.en).values()].map((items) => ({ note: items[0]!.note, items }));
}
