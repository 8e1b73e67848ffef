import type { HomeCall, HomeFigure } from './home-data.ts';

type Anything = Readonly<Record<string, unknown>>;

export function readCalls(answer: unknown): HomeCall[] {
  return ((answer as Anything)['schemes'] as Anything[]).flatMap((scheme) =>
    ((scheme['calls'] ?? []) as Anything[]).map((call) => ({
      scheme: String(scheme['code'] ?? scheme['scheme']),
      schemeTitle: (scheme['title'] ?? scheme['name']) as HomeCall['title'],
      summary: scheme['summary'] as HomeCall['summary'],
      title: call['title'] as HomeCall['title'],
      opensAt: String(call['opensAt']),
      closesAt: String(call['closesAt']),
    })),
  );
}

export function readFigures(answer: unknown): HomeFigure[] {
  return (answer as { figures: HomeFigure[] }).figures;
}
