/*
 * Changes of a draft on their way to the hub: a value at a place, one after the other. What is typed again at the same place
 * takes the place of what was typed before, unless that is already on its way.
 */
export type Step = string | number;
export type Path = readonly Step[];

export interface PlaceChange {
  readonly path: Path;
  /** Nothing: what is there goes. */
  readonly value?: unknown;
}

type Holder = Record<Step, unknown>;

/** A body with a value at a place; what it shares with the body before is not copied. */
export function withValue(body: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const holder: Holder = Array.isArray(body)
    ? ([...(body as unknown[])] as unknown as Holder)
    : { ...(body as Holder | null | undefined) };
  if (rest.length > 0) holder[step] = withValue(holder[step] ?? (typeof rest[0] === 'number' ? [] : {}), rest, value);
  else if (value !== undefined) holder[step] = value;
  else if (Array.isArray(holder)) holder.splice(Number(step), 1);
  else delete holder[step];
  return holder;
}

export const withAll = (body: unknown, changes: readonly PlaceChange[]): unknown =>
  changes.reduce((made, { path, value }) => withValue(made, path, value), body);

/** What waits, with one more change; the first `sent` are on their way and stay as they are. */
export function queued(pending: readonly PlaceChange[], change: PlaceChange, sent: number): readonly PlaceChange[] {
  const last = pending.at(-1);
  const isAgain = last && pending.length > sent && last.path.join('\n') === change.path.join('\n') && last.value !== undefined;
  return isAgain ? [...pending.slice(0, -1), change] : [...pending, change];
}

/** The value at a place. */
export function valueAt(body: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Holder | null | undefined)?.[step], body);
}
