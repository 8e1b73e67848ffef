import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import type { Walk } from './walk.ts';

const remark = {
  en: 'The limit goes up as announced for the next round.',
  'zh-Hant': '按公布的下一輪安排提高上限。',
  'zh-Hans': '按公布的下一轮安排提高上限。',
};

/** The next version of a scheme, begun by an administrator: its first amount is raised, and it waits for a second person. */
export async function beginNextVersion(walk: Walk, db: Db, scheme: string): Promise<void> {
  const { rows } = await sql<{ admin: string }>`
    select person_id as admin from role_grant where role = 'admin' and scheme is null order by person_id limit 1`.execute(db);
  const admin = rows[0]?.admin;
  if (admin === undefined) return;
  const { id } = await walk.call(admin, 'POST /scheme-drafts', { body: { from: scheme } });
  const draft = await walk.call(admin, 'GET /scheme-drafts/:id', { params: { id } });
  const terms = Object.entries((draft.body?.['terms'] ?? {}) as Readonly<Record<string, { kind: string; value?: string }>>);
  const [name, term] = terms.find(([, { kind }]) => kind === 'money') ?? [];
  if (name === undefined || term?.value === undefined) return;
  const raised = (Number(term.value.replaceAll(',', '')) * 1.2).toFixed(2);
  const changes = [
    { path: ['terms', name, 'value'], value: raised },
    { path: ['terms', name, 'assumption'], value: remark },
  ];
  const { revision } = await walk.call(admin, 'PATCH /scheme-drafts/:id', { params: { id }, body: { revision: 1, changes } });
  await walk.call(admin, 'POST /scheme-drafts/:id/check', { params: { id }, body: { revision } });
}
