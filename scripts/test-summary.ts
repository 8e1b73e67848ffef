// What a test run adds up to.

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What we use of the report that `vitest --reporter=json` writes. */
export interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export function add(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/**
 * The cases of a vitest run. No report is one failure. A file that broke before its first test is one, and an exit code
 * that says failure where every case passed (an error outside of tests, no tests at all) is one.
 */
export function countOf(report: Report | undefined, exitCode: number): Counts {
  const counts = (report?.testResults ?? []).map(countOfFile).reduce(add, nothing);
  const ran = counts.passed + counts.failed > 0;
  const unexplained = exitCode !== 0 && counts.failed === 0;
  return ran && !unexplained ? counts : add(counts, { ...nothing, failed: 1 });
}

const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

function countOfFile({ status, assertionResults: cases }: Report['testResults'][number]): Counts {
  const passed = cases.filter((one) => one.status === 'passed').length;
  const failed = cases.filter((one) => one.status === 'failed').length;
  const brokeOutside = status === 'failed' && failed === 0;
  return { passed, failed: failed + (brokeOutside ? 1 : 0), skipped: cases.length - passed - failed };
}

/** One line for each part. */
export function summary(parts: readonly { name: string; about: string; counts: Counts; seconds: number }[]): string {
  const width = Math.max(...parts.map((part) => part.name.length), 4);
  const line = (name: string, passed: string, failed: string, skipped: string, time: string, about: string) =>
    `${name.padEnd(width)}  ${passed.padStart(6)}  ${failed.padStart(6)}  ${skipped.padStart(7)}  ${time.padStart(8)}  ${about}`;
  return [
    line('part', 'passed', 'failed', 'skipped', 'time', ''),
    ...parts.map(({ name, about, counts: { passed, failed, skipped }, seconds }) =>
      line(name, String(passed), String(failed), String(skipped), `${seconds.toFixed(1)} s`, about),
    ),
  ]
    .map((text) => text.trimEnd())
    .join('\n');
}
