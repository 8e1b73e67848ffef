import { createHash } from 'node:crypto';

/**
 * The one way to write a value as JSON for hashing: keys in the order of their UTF-16 units (as RFC 8785 has it), no spaces,
 * bigints and dates as text, absent values left out. Two values that mean the same give the same text on every machine and
 * after a round through a jsonb column. What JSON cannot say (NaN, a function) is a bug and throws.
 */
export function canonical(value: unknown): string {
  const text = write(value);
  if (text === undefined) throw new Error('Nothing to write as canonical JSON');
  return text;
}

/** SHA-256 of the canonical JSON of a value, as 64 hexadecimal digits. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function write(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return JSON.stringify(String(value));
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${value} cannot be written as canonical JSON`);
    return JSON.stringify(value);
  }
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((item) => write(item) ?? 'null').join(',')}]`;
  if (typeof value !== 'object') throw new Error(`A ${typeof value} cannot be written as canonical JSON`);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${write(item)}`);
  return `{${entries.join(',')}}`;
}
