/** How much of a text there may be: in English words, in Chinese characters. */
export interface Measure {
  readonly words: number;
  readonly characters: number;
}

const tokens = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu;
const isCharacter = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u;
const character = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * Counts the words of a text that are written with letters and the characters of one that is written in Chinese. Punctuation
 * is not counted. `share` is how much of the limit is used: 1 is all of it. In a mixed text both uses add up.
 */
export function measure(text: string, limit: Measure): Measure & { readonly share: number } {
  let words = 0;
  let characters = 0;
  for (const [token] of text.matchAll(tokens)) {
    if (isCharacter.test(token)) {
      characters += 1;
      continue;
    }
    // A word that runs into Chinese without a space: `AI系統`.
    const inside = token.match(character)?.length ?? 0;
    characters += inside;
    words += inside === 0 ? 1 : token.split(character).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
  }
  return { words, characters, share: words / limit.words + characters / limit.characters };
}
