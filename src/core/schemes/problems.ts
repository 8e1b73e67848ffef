import type { Locale, MessageKey } from '../../platform/messages.ts';
import { t } from '../../messages/index.ts';

export type ProblemParams = Readonly<Record<string, string | number>>;
export type PlacePath = readonly (string | number)[];

/** Something wrong in a scheme, at a place of its body. */
export interface BodyProblem {
  readonly path: PlacePath;
  readonly key: MessageKey;
  readonly params: ProblemParams;
  /** The name at the place is wrong, not its value. */
  readonly atName?: boolean;
}

/** The same, at a line of a file. Lines and columns count from 1. */
export interface Problem extends BodyProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `schemes/dtspp.yaml:12:5 There is no field “sumary” here. Did you mean “summary”?` */
export function problemText(problem: Problem, locale: Locale = 'en'): string {
  return `${problem.file}:${problem.line}:${problem.column} ${t(locale, problem.key, problem.params)}`;
}
