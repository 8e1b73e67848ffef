import { useT } from '../../../ui/reading.tsx';
import { Count, Money } from '../../../ui/values.tsx';
import { sayOr } from '../../parts/say-or.ts';

/** An amount in the measure of its unit: cents as dollars, anything else as it is counted. */
export function Amount({ unit, value }: { readonly unit: string; readonly value: string }) {
  return unit === 'HKD.cent' ? <Money cents={value} /> : <Count value={value} />;
}

/** The word for a kind of account; a kind that has none stands for itself. */
export function useKindName(): (kind: string) => string {
  const t = useT();
  return (kind) => sayOr(t, `ledger.kind.${kind}`, kind);
}
