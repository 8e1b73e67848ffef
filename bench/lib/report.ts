/** Prints one JSON object as a line. */
export function line(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** The last line of a benchmark, with every figure that was asked for. */
export function verdict(bench: string, figures: Readonly<Record<string, unknown>>, target: string, met: boolean): void {
  line({ bench, figures, target, met });
}

/** The value that so many parts of the sorted values lie below; `part` from 0 to 1. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Rounded to so many places, for reading. */
export function rounded(value: number, places = 3): number {
  return Number(value.toFixed(places));
}
