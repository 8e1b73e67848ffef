import type { ApiAnswer, ApiCall } from '../ui/api.ts';
import type { HomeCall } from './home-data.ts';

export type HomeFigure = ApiAnswer<'GET /figures'>['figures'][number];

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
        calls.flatMap(({ state, title, opensAt, closesAt, alwaysOpen }) =>
          state === 'cancelled' ? [] : [{ scheme, schemeName: name, summary, title, opensAt, closesAt, alwaysOpen }],
        ),
      ),
    ),
  );
}

export function loadFigures(api: ApiCall): Promise<readonly HomeFigure[] | undefined> {
  return part(api('GET /figures').then(({ figures }) => figures));
}
