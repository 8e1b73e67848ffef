import { languageTag } from '../../platform/formats.ts';
import type { Language } from './shape-text.ts';

/** A run of words that stayed, went or came. */
export interface Run {
  readonly is: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Longer texts than this are shown as one gone and one new: nobody reads a thousand marks. */
const MOST = 1500;

/** Two texts as one, with what went and what came, by the words of the language: Chinese has words without spaces. */
export function wordDiff(from: string, to: string, language: Language): readonly Run[] {
  if (from === to) return from === '' ? [] : [{ is: 'same', text: from }];
  const [old, young] = [wordsOf(from, language), wordsOf(to, language)];
  if (from === '' || to === '' || old.length > MOST || young.length > MOST) {
    return joined([
      { is: 'gone', text: from },
      { is: 'new', text: to },
    ]);
  }
  return joined(aligned(old, young));
}

function wordsOf(text: string, language: Language): string[] {
  const segmenter = new Intl.Segmenter(languageTag[language], { granularity: 'word' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** The longest common run of words, read from the table of what is common from each place on. */
function aligned(old: readonly string[], young: readonly string[]): Run[] {
  const width = young.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = young.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      common[at] = old[i] === young[j] ? common[at + width + 1]! + 1 : Math.max(common[at + width]!, common[at + 1]!);
    }
  }
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      runs.push({ is: 'same', text: old[i]! });
      i += 1;
      j += 1;
    } else if (j === young.length || (i < old.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      runs.push({ is: 'gone', text: old[i]! });
      i += 1;
    } else {
      runs.push({ is: 'new', text: young[j]! });
      j += 1;
    }
  }
  return runs;
}

/** Neighbours of one kind as one run; what went stands before what came, also across the spaces between words. */
function joined(runs: readonly Run[]): readonly Run[] {
  const result: { is: Run['is']; text: string }[] = [];
  let [gone, come] = ['', ''];
  const settle = () => {
    if (gone !== '') result.push({ is: 'gone', text: gone });
    if (come !== '') result.push({ is: 'new', text: come });
    [gone, come] = ['', ''];
  };
  for (const [at, { is, text }] of runs.entries()) {
    const next = runs[at + 1];
    const isBetween =
      is === 'same' && /^\s+$/.test(text) && (gone !== '' || come !== '') && next !== undefined && next.is !== 'same';
    if (is === 'same' && !isBetween) {
      settle();
      const last = result.at(-1);
      if (last?.is === 'same') last.text += text;
      else result.push({ is, text });
    } else {
      if (is !== 'new') gone += text;
      if (is !== 'gone') come += text;
    }
  }
  settle();
  return result;
}
