import { z } from 'zod';
import { t } from '../../messages/index.ts';
import { csv, csvStream } from '../../platform/csv.ts';
import { Amount, ById, Instant, PageQuery, route } from '../../platform/http/route.ts';
import { locales } from '../../platform/messages.ts';
import type { Needs } from '../needs.ts';
import { reachable } from '../people/access.ts';
import { importRoles } from './access.ts';
import { columnsOf, headingKey, importKinds, outcomes, standings } from './columns.ts';
import { largestImport, takeFile } from './file.ts';
import { askToUndo, askToWrite, beginImport, cancelImport } from './imports.ts';
import { columnNames } from './names.ts';
import { importView, listImports, pastOf, problemsOf, problemTable } from './views.ts';

const Kind = z.enum(importKinds);
const Shown = z.object({
  id: z.string(),
  kind: Kind,
  status: z.enum(['empty', 'reading', 'checked', 'writing', 'written', 'undoing', 'undone', 'cancelled']),
  fileName: z.string().nullable(),
  sha256: z.string().nullable(),
  /** How much of the file has been read, from 0 to 1, and how many rows. */
  readShare: z.number(),
  rows: z.int(),
  problems: z.int(),
  /** What its awards take from envelopes. HKD.cent. */
  amount: Amount,
  createdAt: Instant,
  createdBy: z.string(),
  changedAt: Instant,
  writtenAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
});
const Problem = z.object({
  row: z.int().nullable(),
  /** As spreadsheets name it: A, B, AA. */
  column: z.string().nullable(),
  heading: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  text: z.string(),
});
const Page = { page: z.int(), pageSize: z.int(), total: z.int() };
const Lang = z.object({ lang: z.enum(locales).optional() });
const access = { role: importRoles } as const;
const csvType = 'text/csv; charset=utf-8';

/** Bringing records over from other systems. */
export function importRoutes({ files }: Pick<Needs, 'files'>) {
  return {
    'GET /imports': route({
      summary: 'Imports of records from elsewhere, the latest first: my own, or all for whoever holds the role for every scheme',
      access,
      query: PageQuery,
      returns: z.object({ imports: z.array(Shown), ...Page }),
      handle: ({ db, actor }, { query }) => listImports(db, actor, query.page),
    }),
    'POST /imports': route({
      summary: 'Begin an import of organisations, past applications or past awards',
      access,
      body: z.object({ kind: Kind }),
      returns: z.object({ id: z.string() }),
      handle: ({ db, actor, now }, { body }) => beginImport(db, actor, body.kind, now),
    }),
    'GET /imports/:id': route({
      summary: 'An import: how far it is and what it found',
      access,
      params: ById,
      returns: Shown,
      refusals: ['imports.not_found'],
      handle: ({ db, actor }, { params }) => importView(db, actor, params.id),
    }),
    'PUT /imports/:id/file': route({
      summary: 'Send the file, CSV or XLSX, in place of the one before; it is read and checked, and nothing is written',
      access,
      params: ById,
      takesFile: largestImport,
      refusals: ['imports.not_found', 'imports.wrong_state', 'document.kind', 'document.too_large', 'document.not_what_it_says'],
      handle: ({ db, actor, now }, { params, file }) => takeFile(db, files, actor, params.id, file!, now),
    }),
    'GET /imports/:id/problems': route({
      summary: 'What is wrong with the file, by row and column, with the way out',
      access,
      params: ById,
      query: PageQuery,
      /** `found` may be more than `total`: only the first thousands are kept one by one. */
      returns: z.object({ problems: z.array(Problem), found: z.int(), ...Page }),
      refusals: ['imports.not_found'],
      handle: ({ db, actor, locale }, { params, query }) => problemsOf(db, actor, params.id, query.page, locale),
    }),
    'GET /imports/:id/problems/csv': route({
      summary: 'The same as a spreadsheet',
      access,
      params: ById,
      query: Lang,
      download: 'text/csv',
      refusals: ['imports.not_found'],
      handle: async ({ db, actor, locale }, { params, query }) => {
        await importView(db, actor, params.id);
        const rows = problemTable(db, actor, params.id, query.lang ?? locale);
        return { type: csvType, name: `problems-${params.id}.csv`, body: csvStream(rows) };
      },
    }),
    'POST /imports/:id/write': route({
      summary: 'Write the records of a file in which nothing is wrong: all of them or none',
      access,
      params: ById,
      refusals: ['imports.not_found', 'imports.wrong_state', 'imports.has_problems'],
      handle: ({ db, actor, now }, { params }) => askToWrite(db, actor, params.id, now),
    }),
    'POST /imports/:id/undo': route({
      summary: 'Take back exactly what an import wrote; nothing when something has been built on it since',
      access,
      params: ById,
      refusals: ['imports.not_found', 'imports.wrong_state'],
      handle: ({ db, actor, now }, { params }) => askToUndo(db, actor, params.id, now),
    }),
    'POST /imports/:id/cancel': route({
      summary: 'Give up an import that has not been written',
      access,
      params: ById,
      refusals: ['imports.not_found', 'imports.wrong_state'],
      handle: ({ db, actor, now }, { params }) => cancelImport(db, actor, params.id, now),
    }),
    'GET /import-kinds': route({
      summary: 'What can be imported, and the columns that its tables may have',
      access,
      returns: z.object({
        kinds: z.array(
          z.object({ kind: Kind, columns: z.array(z.object({ name: z.enum(columnNames), required: z.boolean() })) }),
        ),
        largest: z.int(),
        outcomes: z.array(z.enum(outcomes)),
        standings: z.array(z.enum(standings)),
      }),
      handle: () => ({
        kinds: importKinds.map((kind) => ({ kind, columns: columnsOf[kind].map(({ name, required }) => ({ name, required })) })),
        largest: largestImport,
        outcomes: [...outcomes],
        standings: [...standings],
      }),
    }),
    'GET /import-kinds/:kind/template': route({
      summary: 'An empty table with the headings of a kind of import',
      access,
      params: z.object({ kind: Kind }),
      query: Lang,
      download: 'text/csv',
      handle: ({ locale }, { params, query }) => ({
        type: csvType,
        name: `${params.kind}.csv`,
        body: csv([columnsOf[params.kind].map(({ name }) => t(query.lang ?? locale, headingKey(name)))]),
      }),
    }),
    'GET /organisations/:id/past': route({
      summary: 'What was applied for by and given to an organisation in systems before this hub',
      access: 'person',
      params: ById,
      returns: z.object({
        applications: z.array(
          z.object({
            id: z.string(),
            reference: z.string(),
            scheme: z.string(),
            outcome: z.enum(outcomes),
            requested: Amount.nullable(),
            submittedAt: Instant,
            decidedAt: Instant.nullable(),
          }),
        ),
        awards: z.array(
          z.object({
            id: z.string(),
            reference: z.string(),
            scheme: z.string(),
            unit: z.string(),
            amount: Amount,
            paid: Amount,
            standing: z.enum(standings),
            acceptedAt: Instant,
            endedAt: Instant.nullable(),
          }),
        ),
      }),
      refusals: ['people.organisation_not_found'],
      handle: async ({ db, actor }, { params }) => {
        await reachable(db, actor, params.id, ['officer', 'approver', 'finance', 'admin']);
        return pastOf(db, params.id);
      },
    }),
  };
}
