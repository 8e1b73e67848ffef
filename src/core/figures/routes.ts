import { z } from 'zod';
import { t } from '../../messages/index.ts';
import { type Cell, csv, csvStream } from '../../platform/csv.ts';
import { type Locale, locales } from '../../platform/formats.ts';
import { ById, Instant, InstantIn, LocalTextShape, PageQuery, route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { evidenceRoles, openBoard, type ShownFigure } from './board.ts';
import type { FigureRecord } from './figure.ts';
import { allRecords, figureRecords } from './figures.ts';
import { publishedFigures } from './scheme-figures.ts';

const Period = z.object({ from: InstantIn.optional(), until: InstantIn.optional() });
const At = z.object({ at: InstantIn.optional() });
/** The language of a spreadsheet's headings; the browser's without it. */
const Lang = { lang: z.enum(locales).optional() };

const FigureShape = z.object({
  id: z.string(),
  scheme: z.string().nullable(),
  title: LocalTextShape,
  definition: LocalTextShape,
  kind: z.enum(['count', 'list']),
  /** A number, or the keys of a list. */
  value: z.union([z.number(), z.array(z.string())]),
  /** For a list: its keys in words, with how many records each has. */
  items: z.array(z.object({ key: z.string(), label: LocalTextShape, count: z.number() })),
  /** As a sentence may say it: `over 14,300`. */
  phrase: LocalTextShape,
  rule: z.enum(['exact', 'over', 'about']),
  asOf: Instant,
  series: z.array(z.object({ at: Instant, value: z.number() })),
});

const Record = z.object({ key: z.string(), record: z.string(), label: z.string(), since: Instant, until: Instant.nullable() });

const evidence = { role: evidenceRoles } as const;
const csvType = 'text/csv; charset=utf-8';

export function figureRoutes({ schemes, figures }: Pick<Needs, 'schemes' | 'figures'>) {
  const board = openBoard(publishedFigures(schemes, figures));
  return {
    'GET /figures': route({
      summary: 'The figures the hub publishes, as they stand, with their last year',
      access: 'public',
      returns: z.object({ figures: z.array(FigureShape) }),
      handle: async ({ db, now }) => ({ figures: await board.all(db, now) }),
    }),
    'GET /figures/:id': route({
      summary: 'A figure with its history over a period; as of the end of the period',
      access: 'public',
      params: ById,
      query: Period,
      returns: FigureShape,
      refusals: ['http.not_found', 'figures.period'],
      handle: ({ db, now }, { params, query }) => board.one(db, params.id, query, now),
    }),
    'GET /figures/:id/csv': route({
      summary: 'The history of a figure as a spreadsheet',
      access: 'public',
      params: ById,
      query: Period.extend(Lang),
      download: 'text/csv',
      refusals: ['http.not_found', 'figures.period'],
      handle: async ({ db, now, locale }, { params, query }) => {
        const figure = await board.one(db, params.id, query, now);
        return {
          type: csvType,
          name: `${figure.id}-${dayOf(figure.asOf)}.csv`,
          body: csv(tableOf(figure, query.lang ?? locale)),
        };
      },
    }),
    'GET /figures/:id/records': route({
      summary: 'The records behind a figure at an instant',
      access: evidence,
      params: ById,
      query: PageQuery.extend(At.shape),
      returns: z.object({ records: z.array(Record), total: z.number(), page: z.number(), size: z.number(), at: Instant }),
      refusals: ['http.not_found'],
      handle: async ({ db, actor, now }, { params, query }) => {
        const at = query.at ?? now;
        return { ...(await figureRecords(db, board.evidence(actor, params.id), at, query.page)), at };
      },
    }),
    'GET /figures/:id/records/csv': route({
      summary: 'All records behind a figure at an instant as a spreadsheet',
      access: evidence,
      params: ById,
      query: At.extend(Lang),
      download: 'text/csv',
      refusals: ['http.not_found'],
      handle: ({ db, actor, now, locale }, { params, query }) => {
        const at = query.at ?? now;
        const records = allRecords(db, board.evidence(actor, params.id), at);
        return {
          type: csvType,
          name: `${params.id}-records-${dayOf(at)}.csv`,
          body: csvStream(recordTable(records, query.lang ?? locale)),
        };
      },
    }),
  };
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** A count by its history; a list by its keys and how many records each has. */
function tableOf(figure: ShownFigure, locale: Locale): Cell[][] {
  const { id, title, asOf } = figure;
  if (figure.kind === 'count') {
    const head = headOf(['figure', 'title', 'at', 'value'], locale);
    return [head, ...figure.series.map(({ at, value }) => [id, title[locale], at, value])];
  }
  const head = headOf(['figure', 'title', 'at', 'key', 'words', 'count'], locale);
  return [head, ...figure.items.map(({ key, label, count }) => [id, title[locale], asOf, key, label[locale], count])];
}

type Heading = 'figure' | 'title' | 'at' | 'value' | 'key' | 'words' | 'count' | 'label' | 'record' | 'since' | 'until';

function headOf(names: readonly Heading[], locale: Locale): string[] {
  return names.map((name) => t(locale, `figures.csv.${name}`));
}

async function* recordTable(records: AsyncIterable<FigureRecord>, locale: Locale): AsyncGenerator<Cell[]> {
  yield headOf(['label', 'record', 'key', 'since', 'until'], locale);
  for await (const { label, record, key, since, until } of records) yield [label, record, key, since, until];
}
