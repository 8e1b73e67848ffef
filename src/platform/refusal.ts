import type { MessageKey } from './messages.ts';

export type RefusalStatus = 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 429 | 460 | 503;
export type RefusalCode = MessageKey;
export type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** What is wrong with one field of what was sent. */
export interface FieldProblem {
  readonly field: string;
  readonly code: RefusalCode;
  readonly facts?: Facts;
}

/** The platform says no. Its code has words in every language; facts fill them. */
export class Refusal extends Error {
  readonly status: RefusalStatus;
  readonly code: RefusalCode;
  readonly facts: Facts;
  readonly fields: readonly FieldProblem[];

  constructor(status: RefusalStatus, code: RefusalCode, facts: Facts = {}, fields: readonly FieldProblem[] = []) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.status = status;
    this.code = code;
    this.facts = facts;
    this.fields = fields;
  }
}
