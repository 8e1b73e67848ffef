import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { useApiCall } from '../../../../ui/queries.ts';
import { useFormat, useT } from '../../../../ui/reading.tsx';
import { isLocalText, useWords } from '../words.ts';
import { useEditing } from './editing.tsx';
import { asText, Frame, useControl } from './leaf.tsx';
import type { Path } from './pending.ts';

const FUNCTIONS = [
  'today',
  'sameName',
  'addMonths',
  'monthsBetween',
  'yearsBetween',
  'least',
  'greatest',
  'sum',
  'size',
  'double',
  'all',
  'exists',
  'in',
];
const MOST = 8;

interface ExpressionProps {
  readonly path: Path;
  readonly name: string;
  readonly value: unknown;
  readonly about?: string | undefined;
}

/**
 * A rule or formula. Names that fit what is being typed are offered; what is written is checked by the hub a moment later, and
 * where a name is nearly right, the right one is one press away.
 */
export function Expression({ path, name, value, about }: ExpressionProps) {
  const { draft, change, isReadOnly, problemAt } = useEditing();
  const t = useT();
  const words = useWords();
  const api = useApiCall();
  const control = useControl(path, about);
  const box = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number>();
  const [said, setSaid] = useState<{
    readonly of: string;
    readonly problem: string | null;
    readonly fix?: { readonly from: string; readonly to: string } | null;
  }>();
  const text = asText(value);
  const place = path.join('\n');

  useEffect(() => {
    if (isReadOnly || text.trim() === '') return undefined;
    let isOld = false;
    const timer = setTimeout(() => {
      const body = { path: place.split('\n').map((step) => (/^\d+$/.test(step) ? Number(step) : step)), expression: text };
      void api('POST /scheme-drafts/:id/expression', { params: { id: draft }, body }).then(
        (answer) => !isOld && setSaid({ of: text, ...answer }),
        () => undefined,
      );
    }, 350);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [api, draft, place, text, isReadOnly]);

  const begun = caret === undefined ? '' : (/[A-Za-z]\w*$/.exec(text.slice(0, caret))?.[0] ?? '');
  const offered = useNames(begun);
  const put = (from: number, length: number, word: string) => {
    change(path, text.slice(0, from) + word + text.slice(from + length));
    const after = from + word.length;
    setCaret(undefined);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(after, after);
    });
  };
  const current = said?.of === text ? said : undefined;
  return (
    <div className="expression">
      <Frame path={path} label={words.field(name)} about={about}>
        <textarea
          {...control}
          ref={box}
          className="input expression-input"
          rows={text.length > 70 ? 3 : 1}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            change(path, event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart);
          }}
          onBlur={() =>
            requestAnimationFrame(() =>
              setCaret((at) => (document.activeElement?.closest('.expression-names, .expression-fix') ? at : undefined)),
            )
          }
        />
      </Frame>
      {offered.length > 0 && (
        <div className="expression-names" role="group" aria-label={t('drafting.names')}>
          {offered.map(({ word, label }) => (
            <button
              key={word}
              type="button"
              className="expression-name"
              onClick={() => put(caret! - begun.length, begun.length, word)}
            >
              <code>{word}</code>
              {label !== undefined && <span className="small muted"> {label}</span>}
            </button>
          ))}
        </div>
      )}
      <div role="status" className="expression-said small">
        {current && current.problem === null && <span className="expression-right">{t('drafting.expression.right')}</span>}
        {current?.problem != null && current.problem !== problemAt(path) && (
          <span className="field-error">{current.problem}</span>
        )}
      </div>
      {current?.fix && (
        <p className="expression-fix">
          <Button
            kind="secondary"
            onPress={() => put(text.search(new RegExp(`\\b${current.fix!.from}\\b`)), current.fix!.from.length, current.fix!.to)}
          >
            {t('drafting.expression.use', { name: current.fix.to })}
          </Button>
        </p>
      )}
    </div>
  );
}

/** The names of terms, facts and functions that begin with, or have in them, what is typed. */
function useNames(begun: string) {
  const { body } = useEditing();
  const format = useFormat();
  if (begun.length < 2) return [];
  const things = [body['facts'], body['terms']].flatMap((list) =>
    Object.entries((list ?? {}) as Readonly<Record<string, { readonly label?: unknown }>>),
  );
  const all = [
    ...things.map(([word, { label }]) => ({ word, label: isLocalText(label) ? format.text(label) : undefined })),
    ...FUNCTIONS.map((word) => ({ word, label: undefined })),
  ];
  const wanted = begun.toLowerCase();
  const rank = ({ word }: { word: string }) => (word.toLowerCase().startsWith(wanted) ? 0 : 1);
  return all
    .filter(({ word }) => word !== begun && word.toLowerCase().includes(wanted))
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST);
}
