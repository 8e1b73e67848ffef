import type { ApiCall } from '../ui/api.ts';
import { readCalls, readFigures } from './home-read.ts';
import type { HomeCall, HomeFigure } from './home-data.ts';

type Ask = (key: string) => Promise<unknown>;

/** Each part of the home page is had on its own: one that fails is missing from the page, not the page from the hub. */
async function part<Part>(ask: Promise<unknown>, read: (answer: unknown) => Part): Promise<Part | undefined> {
  try {
    return read(await ask);
  } catch {
    return undefined;
  }
}

export function loadCalls(api: ApiCall): Promise<readonly HomeCall[] | undefined> {
  return part((api as unknown as Ask)('GET /schemes'), readCalls);
}

export function loadFigures(api: ApiCall): Promise<readonly HomeFigure[] | undefined> {
  return part((api as unknown as Ask)('GET /figures'), readFigures);
}
