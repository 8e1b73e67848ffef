// Right answers to the forms of the schemes that ship: what the applicants of the example hub write, and what tests send.

export interface ExampleAnswers {
  /** The day for which they were written. */
  readonly today: string;
  /** By where a form stands in its scheme: `form`, `claim`, `reports.final`. Documents are not among them. */
  readonly forms: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
