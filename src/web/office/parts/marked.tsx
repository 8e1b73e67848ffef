import { useState } from 'react';

/** Rows of a list that are marked for something to be done with all of them. */
export function useMarked(shown: readonly string[]) {
  const [all, setAll] = useState<ReadonlySet<string>>(new Set());
  // What is no longer in the list is no longer marked.
  const marked = shown.filter((id) => all.has(id));
  return {
    marked,
    isMarked: (id: string) => all.has(id),
    mark: (id: string, on: boolean) =>
      setAll((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id))),
    markAll: (on: boolean) => setAll(new Set(on ? shown : [])),
    clear: () => setAll(new Set()),
  };
}

interface MarkProps {
  readonly label: string;
  readonly isMarked: boolean;
  readonly onMark: (on: boolean) => void;
}

export function Mark({ label, isMarked, onMark }: MarkProps) {
  return (
    <label className="mark">
      <span className="hidden-visually">{label}</span>
      <input type="checkbox" checked={isMarked} onChange={(event) => onMark(event.currentTarget.checked)} />
    </label>
  );
}
