// Search in the catalogue. What can be found of a package is one text with its names in every language, folded the same
// way as what is asked, so that full-width letters, capitals and either script of Chinese find the same.

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const inWords = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;

/** Full-width to plain, capitals to small, accents kept: 「ＰＯＳ」 → 「pos」. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}\p{C}]+/gu, ' ')
    .trim();
}

/** One text to search in. */
export function searchable(texts: readonly (string | null | undefined)[]): string {
  return [...new Set(texts.map((text) => fold(text ?? '')).filter((text) => text !== ''))].join(' ');
}

/** The words asked for, at most ten, each to be found somewhere. Chinese is cut into words: 餐飲收銀 → 餐飲, 收銀. */
export function wordsOf(asked: string): string[] {
  const found = fold(asked)
    .split(' ')
    .flatMap((part) => part.match(inWords) ?? [])
    .flatMap((run) => (/\p{Script=Han}/u.test(run) ? [...words.segment(run)].map(({ segment }) => segment) : [run]));
  return [...new Set(found)].slice(0, 10);
}

/** A word as a pattern for `like`, its own wildcards taken literally. */
export function pattern(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
