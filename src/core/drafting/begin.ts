// A draft begins as a published version, as a copy of one under a new name, or as the small template.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { rewrite } from '../schemes/rewrite/rewrite.ts';
import type { Json } from '../schemes/rewrite/words.ts';
import { lastVersion, lockScheme } from '../schemes/schemes.ts';
import { versionText } from './text.ts';

const template = readFileSync(join(import.meta.dirname, 'template.yaml'), 'utf8');

export interface Beginning {
  /** The scheme to begin from; the template where left out. */
  readonly from?: string | undefined;
  readonly version?: number | undefined;
  /** The new scheme's name; where left out it is the next version of the scheme it begins from. */
  readonly name?: string | undefined;
  /** What the new scheme's references begin with. */
  readonly prefix?: string | undefined;
}

/** Begins a draft. An administrator of the scheme may; for a new scheme, one of all schemes. */
export function beginDraft(db: Db, actor: Actor, { from, version, name, prefix }: Beginning, now: Date): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    const scheme = name ?? from;
    if (scheme === undefined)
      throw new Refusal(422, 'drafting.name_needed', {}, [{ field: 'name', code: 'drafting.name_needed' }]);
    if (!mayBegin(actor, scheme, name)) throw new Refusal(403, 'drafting.not_admin');
    await lockScheme(tx, scheme);
    if (name !== undefined) await refuseTaken(tx, name);
    const base = from === undefined ? undefined : (version ?? (await lastVersion(tx, from))?.version);
    if (from !== undefined && base === undefined) throw new Refusal(404, 'schemes.no_scheme');
    const source = from === undefined ? template : await versionText(tx, from, base!);
    const text = name === undefined ? source : renamed(source, name, prefix);
    const id = newId('sdr', now.getTime());
    const by = actor.id;
    await tx
      .insertInto('scheme_draft')
      .values({
        id,
        scheme,
        base_version: name === undefined ? base! : null,
        origin: 'hub',
        text,
        writers: [by],
        created_at: now,
        created_by: by,
        changed_at: now,
        changed_by: by,
      })
      .execute();
    const facts = { scheme, from: from ?? null, version: base ?? null };
    await record(tx, { at: now, kind: 'scheme.draft_begun', subject: id, actor: by, facts });
    return { id };
  });
}

function mayBegin(actor: Actor, scheme: string, name: string | undefined): boolean {
  if (name === undefined) return holds(actor, 'admin', scheme);
  return actor.grants.some((grant) => grant.role === 'admin' && grant.scheme === null);
}

/** A name belongs to the scheme that was published or begun under it first. */
async function refuseTaken(tx: Tx, name: string): Promise<void> {
  const isPublished = (await lastVersion(tx, name)) !== undefined;
  const begun = await tx
    .selectFrom('scheme_draft')
    .select('id')
    .where('scheme', '=', name)
    .where('state', 'not in', ['dropped', 'published'])
    .limit(1)
    .executeTakeFirst();
  if (isPublished || begun !== undefined) {
    throw new Refusal(409, 'drafting.name_taken', { name }, [{ field: 'name', code: 'drafting.name_taken', facts: { name } }]);
  }
}

/** The same file for a scheme of another name: its references and its figures are its own. */
function renamed(text: string, name: string, prefix: string | undefined): string {
  const body = JSON.parse(JSON.stringify(parse(text, { maxAliasCount: 1000 }))) as Record<string, Json>;
  const figures = Array.isArray(body['figures']) ? body['figures'].map((figure) => String(figure).replace(/^[^.]+/, name)) : [];
  return rewrite(text, {
    ...body,
    scheme: name,
    prefix:
      prefix ??
      name
        .replaceAll(/[^a-z0-9]/g, '')
        .slice(0, 10)
        .toUpperCase(),
    figures,
  });
}
