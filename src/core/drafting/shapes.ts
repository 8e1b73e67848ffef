import { z } from 'zod';
import { Instant, LocalTextShape as Text, PageQuery } from '../../platform/http/route.ts';

/* What the API takes and promises of drafts and of comparisons. */

export const SchemeName = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60);
export const Revision = z.object({ revision: z.int().min(1) });
const Step = z.union([z.string().max(60), z.int().min(0).max(5000)]);
export const Path = z.array(Step).min(1).max(16);

export const Beginning = z.object({
  from: SchemeName.optional(),
  version: z.int().min(1).optional(),
  name: SchemeName.optional(),
  prefix: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{1,9}$/)
    .optional(),
});
export const Changes = Revision.extend({
  changes: z
    .array(z.object({ path: Path, value: z.unknown() }))
    .min(1)
    .max(200),
});
export const WholeText = Revision.extend({ text: z.string() });
export const Remark = Revision.extend({ remark: z.string().trim().min(1).max(2000) });

const State = z.enum(['draft', 'checked', 'seen', 'published', 'dropped']);
const Origin = z.enum(['hub', 'file']);
const Done = z.object({ by: z.string(), at: Instant }).nullable();

export const Wanted = PageQuery.extend({
  scheme: z.string().max(60).optional(),
  state: z.enum(['open', 'published', 'dropped']).default('open'),
});
export const DraftList = z.object({
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
  drafts: z.array(
    z.object({
      id: z.string(),
      scheme: z.string(),
      baseVersion: z.int().nullable(),
      origin: Origin,
      state: State,
      changedAt: Instant,
      changedBy: z.string().nullable(),
      publishedVersion: z.int().nullable(),
    }),
  ),
});

const Problem = z.object({ path: z.array(Step), line: z.int(), column: z.int(), message: z.string() });

export const DraftShape = z.object({
  id: z.string(),
  scheme: z.string(),
  name: Text.nullable(),
  baseVersion: z.int().nullable(),
  newestVersion: z.int().nullable(),
  origin: Origin,
  state: State,
  revision: z.int(),
  remark: z.string().nullable(),
  publishedVersion: z.int().nullable(),
  writers: z.array(z.string()),
  changed: z.object({ by: z.string().nullable(), at: Instant }),
  checked: Done,
  seen: Done,
  published: Done,
  mayWrite: z.boolean(),
  isSecond: z.boolean(),
  body: z.record(z.string(), z.unknown()).nullable(),
  problems: z.array(Problem),
});

/** After a change: what is wrong now. */
export const Kept = Revision.extend({ problems: z.array(Problem) });

const Run = z.object({ is: z.enum(['same', 'gone', 'new']), text: z.string() });
const Runs = z.array(Run).readonly();
const AspectShape = z.discriminatedUnion('is', [
  z.object({ is: z.literal('text'), name: z.string(), runs: z.object({ en: Runs, 'zh-Hant': Runs, 'zh-Hans': Runs }) }),
  z.object({ is: z.literal('expression'), name: z.string(), from: z.string().optional(), to: z.string().optional() }),
  z.object({ is: z.literal('value'), name: z.string(), from: Text.optional(), to: Text.optional() }),
]);

export const ChangeShape = z.object({
  part: z.string(),
  what: z.string(),
  does: z.enum(['added', 'removed', 'changed', 'moved']),
  path: z.array(Step).readonly(),
  name: z.string(),
  label: Text.optional(),
  within: Text.optional(),
  aspects: z.array(AspectShape).readonly(),
});
