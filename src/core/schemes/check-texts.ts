import { nearestName } from './names.ts';
import type { BodyProblem, PlacePath } from './problems.ts';
import type { Scheme } from './shape.ts';
import { LANGUAGES, type LocalText } from './shape-text.ts';

/** `{name}` in a text that is no term, or that stands in one language and not in another. */
export function textProblems(scheme: Scheme): BodyProblem[] {
  const problems: BodyProblem[] = [];
  eachText(scheme, [], (text, path) => {
    const english = slots(text.en);
    for (const language of LANGUAGES) {
      const here = slots(text[language]);
      for (const name of here) {
        if (Object.hasOwn(scheme.terms, name) || saidLater(path, name)) continue;
        const near = nearestName(name, Object.keys(scheme.terms)) ?? '…';
        problems.push({ path: [...path, language], key: 'schemes.problem.no_slot', params: { name, near } });
      }
      const lost = [...english].filter((name) => !here.has(name));
      for (const name of lost)
        problems.push({ path: [...path, language], key: 'schemes.problem.lost_slot', params: { name, language } });
    }
  });
  return problems;
}

/** What is only known when a text is said: the other schemes that an application cannot stand beside. */
const saidLater = (path: PlacePath, name: string) => name === 'matches' && path[0] === 'exclusivity' && path.at(-1) === 'fails';

export const slot = /\{([A-Za-z0-9]+)\}/g;

const slots = (text: string) => new Set([...text.matchAll(slot)].map(([, name = '']) => name));

/** True of a value that is a text in the three languages. */
export function isText(value: unknown): value is LocalText {
  return (
    typeof value === 'object' &&
    value !== null &&
    LANGUAGES.every((language) => typeof (value as Record<string, unknown>)[language] === 'string')
  );
}

function eachText(value: unknown, path: PlacePath, see: (text: LocalText, path: PlacePath) => void): void {
  if (isText(value)) see(value, path);
  else if (Array.isArray(value)) for (const [at, item] of value.entries()) eachText(item, [...path, at], see);
  else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value)) eachText(item, [...path, name], see);
}
