/**
 * What is typed into a form is never lost: it is kept on the device at once and saved at the hub a moment later. A change
 * says which revision of the field it was made on; where somebody else changed the field meanwhile, the hub gives both
 * values back and the reader chooses. Pure: time, sending and the device are the keeper's (keeper.ts).
 */
export type Value = string | number | boolean | readonly string[] | Readonly<Record<string, string>> | null;

export interface Change {
  readonly field: string;
  readonly value: Value;
  /** The revision that the page saw; 0 for a field it saw without an answer. */
  readonly base: number;
}

/** A field that somebody else changed too. Nothing is overwritten until the reader has chosen. */
export interface Conflict {
  readonly field: string;
  readonly yours: Value;
  readonly theirs: Value;
  readonly revision: number;
  /** Who made the other change, and when (ISO). */
  readonly by: string;
  readonly at: string;
}

export interface SaveAnswer {
  readonly saved: readonly { readonly field: string; readonly revision: number }[];
  readonly conflicts: readonly Conflict[];
}

export interface Draft {
  /** What the fields show. */
  readonly values: Readonly<Record<string, Value>>;
  readonly revisions: Readonly<Record<string, number>>;
  /** Changes the hub has not acknowledged, by field. */
  readonly pending: Readonly<Record<string, { readonly value: Value; readonly base: number }>>;
  readonly conflicts: readonly Conflict[];
}

/** What the hub has, with what this device kept from last time on top. */
export function beginDraft(
  values: Readonly<Record<string, Value>>,
  revisions: Readonly<Record<string, number>>,
  kept: readonly Change[] = [],
): Draft {
  const news = kept.filter(({ field, value }) => !isSame(values[field] ?? null, value));
  const shown = Object.fromEntries(news.map(({ field, value }) => [field, value]));
  const pending = Object.fromEntries(news.map(({ field, value, base }) => [field, { value, base }]));
  return { values: { ...values, ...shown }, revisions, pending, conflicts: [] };
}

/** The hub was asked again: what others changed meanwhile is shown, except where the reader has words of their own. */
export function hearOf(
  draft: Draft,
  values: Readonly<Record<string, Value>>,
  revisions: Readonly<Record<string, number>>,
): Draft {
  const isOwn = (field: string) => field in draft.pending || draft.conflicts.some((conflict) => conflict.field === field);
  const news = Object.keys(revisions).filter((field) => revisions[field]! > (draft.revisions[field] ?? 0) && !isOwn(field));
  if (news.length === 0) return draft;
  return {
    ...draft,
    values: { ...draft.values, ...Object.fromEntries(news.map((field) => [field, values[field] ?? null])) },
    revisions: { ...draft.revisions, ...Object.fromEntries(news.map((field) => [field, revisions[field]!])) },
  };
}

/** The reader changed a field. The base is that of the first change since the field was last saved. */
export function changeField(draft: Draft, field: string, value: Value): Draft {
  const base = draft.pending[field]?.base ?? draft.revisions[field] ?? 0;
  const conflicts = draft.conflicts.map((conflict) => (conflict.field === field ? { ...conflict, yours: value } : conflict));
  const values = { ...draft.values, [field]: value };
  // While the reader has not chosen, what they type stays theirs and is not sent.
  if (conflicts.some((conflict) => conflict.field === field)) return { ...draft, values, conflicts };
  return { ...draft, values, conflicts, pending: { ...draft.pending, [field]: { value, base } } };
}

export function changesOf(draft: Draft): Change[] {
  return Object.entries(draft.pending).map(([field, change]) => ({ field, ...change }));
}

/** The hub answered what was sent; meanwhile the reader may have typed on. */
export function saveAnswered(draft: Draft, sent: readonly Change[], answer: SaveAnswer): Draft {
  const pending = { ...draft.pending };
  const revisions = { ...draft.revisions };
  for (const { field, revision } of answer.saved) {
    revisions[field] = revision;
    const now = pending[field];
    const was = sent.find((change) => change.field === field);
    if (!now || !was) continue;
    if (isSame(now.value, was.value)) delete pending[field];
    else pending[field] = { value: now.value, base: revision };
  }
  const news = answer.conflicts.map((conflict) => ({ ...conflict, yours: draft.values[conflict.field] ?? null }));
  for (const { field } of news) delete pending[field];
  const others = draft.conflicts.filter(({ field }) => !news.some((one) => one.field === field));
  return { ...draft, pending, revisions, conflicts: [...others, ...news] };
}

/** The reader chose between the two values of a field. */
export function settleConflict(draft: Draft, field: string, choice: 'yours' | 'theirs'): Draft {
  const conflict = draft.conflicts.find((one) => one.field === field);
  if (!conflict) return draft;
  const settled: Draft = {
    ...draft,
    conflicts: draft.conflicts.filter((one) => one !== conflict),
    revisions: { ...draft.revisions, [field]: conflict.revision },
  };
  if (choice === 'theirs') return { ...settled, values: { ...settled.values, [field]: conflict.theirs } };
  return changeField(settled, field, conflict.yours);
}

export function isSame(one: Value, other: Value): boolean {
  const [a, b] = [blankToNull(one), blankToNull(other)];
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item) => b.includes(item));
  return a === b || (isParts(a) && isParts(b) && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
}

const isParts = (value: Value): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const sorted = (parts: Readonly<Record<string, string>>) => Object.entries(parts).toSorted(([a], [b]) => (a < b ? -1 : 1));

function blankToNull(value: Value): Value {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0) ? null : value;
}
