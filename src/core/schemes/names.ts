/** The word of a list that was probably meant: at most a third of its letters away, or with the given word in it. */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  const given = word.toLowerCase();
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    const distance = apart(given, name.toLowerCase());
    const isNear = distance <= Math.max(1, Math.floor(Math.max(given.length, name.length) / 3));
    const isPart = given.length >= 4 && (name.toLowerCase().startsWith(given) || given.startsWith(name.toLowerCase()));
    if ((isNear || isPart) && (best === undefined || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}

/** Letters to add, drop, change or swap with a neighbour until one word is the other. */
function apart(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
