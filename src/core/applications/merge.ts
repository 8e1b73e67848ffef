// Two tabs, two people, one draft. Every field carries the revision of its last change. A change says which revision its
// page saw; if the field has moved on since and says something else, the change is not made but comes back with both values.
// So nobody overwrites what they have not seen, and changes to different fields never stand in each other's way.

/** An answer as a draft keeps it under one path (schemes/paths.ts): as it was typed; several choices as a list, an organisation by its parts. */
export type Answer = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;
export type Answers = Readonly<Record<string, Answer>>;

export interface Mark {
  readonly revision: number;
  /** The person who made the last change. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}
export type Marks = Readonly<Record<string, Mark>>;

export interface Change {
  readonly field: string;
  /** Null takes the answer away. */
  readonly value: Answer | null;
  /** The revision that the page saw; 0 for a field it saw without an answer. */
  readonly base: number;
}

/** A change that was not made, and what stands there instead. */
export interface Conflict {
  readonly field: string;
  readonly yours: Answer | null;
  readonly theirs: Answer | null;
  readonly revision: number;
  readonly by: string;
  readonly at: string;
}

export interface Merged {
  readonly answers: Answers;
  readonly marks: Marks;
  /** Fields that now say what the change wanted, and at which revision. */
  readonly saved: readonly { readonly field: string; readonly revision: number }[];
  readonly conflicts: readonly Conflict[];
  readonly isChanged: boolean;
}

/** Applies changes in their order. A change to what is already there is saved without a new revision: a repeat is harmless. */
export function merge(answers: Answers, marks: Marks, changes: readonly Change[], by: string, at: Date): Merged {
  const next: Record<string, Answer> = { ...answers };
  const nextMarks: Record<string, Mark> = { ...marks };
  const saved: { field: string; revision: number }[] = [];
  const conflicts: Conflict[] = [];
  let isChanged = false;
  for (const { field, value, base } of changes) {
    const mark = nextMarks[field];
    const revision = mark?.revision ?? 0;
    const there = next[field] ?? null;
    const wanted = isBlank(value) ? null : value;
    if (isSame(there, wanted)) {
      saved.push({ field, revision });
    } else if (mark !== undefined && base !== revision) {
      conflicts.push({ field, yours: wanted, theirs: there, ...mark });
    } else {
      if (wanted === null) delete next[field];
      else next[field] = wanted;
      nextMarks[field] = { revision: revision + 1, by, at: at.toISOString() };
      saved.push({ field, revision: revision + 1 });
      isChanged = true;
    }
  }
  return { answers: next, marks: nextMarks, saved, conflicts, isChanged };
}

const isBlank = (value: Answer | null): value is null => {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
};

/** The same list in another order says the same: choices have no order. */
function isSame(one: Answer | null, other: Answer | null): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item) => other.includes(item));
  if (!isParts(one) || !isParts(other)) return one === other;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

const isParts = (value: Answer | null): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
