import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';
import type { Locale } from '../formats.ts';

/** A font of either script, in two weights. */
export interface Face {
  readonly name: string;
  readonly bytes: Buffer;
  readonly has: (codePoint: number) => boolean;
}

const files = {
  'hant-regular': ['@embedpdf/fonts-tc', 'NotoSansHant-Regular.otf'],
  'hant-bold': ['@embedpdf/fonts-tc', 'NotoSansHant-Bold.otf'],
  'hans-regular': ['@embedpdf/fonts-sc', 'NotoSansHans-Regular.otf'],
  'hans-bold': ['@embedpdf/fonts-sc', 'NotoSansHans-Bold.otf'],
} as const;
type FaceName = keyof typeof files;
export type Weight = 'regular' | 'bold';

const open = new Map<FaceName, Face>();

function face(name: FaceName): Face {
  let found = open.get(name);
  if (found === undefined) {
    const [from, file] = files[name];
    const bytes = readFileSync(fileURLToPath(new URL(`../fonts/${file}`, import.meta.resolve(from))));
    const font = create(bytes) as Font;
    open.set(name, (found = { name, bytes, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) }));
  }
  return found;
}

/** The fonts for a language, the one whose forms its readers expect first; the other has what that one lacks. */
export function facesFor(locale: Locale, weight: Weight): readonly [Face, Face] {
  const [first, second] = locale === 'zh-Hans' ? (['hans', 'hant'] as const) : (['hant', 'hans'] as const);
  return [face(`${first}-${weight}`), face(`${second}-${weight}`)];
}

export interface Run {
  readonly face: Face;
  readonly text: string;
}

/** What no font draws and nobody misses: joiners, variation selectors, marks of direction. */
const invisible = /[\p{Cf}\p{Cc}\p{Variation_Selector}]/gu;

/** Splits a line of text into runs of one font each. What no font has becomes one sign for each character people see. */
export function runsOf(text: string, faces: readonly [Face, Face], missing: string): Run[] {
  const runs: { face: Face; text: string }[] = [];
  for (const { segment } of graphemes.segment(text.toWellFormed().normalize('NFC'))) {
    const shown = segment.replaceAll(invisible, '');
    if (shown === '') continue;
    const fitting = faces.find((one) => Array.from(shown).every((sign) => one.has(sign.codePointAt(0) ?? 0)));
    const [run, said] = fitting === undefined ? [faces[0], missing] : [fitting, shown];
    const last = runs.at(-1);
    if (last?.face === run) last.text += said;
    else runs.push({ face: run, text: said });
  }
  return runs;
}

const graphemes = new Intl.Segmenter('zh-Hant', { granularity: 'grapheme' });
