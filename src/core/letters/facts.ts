import type { Db } from '../../platform/db.ts';
import type { Facts, FactValue } from '../schemes/facts.ts';
import { type Answers, factsOf } from '../schemes/form.ts';
import type { Scheme } from '../schemes/shape.ts';

/**
 * What letters tell the rules of a scheme. A yes counts where every letter that came says yes; of whole numbers and amounts
 * the least counts; anything else is known only where all letters say the same. Nothing is known while no letter is there.
 */
export function factsOfLetters(scheme: Scheme, letters: readonly Answers[]): Facts {
  const form = scheme.calls?.letters?.form;
  if (form === undefined || letters.length === 0) return {};
  const said = letters.map((answers) => factsOf(form, answers));
  const names = Object.keys(scheme.facts).filter((name) => scheme.facts[name]?.from === 'letter');
  return Object.fromEntries(
    names.map((name) => [
      name,
      together(
        scheme.facts[name]!.kind,
        said.map((facts) => facts[name]),
      ),
    ]),
  );
}

function together(kind: string, values: readonly FactValue[]): FactValue {
  if (values.some((value) => value === undefined || value === null || value === '')) return undefined;
  if (kind === 'yes-no') return values.every((value) => value === true || value === 'yes' || value === 'true');
  if (kind === 'whole' || kind === 'money')
    return values.map((value) => BigInt(value as string | number | bigint)).reduce((a, b) => (a < b ? a : b));
  const [first] = values;
  return values.every((value) => String(value) === String(first)) ? first : undefined;
}

/** What the letters about an application tell the rules; one query, and none where the scheme asks for no letters. */
export async function letterFacts(db: Db, scheme: Scheme, applicationId: string): Promise<Facts> {
  if (scheme.calls?.letters === undefined) return {};
  const rows = await db
    .selectFrom('referee')
    .select('answers')
    .where('application_id', '=', applicationId)
    .where('received_at', 'is not', null)
    .execute();
  return factsOfLetters(
    scheme,
    rows.map(({ answers }) => answers as Answers),
  );
}
