import type { ApiAnswer } from '../../../ui/api.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { Tag } from '../../../ui/values.tsx';
import { useWords } from './words.ts';

export type Reading = ApiAnswer<'GET /scheme-reading'>;
type Part = Reading['sheet'][number];
type Line = Part['lines'][number];

interface Entry {
  readonly what: string;
  readonly name: string;
  readonly label?: Part['entries'][number]['label'];
  readonly lines: readonly Line[];
  readonly entries: readonly unknown[];
}

/** The short lines that a file begins with. */
const short = new Set(['scheme', 'prefix', 'round', 'figures']);

/** A scheme from top to bottom, as its file says it, in words; what has a name shows it, for whoever compares with the file. */
export function SheetView({ sheet }: { readonly sheet: readonly Part[] }) {
  const words = useWords();
  const basics = sheet.filter(({ part, entries }) => entries.length === 0 && short.has(part));
  return (
    <div className="stack-wide">
      <Lines lines={basics.flatMap(({ lines }) => lines)} />
      {sheet
        .filter((part) => !basics.includes(part))
        .map(({ part, lines, entries }) => (
          <section key={part} id={`part-${part}`} aria-labelledby={`part-title-${part}`} className="stack">
            <h2 id={`part-title-${part}`} className="scheme-part-title">
              {words.part(part)}
            </h2>
            {lines.length > 0 && <Lines lines={lines} />}
            {entries.length > 0 && <Entries entries={entries} depth={3} />}
          </section>
        ))}
    </div>
  );
}

function Entries({ entries, depth }: { readonly entries: readonly Entry[]; readonly depth: number }) {
  const format = useFormat();
  const words = useWords();
  const kinds = new Set(entries.map(({ what }) => what));
  return (
    <ul className="sheet-entries">
      {entries.map((entry, at) => (
        <li key={`${entry.what} ${entry.name} ${at}`} className="sheet-entry">
          <p className={depth === 3 ? 'sheet-entry-title' : 'sheet-entry-title small'}>
            {kinds.size > 1 && <span className="muted">{words.what(entry.what)} </span>}
            {entry.label ? format.text(entry.label) : <code>{entry.name}</code>}{' '}
            {entry.label && <code className="small muted">{entry.name}</code>}
          </p>
          {entry.lines.length > 0 && <Lines lines={entry.lines} />}
          {entry.entries.length > 0 && <Entries entries={entry.entries as readonly Entry[]} depth={depth + 1} />}
        </li>
      ))}
    </ul>
  );
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const t = useT();
  const format = useFormat();
  const words = useWords();
  return (
    <dl className="sheet-lines">
      {lines.map((line, at) => (
        <div key={`${line.name} ${at}`}>
          <dt>{words.field(line.name)}</dt>
          <dd>
            {line.is === 'text' && format.text(line.text)}
            {line.is === 'expression' && <code className="rule-when">{line.when}</code>}
            {line.is === 'value' && format.text(line.value)}
            {line.is === 'value' && line.isAssumed && (
              <>
                {' '}
                <Tag tone="amber">{t('schemepage.assumed')}</Tag>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
