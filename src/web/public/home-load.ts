import type { LocalText } from '../../platform/formats.ts';
import type { ApiCall } from '../ui/api.ts';
import type { HomeCall } from './home-data.ts';

/** A figure as the home page shows it. */
export interface HomeFigure {
  readonly id: string;
  readonly title: LocalText;
  readonly value: number | readonly string[];
  readonly asOf: string;
  readonly series: readonly { readonly at: string; readonly value: number }[];
}

/** Each part of the home page is had on its own: one that fails is missing from the page, not the page from the hub. */
async function part<Part>(asked: Promise<Part>): Promise<Part | undefined> {
  try {
    return await asked;
  } catch {
    return undefined;
  }
}

export function loadCalls(api: ApiCall): Promise<readonly HomeCall[] | undefined> {
  return part(
    api('GET /schemes').then(({ schemes }) =>
      schemes.flatMap(({ scheme, name, summary, calls }) =>
        calls.map(({ title, opensAt, closesAt }) => ({ scheme, schemeName: name, summary, title, opensAt, closesAt })),
      ),
    ),
  );
}

export function loadFigures(api: ApiCall): Promise<readonly HomeFigure[] | undefined> {
  const ask = api as unknown as (key: string) => Promise<{ readonly figures: readonly HomeFigure[] }>;
  return part(ask('GET /figures').then(({ figures }) => figures));
}
