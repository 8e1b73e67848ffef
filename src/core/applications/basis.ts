import type { Db } from '../../platform/db.ts';
import { Refusal } from '../../platform/refusal.ts';
import { basisNamed } from '../cases/parties.ts';
import type { Basis, BasisFacts } from '../module.ts';
import type { Scheme } from '../schemes/shape.ts';

interface Standing {
  readonly organisationId: string;
  readonly basisId: string | null | undefined;
}

/**
 * What an application stands on, when it may be made on it now; nothing for a scheme that asks for nothing. Refuses a basis
 * that is missing, not wanted, or does not count now, naming the way out.
 */
export async function basisNow(
  db: Db,
  bases: readonly Basis[],
  scheme: Scheme,
  { organisationId, basisId }: Standing,
  now: Date,
) {
  if (scheme.basis === undefined) {
    if (basisId) throw new Refusal(422, 'http.invalid', {}, [{ field: 'basisId', code: 'field.unknown' }]);
    return undefined;
  }
  if (!basisId) throw new Refusal(422, 'application.basis_missing', {}, [{ field: 'basisId', code: 'field.required' }]);
  const basis = await basisNamed(bases, scheme.basis.kind).read(db, basisId, organisationId, now);
  if (basis.scheme !== scheme.scheme)
    throw new Refusal(409, 'application.basis_other_scheme', {}, [
      { field: 'basisId', code: 'application.basis_other_scheme', facts: {} },
    ]);
  return basis;
}

/**
 * What an application stands on, for showing it. While it is a draft, the rules are told whether it counts at the moment;
 * once it was sent, it counted then.
 */
export async function basisForPreview(
  db: Db,
  bases: readonly Basis[],
  it: {
    readonly terms: Scheme;
    readonly basis_id: string | null;
    readonly organisation_id: string;
    readonly submitted_at: Date | null;
  },
  now: Date,
): Promise<BasisFacts | undefined> {
  if (it.terms.basis === undefined || it.basis_id === null) return undefined;
  const basis = basisNamed(bases, it.terms.basis.kind);
  const recalled = await basis.recall(db, it.basis_id);
  if (it.submitted_at !== null) return recalled;
  try {
    return await basis.read(db, it.basis_id, it.organisation_id, now);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...recalled, facts: { ...recalled.facts, basisConfirmed: false } };
  }
}
