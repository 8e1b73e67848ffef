import { sql } from 'kysely';
import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { compareSchemes } from '../schemes/compare.ts';
import { isText } from '../schemes/check-texts.ts';
import { withoutHidden } from '../schemes/hidden.ts';
import type { LocalText } from '../schemes/shape-text.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { type DraftRow, draftToRead, readers, seconds } from './hold.ts';
import { readDraft } from './reading.ts';
import { isFirst } from './steps.ts';

const PAGE = 25;

interface Wanted {
  readonly scheme?: string | undefined;
  readonly state: 'open' | 'published' | 'dropped';
  readonly page: number;
}

/** Drafts of the schemes that somebody works with, the one changed last first. */
export async function listDrafts(db: Db, actor: Actor, { scheme, state, page }: Wanted) {
  const own = actor.grants.filter(({ role }) => (readers as readonly string[]).includes(role)).map((grant) => grant.scheme);
  let wanted = db
    .selectFrom('scheme_draft')
    .leftJoin('person', 'person.id', 'scheme_draft.changed_by')
    .where('scheme_draft.state', 'in', state === 'open' ? ['draft', 'checked', 'seen'] : [state]);
  if (scheme !== undefined) wanted = wanted.where('scheme_draft.scheme', '=', scheme);
  if (!own.includes(null)) wanted = wanted.where('scheme_draft.scheme', 'in', [...(own as string[]), '']);
  const [rows, { total }] = await Promise.all([
    wanted
      .select([
        'scheme_draft.id',
        'scheme_draft.scheme',
        'scheme_draft.base_version as baseVersion',
        'scheme_draft.origin',
        'scheme_draft.state',
        'scheme_draft.changed_at as changedAt',
        'scheme_draft.published_version as publishedVersion',
        'person.name as changedBy',
      ])
      .orderBy('scheme_draft.changed_at', 'desc')
      .orderBy('scheme_draft.id')
      .limit(PAGE)
      .offset((page - 1) * PAGE)
      .execute(),
    wanted.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ]);
  return { drafts: rows, total, page, pageSize: PAGE };
}

/** A draft as its editor shows it: what it says, what is wrong with it, who did what, and what the reader may do. */
export async function showDraft(db: Db, actor: Actor, id: string, locale: Locale) {
  const draft = await draftToRead(db, actor, id);
  const { body } = readDraft(draft.text, draft.scheme);
  const [newest, people] = await Promise.all([newestVersion(db, draft.scheme), namesOf(db, draft)]);
  const step = (person: string | null, at: Date | null) => (person && at ? { by: people.get(person) ?? '', at } : null);
  const isOpen = draft.state !== 'published' && draft.state !== 'dropped';
  const isSecond = isOpen && holds(actor, seconds, draft.scheme) && !isFirst(draft, actor.id);
  return {
    id: draft.id,
    scheme: draft.scheme,
    name: nameOf(body),
    baseVersion: draft.base_version,
    newestVersion: newest,
    origin: draft.origin,
    state: draft.state,
    revision: draft.revision,
    remark: draft.remark,
    publishedVersion: draft.published_version,
    writers: draft.writers.map((person) => people.get(person) ?? ''),
    changed: { by: (draft.changed_by && people.get(draft.changed_by)) || null, at: draft.changed_at },
    checked: step(draft.checked_by, draft.checked_at),
    seen: step(draft.seen_by, draft.seen_at),
    published: step(draft.published_by, draft.published_at),
    mayWrite: isOpen && holds(actor, 'admin', draft.scheme),
    isSecond,
    body: body ?? null,
    problems: problemsOf(draft, locale),
  };
}

/** What is wrong with a draft, in the reader's words and in the order of the file. */
export function problemsOf(draft: Pick<DraftRow, 'text' | 'scheme'>, locale: Locale) {
  return readDraft(draft.text, draft.scheme).problems.map(({ path, line, column, key, params }) => ({
    path: [...path],
    line,
    column,
    message: t(locale, key, params),
  }));
}

/** What a draft changes in the version that is published now. Nothing is compared while it has not the form of a scheme. */
export async function draftChanges(db: Db, actor: Actor, id: string) {
  const draft = await draftToRead(db, actor, id);
  const { scheme } = readDraft(draft.text, draft.scheme);
  const against = draft.state === 'published' ? draft.base_version : await newestVersion(db, draft.scheme);
  if (!scheme || against === null) return { against, isReadable: scheme !== undefined, changes: [] };
  return { against, isReadable: true, changes: [...compareSchemes(await schemeVersion(db, draft.scheme, against), scheme)] };
}

/** What changed between two published versions. */
export async function versionChanges(db: Db, scheme: string, from: number, to: number) {
  const [older, younger] = [await schemeVersion(db, scheme, from), await schemeVersion(db, scheme, to)];
  return { scheme, from, to, changes: [...compareSchemes(withoutHidden(older), withoutHidden(younger))] };
}

/** A scheme as a draft says it, for whoever reads or tries it. */
export async function draftScheme(db: Db, actor: Actor, id: string) {
  const draft = await draftToRead(db, actor, id);
  const { scheme } = readDraft(draft.text, draft.scheme);
  if (!scheme) throw new Refusal(409, 'drafting.not_readable');
  return scheme;
}

async function newestVersion(db: Db, scheme: string): Promise<number | null> {
  const row = await db
    .selectFrom('scheme_version')
    .select('version')
    .where('scheme', '=', scheme)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.version ?? null;
}

async function namesOf(db: Db, draft: DraftRow): Promise<Map<string, string>> {
  const { writers, changed_by, checked_by, seen_by, published_by } = draft;
  const ids = [...writers, changed_by, checked_by, seen_by, published_by].filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function nameOf(body: Readonly<Record<string, unknown>> | undefined): LocalText | null {
  const name = (body?.['texts'] as Readonly<Record<string, unknown>> | undefined)?.['name'];
  return isText(name) ? name : null;
}
