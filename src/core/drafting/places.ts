import { Refusal } from '../../platform/refusal.ts';
import type { Json } from '../schemes/rewrite/words.ts';

export type Step = string | number;

/** A value to put at a place of a scheme's body; without a value, what is there goes. */
export interface PlaceChange {
  readonly path: readonly Step[];
  readonly value?: unknown;
}

type Holder = Record<Step, unknown>;

/** A body with changes made, one after the other. Refuses a place that cannot be: what was there may be gone. */
export function withChanges(body: unknown, changes: readonly PlaceChange[]): Json {
  const copy = JSON.parse(JSON.stringify(body)) as Holder;
  for (const { path, value } of changes) {
    const around = path.slice(0, -1).reduce<Holder>((holder, step, at) => inside(holder, step, path[at + 1]!), copy);
    const last = path.at(-1)!;
    check(around, last);
    if (value !== undefined) around[last] = value;
    else if (Array.isArray(around)) around.splice(Number(last), 1);
    else delete around[last];
  }
  return copy as Json;
}

/** What a step leads to. A part that is not there yet begins empty. */
function inside(holder: Holder, step: Step, next: Step): Holder {
  check(holder, step);
  const found = holder[step];
  if (typeof found === 'object' && found !== null) return found as Holder;
  if (found !== undefined && found !== null) throw new Refusal(409, 'drafting.no_place', { place: String(step) });
  const made = (typeof next === 'number' ? [] : {}) as Holder;
  holder[step] = made;
  return made;
}

function check(holder: Holder, step: Step): void {
  const isRight = Array.isArray(holder)
    ? typeof step === 'number' && step >= 0 && step <= holder.length
    : typeof step === 'string' && (Object.hasOwn(holder, step) || !(step in Object.prototype));
  if (!isRight) throw new Refusal(409, 'drafting.no_place', { place: String(step) });
}
