/** A command of the command line. Returns the exit code. */
export interface Command {
  readonly summary: string;
  run(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Promise<number>;
}
