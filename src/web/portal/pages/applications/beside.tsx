import { useFormat, useT } from '../../../ui/reading.tsx';
import type { FormField } from '../../../ui/form/answer-field.tsx';
import { WhoDoes } from './together.tsx';
import { nameIn } from './use-together.ts';
import type { Together } from './use-together.ts';

interface BesideProps {
  readonly id: string;
  readonly together: Together;
  readonly field: FormField;
  readonly path: string;
  /** The reader is giving questions to people. */
  readonly isGiving: boolean;
}

/** Beside a question: who answers it, and who is at it right now. */
export function Beside({ id, together, field, path, isGiving }: BesideProps) {
  const t = useT();
  const format = useFormat();
  const given = nameIn(together, together.tasks.find(({ part }) => part === path)?.person);
  const here = together.here.filter(({ part }) => part === path);
  return (
    <>
      {isGiving ? (
        <WhoDoes id={id} part={path} label={t('together.by_named', { part: format.text(field.label) })} together={together} />
      ) : (
        given !== undefined && <p className="beside small muted">{t('together.answers', { name: given })}</p>
      )}
      {here.map(({ person }) => (
        <p key={person} className="beside beside-here small">
          {t('together.here', { name: nameIn(together, person) ?? '' })}
        </p>
      ))}
    </>
  );
}
