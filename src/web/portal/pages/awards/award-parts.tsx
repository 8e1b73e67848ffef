import type { ApiAnswer } from '../../../ui/api.ts';
import { DefinitionList } from '../../../ui/blocks.tsx';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { Money } from '../../../ui/values.tsx';

type Award = ApiAnswer<'GET /awards/:id'>;

/** What went back of an award, as one line; nothing where nothing did. */
export function returnedOf(it: Award): { readonly unit: string; readonly amount: string }[][] {
  const lines = it.lines.filter(({ returned }) => returned !== '0').map(({ unit, returned }) => ({ unit, amount: returned }));
  return lines.length === 0 ? [] : [lines];
}

/** What the holder must keep to. */
export function AwardConditions({ of }: { readonly of: Award['conditions'] }) {
  const t = useT();
  if (of.length === 0) return null;
  return (
    <div className="stack">
      <p>
        <strong>{t('award.conditions')}</strong>
      </p>
      <ul>
        {of.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ul>
    </div>
  );
}

/** The parts in which the money is paid, each with what it waits for. One part alone says nothing that the rest does not. */
export function AwardParts({ of }: { readonly of: Award['parts'] }) {
  const t = useT();
  if (of.length < 2) return null;
  return (
    <div className="stack">
      <p>
        <strong>{t('award.parts')}</strong>
      </p>
      <DefinitionList
        dense
        items={of.map((part) => ({
          term: part.title,
          is: (
            <>
              <Money cents={part.amount} />{' '}
              <span className="muted small">
                {part.paidAt !== null
                  ? t('award.parts.paid', { at: part.paidAt })
                  : t(part.openedAt !== null ? 'award.parts.due' : `award.parts.gate.${part.gate}`)}
              </span>
            </>
          ),
        }))}
      />
    </div>
  );
}

/** What was promised in numbers beside what the accepted reports say. */
export function Commitments({ of }: { readonly of: Award['commitments'] }) {
  const t = useT();
  const format = useFormat();
  if (of.length === 0) return null;
  return (
    <div className="stack">
      <p>
        <strong>{t('award.commitments')}</strong>
      </p>
      <DefinitionList
        dense
        items={of.map(({ title, unit, promised, reported }) => {
          const say = (amount: string) => (unit === 'money' ? format.money(amount) : format.number(amount));
          const facts = {
            promised: promised === null ? '–' : say(promised),
            reported: reported === null ? t('award.commitments.none') : say(reported),
          };
          return { term: title, is: t('award.commitments.line', facts) };
        })}
      />
    </div>
  );
}
