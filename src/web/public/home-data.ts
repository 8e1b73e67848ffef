import type { LocalText } from '../../platform/formats.ts';

/** A call of a scheme, as the home page tells of it. */
export interface HomeCall {
  readonly scheme: string;
  readonly schemeName: LocalText;
  readonly title: LocalText;
  readonly summary: LocalText;
  readonly opensAt: string;
  readonly closesAt: string;
}

export interface News {
  readonly kind: 'opened' | 'closed';
  readonly at: string;
  readonly call: HomeCall;
}

/** Calls that take applications at an instant, the next to close first. */
export function openCalls(calls: readonly HomeCall[], now: Date): HomeCall[] {
  return calls
    .filter(({ opensAt, closesAt }) => Date.parse(opensAt) <= now.getTime() && now.getTime() < Date.parse(closesAt))
    .toSorted((a, b) => Date.parse(a.closesAt) - Date.parse(b.closesAt));
}

/** What happened to calls in the half year before an instant, the latest first. */
export function newsOf(calls: readonly HomeCall[], now: Date, most: number): News[] {
  const halfYear = 183 * 24 * 3_600_000;
  return calls
    .flatMap((call): News[] => [
      { kind: 'opened', at: call.opensAt, call },
      { kind: 'closed', at: call.closesAt, call },
    ])
    .filter(({ at }) => Date.parse(at) <= now.getTime() && Date.parse(at) > now.getTime() - halfYear)
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, most);
}
