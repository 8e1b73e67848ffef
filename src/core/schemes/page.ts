// What readers are told of a scheme: the same for the public page, the API and officers, from one version of its file.

import { fieldsOf } from './form.ts';
import { questionsOf } from './check.ts';
import { withoutHidden } from './hidden.ts';
import type { Form } from './shape-form.ts';
import type { LocalText } from './shape-text.ts';
import type { Scheme } from './shape.ts';
import { assumptions, eachLanguage, readable, termText } from './texts.ts';

/** A document that somebody has to hand in, and with which form. */
export interface Wanted {
  readonly course: 'application' | 'claim';
  readonly form: string;
  readonly document: string;
  readonly label: LocalText;
  readonly required: boolean;
  readonly accept: readonly string[];
  readonly maxFiles: number;
  readonly maxMegabytes: number;
  readonly assumption?: LocalText;
}

function documentsOf(course: Wanted['course'], form: Form | undefined): Wanted[] {
  if (!form) return [];
  return fieldsOf(form).flatMap((field) => {
    if (field.kind !== 'file') return [];
    const { document, label, accept, maxFiles, maxMegabytes, assumption } = field;
    return [
      {
        course,
        form: form.id,
        document,
        label,
        required: field.required === true,
        accept,
        maxFiles,
        maxMegabytes,
        ...(assumption && { assumption }),
      },
    ];
  });
}

/** A scheme in words: every text with its values written out, in all three languages. */
export function pageOf(whole: Scheme) {
  const scheme = withoutHidden(whole);
  const read = readable(scheme);
  const words = (name: string) => {
    const term = scheme.terms[name]!;
    return {
      name,
      label: term.label,
      text: eachLanguage((language) => termText(term, language)),
      isAssumed: term.assumption !== undefined,
    };
  };
  return {
    scheme: scheme.scheme,
    prefix: scheme.prefix,
    round: scheme.round,
    texts: read.texts,
    opening: {
      kind: scheme.calls?.kind ?? ('round' as const),
      sealed: scheme.calls?.sealed ?? false,
      letters: scheme.calls?.letters?.least ?? 0,
    },
    intro: read.eligibility.intro,
    questions: questionsOf(read).map(({ fact, ask, hint, kind, options }) => ({
      fact,
      ask,
      ...(hint && { hint }),
      kind,
      options,
    })),
    rules: read.eligibility.rules.map(({ id, text, weight, at, assumption }) => ({
      id,
      text,
      weight: weight ?? 'must',
      isInCheck: at?.includes('check') ?? true,
      ...(assumption && { assumption }),
    })),
    gives: read.gives.map(({ id, unit, kind, text, share, caps = [], least }) => ({
      id,
      unit,
      kind: kind ?? ('grant' as const),
      text,
      limits: [share, ...caps.map(({ most }) => most), least].flatMap((name) => (name === undefined ? [] : [words(name)])),
    })),
    envelopes: scheme.envelopes.map(({ unit, amount }) => ({ unit, amount: words(amount) })),
    ...(read.basis && { basis: { kind: read.basis.kind, text: read.basis.text, validFor: words(read.basis.validFor) } }),
    documents: [...documentsOf('application', read.form), ...documentsOf('claim', read.claim?.form)],
    stages: Object.entries(read.stages).flatMap(([course, stages = []]) =>
      stages.map(({ id, role, title, target }) => ({ course, id, role, title, target: words(target) })),
    ),
    obligations: read.obligations.map(({ id, kind, title, text, after, within, on }) => ({
      id,
      kind,
      title,
      text,
      ...(after && { after }),
      ...(within && { within: words(within) }),
      ...(on && { on }),
    })),
    retention: read.retention.map(({ id, text, keep }) => ({ id, text, keep: words(keep) })),
    lists: Object.entries(read.terms).flatMap(([name, term]) =>
      term.kind === 'choices' ? [{ name, label: term.label, options: term.options }] : [],
    ),
    figures: scheme.figures,
    assumptions: assumptions(scheme),
  };
}
